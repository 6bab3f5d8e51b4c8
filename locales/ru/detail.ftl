# Панель рядом со списком: что можно сделать со значением, и профили.
detail-copy = Скопировать { $name }
detail-hour = этот час
detail-before = Было
detail-after = Стало
profile = Профиль
profile-open = Показать профиль
profile-of = Профиль: { $name }
profile-back = Назад к событию
profile-close = Закрыть профиль
profile-making = Просматриваем загруженное…
profile-nothing = Из этого ничего не загружено.
profile-scope = во всём загруженном, без учёта фильтров
profile-only = Только эти события
profile-others = Все, кроме этих
profile-first = Первое
profile-last = Последнее
profile-event = Открыть это событие
profile-hours = Часы суток
profile-with = Только события с { $name }
profile-more = { $count ->
    [one] и ещё { $n }
    [few] и ещё { $n }
   *[many] и ещё { $n }
}
