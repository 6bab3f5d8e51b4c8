# Окно выгрузки.
export-what = Что выгрузить
export-what-filtered = То, что показывают фильтры
export-what-picked = Отмеченные события
export-what-everything = Всё загруженное
export-format = Формат
export-format-csv = Таблица (CSV)
export-format-ndjson = NDJSON
export-format-json = JSON
export-format-csv-hint = Для Excel и LibreOffice: отдельный столбец для каждого поля details, а в последнем — details целиком, как пришли.
export-format-ndjson-hint = По одному событию в строке: для систем сбора журналов и скриптов.
export-format-json-hint = Один массив событий в том виде, в каком их отдаёт API; details без изменений до байта.
export-separator = Разделитель столбцов
export-separator-comma = Запятая ,
export-separator-semicolon = Точка с запятой ;
export-noted = Добавить имена, категорию и местное время
export-noted-hint = рядом с тем, что отдаёт API
export-gzip = Сжать (gzip)
export-gzip-hint = размер примерно в десять раз меньше

export-redact = Скрыть персональные данные
export-redact-none = ничего не скрыто
export-redact-some = { $count ->
    [one] { $n } поле
    [few] { $n } поля
   *[other] { $n } полей
}
export-redact-hint = Поля можно убрать или заменить псевдонимами: одинаковое значение получает один и тот же псевдоним, где бы оно ни встретилось, в том числе в следующих выгрузках с той же парольной фразой. Время, вид и идентификатор события остаются всегда.
export-redact-people = Люди
export-redact-places = Адреса и клиенты
export-redact-details = Убрать все details
export-redact-clear = Как есть
export-passphrase = Парольная фраза для псевдонимов
export-passphrase-hint = Остаётся в памяти этой вкладки. Возьмите длинную: кто её угадает, узнает, кто стоит за псевдонимом.
export-treat-keep = как есть
export-treat-pseudonym = псевдоним
export-treat-drop = убрать

export-preview = Первые строки
export-looking = Просматриваем события…
export-complete = Период { $period } загружен полностью.
export-loading = Журнал ещё загружается. В выгрузке не будет остального; манифест об этом скажет.
export-gaps = { $count ->
    [one] Период { $period } загружен не полностью: не хватает { $n } промежутка. Он назван в манифесте.
    [few] Период { $period } загружен не полностью: не хватает { $n } промежутков. Они названы в манифесте.
   *[other] Период { $period } загружен не полностью: не хватает { $n } промежутков. Они названы в манифесте.
}
export-part = Загружены только некоторые виды событий за { $period }. Они названы в манифесте.
export-load-rest = Загрузить остальное
export-load-gaps = Загрузить недостающее

export-submit = { $count ->
    [one] Выгрузить { $n } событие
    [few] Выгрузить { $n } события
   *[other] Выгрузить { $n } событий
}
export-nothing = Выгружать нечего.
export-no-passphrase = Для псевдонимов нужна парольная фраза.
export-progress = { $done } из { $total }
export-stopped = Остановлено. Ничего не сохранено.
export-failed = Не удалось записать файл. Браузер сообщает: { $message }
export-failed-full = На диске нет места, или браузеру его больше не дают. Ничего не сохранено.
export-done = { $count ->
    [one] { $n } событие, { $size }
    [few] { $n } события, { $size }
   *[other] { $n } событий, { $size }
}
export-defused = { $count ->
    [one] { $n } ячейка начиналась как формула: перед ней поставлен апостроф, чтобы таблица её не выполнила.
    [few] { $n } ячейки начинались как формулы: перед ними поставлен апостроф, чтобы таблица их не выполнила.
   *[other] { $n } ячеек начинались как формулы: перед ними поставлен апостроф, чтобы таблица их не выполнила.
}
export-manifest-again = Сохранить манифест ещё раз

export-note-own = Собственных чтений журнала этой страницей, которые были скрыты, в файле нет.
export-note-formulas = Перед ячейками, которые таблица приняла бы за формулы, стоит апостроф.
export-note-columns = Полей details больше, чем столбцов; остальные есть только в столбце «details».
