### События словами. Для каждого ключа: `-title` стоит над подробностями, `-did` следует за именем в строке.
### Пол сотрудника неизвестен, поэтому в строке не глагол в прошедшем времени, а название действия.
### `$lead` говорит, что стоит сразу за `-did`: person, bot, own, other или none.

## Вход

user-login-title = Вход в систему
user-login-did = вход в систему
user-logout-title = Выход из системы
user-logout-did = выход из системы
user-2fa-success-title = Пройдена проверка 2FA
user-2fa-success-did = успешная проверка 2FA
user-2fa-fail-title = Не пройдена проверка 2FA
user-2fa-fail-did = неудачная проверка 2FA
user-2fa-disabled-title = Отключена 2FA
user-2fa-disabled-did = отключение 2FA
login-grant-created-title = Создан QR-код для входа
login-grant-created-did = создание QR-кода для входа
login-grant-approved-title = Подтверждён вход по QR-коду
login-grant-approved-did = подтверждение входа по QR-коду
login-grant-denied-title = Отклонён вход по QR-коду
login-grant-denied-did = отклонение входа по QR-коду

## Приложения и устройства

oauth-authorization-granted-title = Выдан доступ приложению
oauth-authorization-granted-did = выдача доступа приложению
oauth-authorization-revoked-title = Отозван доступ приложения
oauth-authorization-revoked-did = отзыв доступа приложения
oauth-device-authorization-approved-title = Подтверждён вход приложения с устройства
oauth-device-authorization-approved-did = подтверждение входа с устройства
oauth-device-authorization-denied-title = Отклонён вход приложения с устройства
oauth-device-authorization-denied-did = отклонение входа с устройства
oauth-token-revoked-title = Приложение отозвало свой токен
oauth-token-revoked-did = отзыв токена приложением
exchange-disabled-title = Отключена интеграция с Exchange
exchange-disabled-did = отключение интеграции с Exchange

## Токены доступа

access-token-created-title = Создан токен доступа
access-token-created-did = создание токена доступа
access-token-updated-title = Изменён токен доступа
access-token-updated-did = изменение токена доступа
access-token-destroy-title = Удалён токен доступа
access-token-destroy-did = удаление токена доступа

## Боты

bot-scopes-updated-title = Изменены скоупы бота
bot-scopes-updated-did = изменение скоупов бота
bot-webhook-settings-updated-title = Изменён вебхук бота
bot-webhook-settings-updated-did = изменение вебхука бота
bot-token-created-title = Выпущен токен бота
bot-token-created-did = выпуск токена бота
bot-token-updated-title = Изменён токен бота
bot-token-updated-did = изменение токена бота
bot-token-reissued-title = Перевыпущен отдельный токен бота
bot-token-reissued-did = перевыпуск отдельного токена бота
bot-token-recreated-title = Перевыпущен токен бота
bot-token-recreated-did = перевыпуск токена бота
bot-token-deleted-title = Удалён токен бота
bot-token-deleted-did = удаление токена бота
bot-oauth-client-updated-title = Изменён OAuth-клиент бота
bot-oauth-client-updated-did = изменение OAuth-клиента бота
bot-oauth-client-disabled-title = Отключён OAuth-клиент бота
bot-oauth-client-disabled-did = отключение OAuth-клиента бота
bot-oauth-client-secret-issued-title = Выпущен OAuth-секрет бота
bot-oauth-client-secret-issued-did = выпуск OAuth-секрета бота
bot-oauth-client-secret-rotated-title = Обновлён OAuth-секрет бота
bot-oauth-client-secret-rotated-did = обновление OAuth-секрета бота
bot-deleted-title = Удалён бот
bot-deleted-did = удаление бота

## Сотрудники

user-created-title = Создана учётная запись
user-created-did = создание учётной записи
user-updated-title = Изменён профиль
user-updated-did = изменение профиля
user-role-changed-title = Изменена роль
user-role-changed-did = { $lead ->
    [own] изменение своей роли
   *[other] изменение роли
}
user-deleted-title = Удалена учётная запись
user-deleted-did = удаление учётной записи

## Теги

tag-created-title = Создан тег
tag-created-did = создание тега
tag-deleted-title = Удалён тег
tag-deleted-did = удаление тега
user-added-to-tag-title = Добавление в тег
user-added-to-tag-did = добавление в тег
user-removed-from-tag-title = Исключение из тега
user-removed-from-tag-did = исключение из тега

## Чаты

chat-created-title = Создан чат
chat-created-did = создание чата
chat-renamed-title = Переименован чат
chat-renamed-did = переименование чата
chat-permission-changed-title = Изменён доступ к чату
chat-permission-changed-did = изменение доступа к чату

