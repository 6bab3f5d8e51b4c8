# What else people say: a part of the keys of events, and the words by which these are found, in either language.
event-synonyms =
    _2fa_: two-factor 2-factor 2fa mfa otp second factor authentication one-time password двухфакторн двухэтапн пароль
    user_login: log in login password войти вход пароль
    login_grant: log in login вход
    role: admin rights privileges роль роли админ
    token: api key токен
    scopes: permissions rights скоуп доступ
    user_created: invited joined new employee сотрудник
    user_deleted: left fired dismissed уволен
    dlp: leak data loss утечка
    kms: encryption decryption шифрование
    oauth: integration приложение
    video_call: meeting звонок
