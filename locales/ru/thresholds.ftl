### Форма порогов и то, что нашлось бы с другими значениями.

threshold-title = Пороги
threshold-hint = С какого значения правило срабатывает. Изменения хранятся в этом браузере и попадают в файл ниже.
threshold-which = Какие пороги
threshold-changed = { $name } (изменено)
threshold-differ = { $count ->
    [one] { $n } отличается от обычного
    [few] { $n } отличаются от обычных
   *[other] { $n } отличаются от обычных
}
threshold-forget-all = Вернуть все обычные
threshold-apply = Применить
threshold-discard = Отменить
threshold-usual = Обычные значения
threshold-bounds = От { $least } до { $most }, обычно { $usual }
threshold-no-number = Это не целое число.
threshold-out-of-bounds = Значение вне допустимых границ.
threshold-no-day = Последний час должен быть позже первого.
threshold-counting = Считаем, что нашлось бы…
threshold-would-rule = { $count ->
    [one] С этими значениями в загруженном периоде { $n } находка этого правила, сейчас { $now }.
    [few] С этими значениями в загруженном периоде { $n } находки этого правила, сейчас { $now }.
   *[other] С этими значениями в загруженном периоде { $n } находок этого правила, сейчас { $now }.
}
threshold-would-all = { $count ->
    [one] По всем правилам вместе { $n } находка, сейчас { $now }.
    [few] По всем правилам вместе { $n } находки, сейчас { $now }.
   *[other] По всем правилам вместе { $n } находок, сейчас { $now }.
}
threshold-unit-minutes = мин
threshold-unit-days = дн.
threshold-unit-hour = ч
threshold-unit-times = ×
threshold-unit-kilometres = км
threshold-unit-speed = км/ч

threshold-group-learning = Что считать новым
threshold-group-company = Что само по себе не показывается

threshold-learning-days = История человека не короче
threshold-learning-sign-ins = Или столько входов
threshold-learning-settle-minutes = Сеть или клиент знакомы через
threshold-learning-colleagues = Коллег, чтобы сеть считалась общей
threshold-learning-colleague-days = Каждый был там не меньше
threshold-company-weight = Вес, с которого находки показываются
threshold-company-minutes = Вес складывается в пределах
threshold-two-factor-burst-failures = Неверных кодов не меньше
threshold-two-factor-burst-minutes = За
threshold-two-factor-burst-at-home = Со своего места и устройства во столько раз больше
threshold-burst-then-in-minutes = Успех после последнего неверного кода за
threshold-one-address-attempts = Неверных кодов не меньше
threshold-one-address-actors = Разных людей не меньше
threshold-one-address-minutes = За
threshold-one-account-failures = Неверных кодов не меньше
threshold-one-account-addresses = Разных адресов не меньше
threshold-one-account-minutes = За
threshold-lone-failure-cleared-minutes = Успех оттуда же снимает подозрение за
threshold-new-device-days = Клиент снова новый, если его не было
threshold-script-known-after-days = Программа считается своей через
threshold-parallel-pairs = Разных мест и клиентов не меньше
threshold-parallel-minutes = За
threshold-travel-kilometres = Расстояние не меньше
threshold-travel-speed = Быстрее
threshold-travel-colleagues = Коллег, чтобы сеть считалась VPN
threshold-off-hours-from-hour = Рабочий день начинается в
threshold-off-hours-to-hour = Рабочий день кончается в
threshold-off-hours-weekends = Суббота и воскресенье — нерабочее время
threshold-off-hours-days = Дней активности человека не меньше
threshold-dormant-days = Ни одного события
threshold-created-then-raised-minutes = Роль администратора за
threshold-app-let-in-learning-days = Журнал загружен не меньше чем за
threshold-mass-deletion-messages = Сообщений не меньше
threshold-mass-deletion-people = Учётных записей не меньше
threshold-mass-deletion-tags = Тегов не меньше
threshold-mass-deletion-minutes = За
threshold-mass-deletion-times-usual = Во столько раз больше самого активного дня
threshold-bulk-reading-reads = Расшифровок и поисков не меньше
threshold-bulk-reading-minutes = За
threshold-bulk-reading-times-usual = Во столько раз больше самого активного дня
threshold-log-read-known-network-is-enough = Из сети владельца читать может любая программа
threshold-several-rules = Разных правил не меньше
threshold-several-weight = С общим весом не меньше
threshold-several-minutes = За
