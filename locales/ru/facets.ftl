# Ещё фасеты: клиенты деревом, права, заметки.
client-fold = Показать, что внутри: { $name }
client-inside = Внутри: { $name }
client-no-version = версия неизвестна
client-no-platform = платформа неизвестна
facet-scope = Скоупы
facet-role = Роли
facet-notes = Мои заметки
notes-mark-star = Со звездой
notes-mark-comment = С комментарием
notes-mark-tag = С меткой
notes-mark-case = В деле
filters-has-note = с вашей заметкой
query-name-scope = скоуп в подробностях, например messages:read
query-name-role = роль в подробностях, до или после
query-name-note = ваши заметки: star, comment, tag, case
query-name-tag = ваша метка
query-name-case = ваше дело
query-no-note = Нет заметок вида «{ $text }»: star, comment, tag, case
notes-narrow = Показать их в списке

views-ready = Готовые
views-own = Сохранённые здесь
ready-two-factor = Неудачные проверки 2FA
ready-rights = Роли, токены и скоупы
ready-bulk = Массовое чтение сообщений
ready-people = Кто пришёл, ушёл и сменил роль
ready-no-talk = Всё, кроме сообщений и реакций
stretch-show = Показать только (фильтр)
stretch-load = Загрузить заново
stretch-load-days = Загрузить { $days }
stretch-all = Всё загруженное
stretch-today = Сегодня
stretch-yesterday = Вчера
stretch-this-week = Эта неделя
stretch-last-week = Прошлая неделя
stretch-day = Последние 24 часа
stretch-7-days = Последние 7 дней
facets-done = { $count ->
    [one] Показать { $n } событие
    [few] Показать { $n } события
   *[many] Показать { $n } событий
}
print-cut = Напечатаны первые { $most } из { $n } событий. Чтобы получить остальные, сузьте фильтры или выгрузите журнал.
print-when = Напечатано { $when }.
