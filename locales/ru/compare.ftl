# Графики: предыдущий период, обычный разброс, когда, кто и откуда.
change-new = с нуля
change-more = На { $n } % больше, чем за предыдущий период: тогда было { $before }
change-fewer = На { $n } % меньше, чем за предыдущий период: тогда было { $before }
change-times = { $count ->
    [one] В { $n } раз больше, чем за предыдущий период: тогда было { $before }
    [few] В { $n } раза больше, чем за предыдущий период: тогда было { $before }
   *[many] В { $n } раз больше, чем за предыдущий период: тогда было { $before }
}
change-same = Столько же, сколько за предыдущий период
change-none-before = За предыдущий период не было
chart-before = Предыдущий период
chart-ordinary = Обычно
chart-tip-before = предыдущий период: { $n }
chart-tip-ordinary = обычно: { $low }–{ $high }
compare-with = Сравнение с периодом { $before }
compare-running = Период ещё идёт, поэтому сравнивается с такой же частью предыдущего: { $before }
compare-whole = Период ещё идёт, но сравнивается со всем предыдущим: { $before }
compare-to-whole = Сравнить со всем предыдущим
compare-to-part = Сравнить с такой же частью
compare-shade = Затенено то, что обычно для времени суток
compare-missing = Сравнить не с чем: период { $before } не загружен.
compare-missing-part = Сравнить не с чем: период { $before } загружен не полностью.
compare-reading = Сравнить пока нельзя: период { $now } загружен не полностью.
compare-gone = Сравнить не с чем: события раньше, чем { $now }, больше не хранятся.
compare-load = Загрузить
compare-load-part = Загрузить то, что хранится
changed-most = Больше всего изменились:
changed-later = (+{ $n } позже)
changed-nothing = Ни один вид событий не изменился больше, чем случайно.

heat-title = Когда: час и день недели
heat-hint = Выберите час, чтобы увидеть, в какие дни это было.
heat-cell = { $day }, { $from }–{ $to }: { $events }
heat-unusual = { $said }. Необычно много: в другие дни { $usual }
heat-legend = необычно много
heat-hours = Дни выбранного часа

top-actors = Кто чаще всего
top-addresses = Откуда
top-of = из { $n }
top-most-from = { $further ->
    [0] Только с { $name }
    [one] Чаще всего с { $name } ({ $n }), ещё с { $further } адреса
   *[other] Чаще всего с { $name } ({ $n }), ещё с { $further } адресов
}
top-most-by = { $further ->
    [0] Только { $name }
   *[other] Чаще всего { $name } ({ $n }), других: { $further }
}
fresh-title = Новое по сравнению с предыдущим периодом
fresh-not-in = не было в период { $before }
fresh-unknown = Станет известно, когда будет загружен предыдущий период.
fresh-none = Нет