## Участники чатов

user-chat-join-title = Вступление в чат
user-chat-join-did = вступление в чат
user-chat-leave-title = Выход из чата
user-chat-leave-did = выход из чата
tag-added-to-chat-title = Добавлен тег в чат
tag-added-to-chat-did = добавление тега в чат
tag-removed-from-chat-title = Удалён тег из чата
tag-removed-from-chat-did = удаление тега из чата

## Сообщения

message-created-title = Отправлено сообщение
message-created-did = отправка сообщения
message-updated-title = Отредактировано сообщение
message-updated-did = правка сообщения
message-deleted-title = Удалено сообщение
message-deleted-did = удаление сообщения

## Реакции и треды

reaction-created-title = Добавлена реакция
reaction-created-did = добавление реакции
reaction-deleted-title = Снята реакция
reaction-deleted-did = снятие реакции
thread-created-title = Создан тред
thread-created-did = создание треда

## Видеозвонки

video-call-started-title = Начат видеозвонок
video-call-started-did = начало видеозвонка
video-call-finished-title = Завершён видеозвонок
video-call-finished-did = завершение видеозвонка
video-call-recording-ready-title = Готова запись видеозвонка
video-call-recording-ready-did = готовая запись видеозвонка

## Шифрование

kms-encrypt-title = Зашифровано сообщение
kms-encrypt-did = шифрование сообщения
kms-decrypt-title = Расшифровано сообщение
kms-decrypt-did = расшифровка сообщения

## Безопасность

dlp-violation-detected-title = Сработало правило DLP
dlp-violation-detected-did = срабатывание правила DLP
audit-events-accessed-title = Прочитан журнал аудита
audit-events-accessed-did = чтение журнала аудита
company-chats-accessed-title = Получен список всех чатов
company-chats-accessed-did = получение списка всех чатов
company-bots-accessed-title = Получен список всех ботов
company-bots-accessed-did = получение списка всех ботов

## Поиск через API

search-messages-api-title = Поиск сообщений через API
search-messages-api-did = поиск сообщений через API
search-users-api-title = Поиск сотрудников через API
search-users-api-did = поиск сотрудников через API
search-chats-api-title = Поиск чатов через API
search-chats-api-did = поиск чатов через API

## Ключи, которых нет в каталоге: в строке стоит сам ключ

event-unknown-title = Неизвестное событие
event-unknown-did = { $key }

## Над чем совершено действие: само по себе и с номером, у которого нет имени

entity-user = Сотрудник
entity-chat = Чат
entity-message = Сообщение
entity-reaction = Реакция
entity-group-tag = Тег
entity-topic-thread = Тред
entity-video-room = Видеозвонок
entity-access-token = Токен доступа
entity-bot = Бот
entity-company = Пространство
entity-oauth-application = Приложение
entity-login-grant = Вход по QR-коду
entity-user-id = сотрудник #{ $id }
entity-chat-id = чат #{ $id }
entity-message-id = сообщение #{ $id }
entity-reaction-id = реакция #{ $id }
entity-group-tag-id = тег #{ $id }
entity-topic-thread-id = тред #{ $id }
entity-video-room-id = видеозвонок #{ $id }
entity-access-token-id = токен #{ $id }
entity-company-id = пространство #{ $id }
entity-oauth-application-id = приложение #{ $id }
entity-login-grant-id = вход по QR-коду #{ $id }
entity-bot-id = бот #{ $id }
entity-unknown-id = { $type } #{ $id }

## Поля подробностей

