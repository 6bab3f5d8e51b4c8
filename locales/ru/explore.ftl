# Экраны после подключения: загрузка, фильтры, список, подробности, графики.
progress-of = из ~{ $n }
progress-rate = { $n } запр/с
progress-label = Загрузка журнала
progress-part = Загружена только часть
progress-rest = Загрузить остальное
progress-rest-verb = Загрузить
progress-rest-short = ещё
progress-rest-hint = Сообщения, реакции, треды и события неизвестных этой странице видов не загружены.
progress-stop = Остановить загрузку; загруженное останется
progress-done = { $count ->
    [one] загружено { $n } событие
    [few] загружено { $n } события
    [many] загружено { $n } событий
   *[other] загружено { $n } события
}

notice-gaps = { $count ->
    [one] { $n } отрезок времени прочитан не полностью: { $list }.
    [few] { $n } отрезка времени прочитаны не полностью: { $list }.
    [many] { $n } отрезков времени прочитаны не полностью: { $list }.
   *[other] { $n } отрезка времени прочитаны не полностью: { $list }.
}
notice-gaps-keys = Не хватает видов: { $keys }.
notice-cancelled = Загрузка остановлена. Не прочитано: { $list }.
notice-continue = Продолжить загрузку
notice-unreadable = { $count ->
    [one] { $n } событие не удалось прочитать. Его исходный текст сохранён.
    [few] { $n } события не удалось прочитать. Их исходный текст сохранён.
    [many] { $n } событий не удалось прочитать. Их исходный текст сохранён.
   *[other] { $n } события не удалось прочитать. Их исходный текст сохранён.
}
notice-unreadable-show = Показать
notice-conflicting = { $count ->
    [one] { $n } событие пришло дважды с разным содержанием; показано первое.
    [few] { $n } события пришли дважды с разным содержанием; показаны первые.
    [many] { $n } событий пришли дважды с разным содержанием; показаны первые.
   *[other] { $n } события пришли дважды с разным содержанием; показаны первые.
}
notice-more = и ещё { $n }

filters-label = Фильтры
filters-search = Поиск и фильтры
filters-clear = Сбросить всё
filters-open = Фильтры
filters-remove = Убрать фильтр «{ $name }»
filters-text = «{ $text }»
filters-not = не { $name }
facet-category = Категории
facet-event = Виды событий
facet-actor = Кто
facet-entity = Объект
facet-type = Вид объекта
facet-ip = IP-адрес
facet-client = Клиент
facet-none = нет
facet-more = Показать ещё
facet-less = Свернуть
facet-search = Поиск
facet-only-short = только
facet-only = Только { $name }
facet-exclude = Исключить { $name }
facet-selected = выбрано
facet-excluded = исключено
facet-nothing = Здесь пусто
facet-hint = Можно выбрать несколько. Минус исключает.
facet-keys = Виды событий: { $name }

summary-match = { $count ->
    [one] событие из { $total } подходит
    [few] события из { $total } подходят
    [many] событий из { $total } подходят
   *[other] события из { $total } подходят
}
summary-match-short = из { $total }
summary-all = { $count ->
    [one] событие
    [few] события
    [many] событий
   *[other] события
}
histogram-label = События по времени
histogram-minutes = { $n } мин
histogram-seconds = { $n } с
histogram-hours = { $n } ч
histogram-days = { $n } дн.
histogram-start = Начало выделения
histogram-end = Конец выделения
histogram-clear = Снять выделение
histogram-table = События по времени
histogram-time = Время
histogram-count = События

list-label = События
list-time = Время
list-actor = Кто
list-event = Событие
list-ip = IP
list-client = Клиент
list-empty = Под эти фильтры не подходит ни одно событие.
list-empty-yet = Пока ничего не подходит под эти фильтры; журнал ещё читается.
list-empty-hint = Расширьте время или уберите один из фильтров.
list-empty-log = За этот период событий нет.
list-empty-log-hint = Пачка хранит журнал 90 дней и ведёт его только на тарифе «Корпорация». Попробуйте период длиннее.
list-loading = Читаем первые события…
list-server = сервер
list-nobody = никто
list-flag = Стоит внимания

detail-close = Закрыть подробности
detail-missing = Этого события нет среди загруженных.
detail-when = Когда
detail-actor = Кто
detail-object = Объект
detail-ip = IP
detail-client = Клиент
detail-agent = User agent
detail-key = Ключ
detail-id = ID
detail-tab-details = Детали
detail-tab-json = JSON
detail-no-details = У событий этого вида нет дополнительных сведений.
detail-only = Только { $name }
detail-exclude = Исключить { $name }
detail-newer = Более новое событие
detail-older = Более старое событие
detail-copy-link = Копировать ссылку
detail-copy-json = Копировать JSON

charts-label = Графики по категориям
charts-empty = Под эти фильтры не подходит ни одно событие ни одной категории.
charts-show = Показать только: { $name }
