# Что было с токеном доступа, насколько это загружено.
token-title = Что было с этим токеном
token-made = Создание:
token-changed = Изменение:
token-gone = Удаление:
token-no-begin = Создания нет среди загруженного.
token-no-end = Удаления нет среди загруженного.
token-left-out = { $count ->
    [one] ещё { $n } изменение
    [few] ещё { $n } изменения
   *[other] ещё { $n } изменений
}
token-only = Только события этого токена
token-scopes-same = скоупы прежние
token-scopes-none = без скоупов
