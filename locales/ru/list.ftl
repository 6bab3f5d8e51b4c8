# Список: вид, переход ко времени, отмеченные события.
list-object = Объект
list-category = Категория
list-narrow-hint = В узком списке у события несколько строк. Плотность и столбцы выбираются там, где места больше.
list-no-room = На этом экране нет места для: { $names }
list-options = Вид списка
list-density = Строки
list-density-comfortable = Просторные
list-density-compact = Плотные
list-times = Время
list-times-exact = Точное
list-times-relative = Сколько назад
list-columns = Столбцы
list-reset = Вернуть исходный вид
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
list-fold = Повторы — одной строкой
fold-open = { $count ->
    [one] Показать { $n } событие
    [few] Показать { $n } события по одному
   *[many] Показать { $n } событий по одному
}
fold-close = Снова одной строкой
fold-since = с { $time }
many-other = { $did } · { $count ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}
message-created-many = отправка { $count ->
    [one] { $n } сообщения
   *[other] { $n } сообщений
}
message-deleted-many = удаление { $count ->
    [one] { $n } сообщения
   *[other] { $n } сообщений
}
reaction-created-many = постановка { $count ->
    [one] { $n } реакции
   *[other] { $n } реакций
}
reaction-deleted-many = снятие { $count ->
    [one] { $n } реакции
   *[other] { $n } реакций
}
thread-created-many = создание { $count ->
    [one] { $n } треда
   *[other] { $n } тредов
}
kms-encrypt-many = шифрование { $count ->
    [one] { $n } сообщения
   *[other] { $n } сообщений
}
kms-decrypt-many = расшифровка { $count ->
    [one] { $n } сообщения
   *[other] { $n } сообщений
}
message-updated-many = правка сообщений · { $count ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}
user-chat-join-many = вступление в чаты · { $count ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}
user-chat-leave-many = выход из чатов · { $count ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}
user-login-many = вход · { $count ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}
user-2fa-fail-many = не пройдена проверка 2FA · { $count ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}
audit-events-accessed-many = чтение журнала · { $count ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}
search-messages-api-many = поиск сообщений через API · { $count ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}
