# Фасеты.
facet-networks = По сетям
facet-fold = Показать адреса из { $name }
facet-inside = Адреса из { $name }
facet-addresses = По адресам
