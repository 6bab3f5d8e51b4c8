# Список: вид, переход ко времени, отмеченные события.
list-object = Объект
list-options = Вид списка
list-density = Строки
list-density-comfortable = Просторные
list-density-compact = Плотные
list-times = Время
list-times-exact = Точное
list-times-relative = Сколько назад
list-columns = Столбцы
list-reset = Как вначале
list-width = Ширина столбца «{ $name }»
list-jump = Перейти ко времени
list-jump-when = Дата и время
list-jump-go = Перейти
list-first = Новейшее
list-last = Старейшее
ago-now = сейчас
ago-minutes = { $n } мин назад
ago-hours = { $n } ч назад
ago-days = { $count ->
    [one] { $n } день назад
    [few] { $n } дня назад
   *[many] { $n } дней назад
}
pick = Отметить это событие
picked = { $count ->
    [one] Отмечено { $n } событие
    [few] Отмечено { $n } события
   *[many] Отмечено { $n } событий
}
picked-label = Отмеченные события
picked-compare = Сравнить
picked-compare-hint = Два события рядом
picked-copy-json = Копировать JSON
picked-copy-csv = Копировать CSV
picked-copy-text = Копировать текст
picked-clear = Снять отметки
compare-title = Два события рядом
compare-same = { $count ->
    [one] { $n } поле совпадает
    [few] { $n } поля совпадают
   *[many] { $n } полей совпадают
}
compare-differ = { $count ->
    [one] { $n } поле различается
    [few] { $n } поля различаются
   *[many] { $n } полей различаются
}
compare-differs = различается
compare-field = Поле
compare-one = Одно
compare-other = Другое
compare-apart = Времени между ними