field-action-message = Текст для отправителя
field-actor-id = Кто сделал
field-added-scopes = Добавленные скоупы
field-bot-id = Бот
field-changed-attrs = Изменённые поля
field-changes-confidential = Конфиденциальный клиент
field-changes-events-history-enabled = Хранение истории событий
field-changes-ignore-self-messages = Пропуск своих сообщений
field-changes-outgoing-url = Адрес вебхука
field-changes-redirect-uris = Адреса возврата
field-changes-scopes = Скоупы
field-chat-id = Чат
field-client-id = OAuth-клиент
field-company-role = Роль
field-conditions-matched = Условия выполнены
field-context = Как изменилось
field-current-scopes = Скоупы теперь
field-cursor-present = Продолжение страницы
field-deleted-access-grants-count = Удалено разрешений
field-deleted-access-tokens-count = Удалено токенов
field-details = Подробности
field-device-app-version = Версия приложения
field-device-name = Устройство
field-device-os-version = Версия системы
field-device-platform = Платформа
field-dlp-rule-id = Номер правила DLP
field-dlp-rule-name = Правило DLP
field-duration = Длительность
field-file-id = Файл
field-filters-active = Фильтр: активные
field-filters-chat-ids = Фильтр: чаты
field-filters-chat-subtype = Фильтр: вид чата
field-filters-company-roles = Фильтр: роли
field-filters-created-from = Фильтр: созданы с
field-filters-created-to = Фильтр: созданы до
field-filters-order = Порядок
field-filters-personal = Фильтр: личные
field-filters-sort = Сортировка
field-filters-user-ids = Фильтр: сотрудники
field-filters = Фильтры
field-changes = Изменения
field-device = Устройство
field-initiator-id = Инициатор
field-inviter-id = По приглашению
field-limit = Лимит
field-login-grant-id = Номер входа по QR-коду
field-max-members-count = Участников одновременно
field-message-id = Сообщение
field-method = Способ
field-name = Название
field-new-company-role = Новая роль
field-new-name = Новое название
field-old-name = Прежнее название
field-previous-company-role = Прежняя роль
field-public-access = Открыт для всех
field-query-present = Текст запроса задан
field-reason = Причина
field-recording-id = Запись
field-removed-scopes = Удалённые скоупы
field-resource-owner-id = Владелец токена
field-revoked-tokens-count = Отозвано токенов
field-scopes = Скоупы
field-search-type = Вид поиска
field-size = Размер
field-started-message-id = Сообщение о начале
field-tag-name = Тег
field-token-kind = Вид токена
field-token-name = Название токена
field-user-id = Сотрудник

## Поля профиля внутри предложения

attr-avatar = фото
attr-birthday = день рождения
attr-custom-properties = дополнительные поля
attr-department = отдел
attr-email = почта
attr-first-name = имя
attr-image = фото
attr-inviter-id = кто пригласил
attr-last-name = фамилия
attr-list-tags = теги
attr-nickname = никнейм
attr-password = пароль
attr-phone-number = телефон
attr-role = роль
attr-sso = SSO
attr-suspended = блокировка
attr-time-zone = часовой пояс
attr-title = должность
attr-user-status = статус

## Фильтры поиска внутри предложения

filter-active = активные
filter-chat-ids = чаты
filter-chat-subtype = вид чата
filter-company-roles = роли
filter-created-from = созданы с
filter-created-to = созданы до
filter-order = порядок
filter-personal = личные
filter-sort = сортировка
filter-user-ids = сотрудники

## Значения

role-owner = владелец
role-admin = администратор
role-user = сотрудник
role-multi-guest = мультигость
role-guest = гость
method-qr = QR-код
method-qr-code = QR-код
reason-denied = отклонён
reason-verification-failed = проверка не пройдена
platform-ios = iOS
platform-android = Android
platform-rustore = RuStore
platform-appgallery = AppGallery
context-sso-login = вход через SSO
value-yes = да
value-no = нет
value-null = не указано
value-empty = пусто
value-nothing = нет

## Обороты строки

phrase-did-person = { $did }:
phrase-by = инициатор: { $name }
phrase-invited-by = по приглашению: { $name }
phrase-removed-by = инициатор: { $name }
phrase-data-of = чьи данные: { $name }
phrase-owner = владелец: { $name }
phrase-by-qr = по QR-коду
phrase-sso-login = при входе через SSO
phrase-now-public = теперь открытый
phrase-now-private = теперь закрытый
phrase-no-query = без текста запроса
phrase-next-page = следующая страница
phrase-filters = фильтры: { $list }
phrase-conditions-unmet = условия не выполнены
phrase-limit = лимит { $n }
phrase-more = { $list } и ещё { $n }
details-cut = Остальное — в JSON
phrase-setting = { $name }: { $value }
phrase-people = { $n } чел.
phrase-tokens = { $count ->
    [one] { $n } токен
    [few] { $n } токена
   *[other] { $n } токенов
}
phrase-grants = { $count ->
    [one] { $n } разрешение
    [few] { $n } разрешения
   *[other] { $n } разрешений
}

## Длительность и размер

duration-s = { $s } с
duration-min = { $min } мин
duration-min-s = { $min } мин { $s } с
duration-h = { $h } ч
duration-h-min = { $h } ч { $min } мин
size-b = { $count ->
    [one] { $n } байт
    [few] { $n } байта
   *[other] { $n } байт
}
size-kb = { $n } КБ
size-mb = { $n } МБ
size-gb = { $n } ГБ
size-tb = { $n } ТБ
decimal-mark = ,
