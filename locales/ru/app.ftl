# Рамка, экран подключения и слова, общие для всех экранов.
app-title = Журнал аудита
app-title-full = Журнал аудита Пачки
tab-timeline = Лента
tab-charts = Графики
nav-label = Экраны
events = { $count ->
    [one] { $n } событие
    [few] { $n } события
    [many] { $n } событий
   *[other] { $n } события
}
language-switch = Переключить на английский
theme-system = Тема: как в системе
theme-light = Тема: светлая
theme-dark = Тема: тёмная
disconnect = Отключиться
disconnect-hint = Забыть токен и всё загруженное
period-change = Изменить период
close = Закрыть
cancel = Остановить
retry = Повторить
copy = Копировать
copied = Скопировано
clear = Сбросить
skip-to-content = Перейти к событиям

connect-heading = Откройте журнал аудита пространства
connect-promise = Токен остаётся в памяти этой вкладки и отправляется только в API Пачки.
connect-token = Токен доступа
connect-token-hint = Автоматизации → API. Нужен скоуп audit_events:read: он есть только у владельца пространства (тариф «Корпорация»).
connect-period = Период
connect-period-day = 24 ч
connect-period-days = { $count ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
connect-period-custom = Свой
connect-from = С
connect-to = По
connect-plan = Что загрузить
connect-plan-security = Сначала безопасность
connect-plan-all = Всё
connect-plan-chosen = Выбрать…
connect-plan-security-hint = Всё, кроме сообщений, реакций и тредов: на них приходится около девяти десятых журнала. Их можно догрузить потом.
connect-plan-all-hint = Все события за период, в том числе тех видов, о которых эта страница ещё не знает.
connect-plan-chosen-hint = Только эти категории. С «Прочее» читается весь журнал: API не умеет отбирать события неизвестных видов.
connect-submit = Загрузить журнал
connect-checking = Проверяем токен…
connect-slow = Пачка долго не отвечает. Пробуем ещё…
connect-or = или без токена
connect-sample = Посмотреть на примере
connect-no-token = Сначала вставьте токен доступа.
connect-bad-token-text = Это не похоже на токен: в нём пробелы или символы, которых в токенах не бывает. Скопируйте его ещё раз.
connect-no-period = Укажите начало и конец периода; начало должно быть раньше конца.
connect-no-plan = Выберите хотя бы одну категорию.
connect-return = Этот адрес ведёт к сохранённому виду. Он откроется после подключения.
connect-ignored = { $count ->
    [one] { $n } часть адреса непонятна и пропущена.
    [few] { $n } части адреса непонятны и пропущены.
    [many] { $n } частей адреса непонятны и пропущены.
   *[other] { $n } части адреса непонятны и пропущены.
}

sample-banner = Пример: вымышленная компания, созданная в этой вкладке.
