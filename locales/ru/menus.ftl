# What leads to the dialogs of parts that come later.
export-open = Выгрузить
export-more = Выгрузить…
export-button = Выгрузить события
export-title = Выгрузка событий
export-hint = Сохранить события в файл
archive-title = Архив в этом браузере
archive-menu = Архив в этом браузере…
archive-menu-off = Выключен
archive-menu-locked = Закрыт
archive-menu-open = Открыт
notify-open = Уведомить…
