# Как говорят ещё: часть ключей событий и слова, по которым они находятся, на обоих языках.
event-synonyms =
    _2fa_: двухфакторная двухфакторной двухфакторную двухфакторка двухэтапная второй фактор аутентификация аутентификации одноразовый пароль two-factor mfa otp password
    user_login: войти вошёл вошла логин авторизация пароль пароля login sign in password
    login_grant: войти login sign in
    role: роли администратор админ права role admin
    token: токены апи ключ api key token
    scopes: скоупы права разрешения scope permission
    user_created: новый сотрудник пользователь приглашение регистрация user
    user_deleted: сотрудник пользователь уволен уволили увольнение user
    dlp: утечка утечки leak
    kms: шифрование расшифровка encryption
    oauth: интеграция oauth integration
    video_call: звонок созвон встреча call
