### Что нашли правила. Для каждого правила: `-name` — его название, `-said` — одно предложение, `-why` — зачем оно.
### Пол человека неизвестен, поэтому сказано о действиях, а не о том, кто их совершил.


## Предложения

rule-2fa-burst-name = Серия неверных кодов 2FA
rule-2fa-burst-said = { $count ->
    [one] { $n } неверный код 2FA с { $from }
    [few] { $n } неверных кода 2FA за { $span } с { $from }
   *[other] { $n } неверных кодов 2FA за { $span } с { $from }
}
rule-2fa-burst-why = Код 2FA спрашивают только после верного пароля. Много неверных кодов подряд — значит, пароль у кого-то есть и он подбирает код.
rule-2fa-burst-then-in-name = Серия неверных кодов 2FA, затем вход
rule-2fa-burst-then-in-said = { $count ->
    [one] { $n } неверный код 2FA, затем { $signed-in ->
        [yes] вход
       *[no] верный код
    } с { $from }
    [few] { $n } неверных кода 2FA, затем { $signed-in ->
        [yes] вход
       *[no] верный код
    } с { $from }
   *[other] { $n } неверных кодов 2FA, затем { $signed-in ->
        [yes] вход
       *[no] верный код
    } с { $from }
}
rule-2fa-burst-then-in-why = Верный код после многих неверных значит, что подбор или измор мог удаться: в учётной записи может быть кто-то другой.
rule-one-address-many-accounts-name = Один адрес, много учётных записей
rule-one-address-many-accounts-said = { $count ->
    [one] { $n } неверный код 2FA
    [few] { $n } неверных кода 2FA
   *[other] { $n } неверных кодов 2FA
} у { $actors } учётных записей, все с { $from }
rule-one-address-many-accounts-why = Один адрес с неудачами у многих людей перебирает список паролей. Второй фактор спрашивают после пароля, поэтому пароль каждой из этих записей ему уже известен.
rule-one-account-many-addresses-name = Одна учётная запись, много адресов
rule-one-account-many-addresses-said = { $count ->
    [one] { $n } неверный код 2FA
    [few] { $n } неверных кода 2FA
   *[other] { $n } неверных кодов 2FA
} к одной учётной записи с { $addresses ->
    [one] { $addresses } адреса
   *[other] { $addresses } адресов
}
rule-one-account-many-addresses-why = Подбор через сеть прокси меняет адрес каждые несколько попыток; человек так не делает.
rule-lone-failure-from-a-new-address-name = Неверный код 2FA с нового адреса
rule-lone-failure-from-a-new-address-said = { $count ->
    [one] Неверный код 2FA с { $from }: раньше этого человека там не было
    [few] { $n } неверных кода 2FA с { $from }: раньше этого человека там не было
   *[other] { $n } неверных кодов 2FA с { $from }: раньше этого человека там не было
}
rule-lone-failure-from-a-new-address-why = Код 2FA спрашивают только после верного пароля. Если это не сам человек, пароль знает кто-то ещё.
rule-new-address-name = Новая сеть
rule-new-address-said = Вход с { $from }: из этой сети человек раньше не входил
rule-new-address-why = Чужой учётной записью пользуются из другого места. Поездки выглядят так же, поэтому само по себе это не показывается.
rule-new-device-name = Новый клиент
rule-new-device-said = Вход через { $client }: раньше человек так не входил
rule-new-device-why = Чужой учётной записью пользуются с другого устройства. Новый телефон выглядит так же, поэтому само по себе это не показывается.
rule-script-signs-in-name = Входит программа
rule-script-signs-in-said = Под именем человека вошла программа: { $client }
rule-script-signs-in-why = Люди входят через браузер или приложение. Библиотека, которая делает это за них, — автоматика, о которой никто не предупредил, или украденный пароль.
rule-parallel-sign-ins-name = Одновременные входы
rule-parallel-sign-ins-said = Входы из { $n } разных мест и клиентов за { $span }
rule-parallel-sign-ins-why = Один человек редко бывает сразу в нескольких местах. Общая или украденная сессия — бывает.
rule-impossible-travel-name = Невозможная поездка
rule-impossible-travel-said = Два входа за { $span } на расстоянии { $kilometres } км: { $speed } км/ч
rule-impossible-travel-why = Быстрее самолёта никто не ездит. Либо между ними выход VPN, либо учётной записью пользуются двое.
rule-off-hours-name = Необычный час
rule-off-hours-said = { $day-off ->
    [yes] Вход в выходной около { $hour }:00: раньше человек в это время не бывал активен
   *[no] Вход около { $hour }:00: раньше человек в это время не бывал активен
}
rule-off-hours-why = Злоумышленники часто выбирают часы, когда никто не смотрит. Ночные смены выглядят так же, поэтому само по себе это не показывается.
rule-dormant-then-active-name = Забытая учётная запись ожила
rule-dormant-then-active-said = { $count ->
    [one] Вход после { $n } дня без единого события
   *[other] Вход после { $n } дней без единого события
}
rule-dormant-then-active-why = Учётную запись, которой не пользуются, никто не хватится, и злоупотребление заметят поздно. Долгий отпуск выглядит так же.
rule-active-after-deletion-name = Активность после удаления
rule-active-after-deletion-said = { $count ->
    [one] { $n } событие от учётной записи, удалённой { $date }
    [few] { $n } события от учётной записи, удалённой { $date }
   *[other] { $n } событий от учётной записи, удалённой { $date }
}
rule-active-after-deletion-why = Удалённая учётная запись ничего не может. Если она что-то делает, один из её токенов или сеансов ещё действует.
rule-role-raised-name = Выдана роль администратора
rule-role-raised-said = { $self ->
    [yes] Роль администратора выдана самому себе
   *[no] Выдана роль администратора: { $subject }
}
rule-role-raised-why = Администратор может впустить кого угодно и менять права всем. Это бывает редко, и кто-то должен был об этом просить.
rule-created-then-raised-name = Создание и сразу роль администратора
rule-created-then-raised-said = { $subject }: учётная запись создана и за { $span } получила роль администратора
rule-created-then-raised-why = Свежая учётная запись с правами администратора — это запасной вход, который оставляет злоумышленник.
rule-token-made-name = Создан токен
rule-token-made-said = { $count ->
    [one] Создан или расширен токен{ $scopes }
    [few] Создано или расширено { $n } токена{ $scopes }
   *[other] Создано или расширено { $n } токенов{ $scopes }
}
rule-token-made-why = Токен действует без пароля и без 2FA, пока его не отзовут.
rule-app-let-in-name = Незнакомое приложение
rule-app-let-in-said = { $what ->
    [host] Вебхук бота теперь ведёт на { $host }
   *[app] Выдан доступ приложению, которым здесь никто не пользовался: { $application }
}
rule-app-let-in-why = Приложение или вебхук сами выносят данные из пространства, и делают это дальше.
rule-2fa-switched-off-name = Отключена 2FA
rule-2fa-switched-off-said = { $other ->
    [yes] Отключена 2FA: { $subject }
   *[no] Отключена 2FA
}
rule-2fa-switched-off-why = С этого момента достаточно пароля. Злоумышленники делают так, чтобы остаться.
rule-mass-deletion-name = Массовое удаление
rule-mass-deletion-messages-said = { $count ->
    [one] Удалено { $n } сообщение
    [few] Удалено { $n } сообщения за { $span }
   *[other] Удалено { $n } сообщений за { $span }
}
rule-mass-deletion-people-said = { $count ->
    [one] Удалена { $n } учётная запись
    [few] Удалено { $n } учётные записи за { $span }
   *[other] Удалено { $n } учётных записей за { $span }
}
rule-mass-deletion-tags-said = { $count ->
    [one] { $n } удаление тега или человека из тега
    [few] { $n } удаления тегов или людей из них за { $span }
   *[other] { $n } удалений тегов или людей из них за { $span }
}
rule-mass-deletion-why = Удаляя много сразу, заметают следы или вредят: нарочно или из-за вышедшего из-под контроля скрипта.
rule-bulk-reading-name = Массовое чтение
rule-bulk-reading-said = { $count ->
    [one] { $n } расшифровка или поиск за { $span }
    [few] { $n } расшифровки и поиска за { $span }
   *[other] { $n } расшифровок и поисков за { $span }
}{ $at-night ->
    [yes] , ночью и из новой сети
   *[no] { "" }
}
rule-bulk-reading-why = Много читать за короткое время — первое, что делают с украденным токеном.
rule-chat-opened-name = Открыт чат
rule-chat-opened-said = { $count ->
    [one] Чат открыт всему пространству
    [few] { $n } чата открыты всему пространству
   *[other] { $n } чатов открыты всему пространству
}
rule-chat-opened-why = Написанное для немногих теперь могут читать все. Это обычное дело, поэтому само по себе не показывается.
rule-data-leak-rule-hit-name = Правило DLP
rule-data-leak-rule-hit-said = { $count ->
    [one] Сработало правило DLP «{ $leak-rule }»
    [few] Правило DLP «{ $leak-rule }» сработало { $n } раза
   *[other] Правило DLP «{ $leak-rule }» сработало { $n } раз
}
rule-data-leak-rule-hit-why = Собственное правило пространства говорит: написано то, что не должно из него уходить.
rule-someone-else-read-the-log-name = Журнал читал кто-то ещё
rule-someone-else-read-the-log-said = { $count ->
    [one] Журнал аудита прочитан с { $from } через { $client }: владельца там раньше не было
    [few] Журнал аудита прочитан { $n } раза с { $from } через { $client }: владельца там раньше не было
   *[other] Журнал аудита прочитан { $n } раз с { $from } через { $client }: владельца там раньше не было
}
rule-someone-else-read-the-log-why = Читать журнал могут только токены владельца. Одним из них пользуются где-то ещё.
rule-several-at-once-name = Несколько признаков сразу
rule-several-at-once-said = { $count ->
    [one] { $n } признак
    [few] { $n } разных признака
   *[other] { $n } разных признаков
} у одного человека за час: { $rules }
rule-several-at-once-why = Поодиночке каждый из них может быть безобиден. Вместе они редко бывают случайностью.

finding-nobody-client = без user agent
finding-addresses = { $count ->
    [one] { $n } адреса
   *[other] { $n } адресов
}
finding-no-address = неизвестного адреса
finding-span-minutes = { $n } мин
finding-span-hours = { $n } ч
finding-span-days = { $n } дн.

## Что было обычным, что делать, насколько это верно

finding-usual = Что было обычным
finding-usual-none = О времени до этого ничего не загружено: сравнить не с чем.
finding-usual-address = Речь об адресе, а не об одном человеке: привычек для сравнения нет.
finding-usual-days = { $count ->
    [one] { $n } день с событиями, входов всего: { $sign-ins }
    [few] { $n } дня с событиями, входов всего: { $sign-ins }
   *[other] { $n } дней с событиями, входов всего: { $sign-ins }
}
finding-usual-networks = чаще всего из { $list }
finding-usual-clients = через { $list }
finding-usual-hours = обычно с { $from }:00 до { $to }:00
finding-usual-most = не больше { $n } за такое время
finding-usual-times = { $name } ({ $n } дн.)
finding-next = Что делать
finding-why = Зачем это правило
finding-source = Откуда порог: { $source }
finding-source-own = Порог наш: опубликованного нет.
finding-sure = уверенность { $n } %
finding-sure-fact = так записано в журнале
finding-sure-hint = Насколько правило уверено, что это не обычное дело

advice-account = Спросите человека по телефону или лично, он ли это. Если нет: завершите его сеансы, смените пароль, настройте 2FA заново и посмотрите, что сделано с тех пор.
advice-address = Спросите этих людей, пытались ли они войти. Если это не ваш офис, смените их пароли и заблокируйте адрес, где можете.
advice-program = Спросите человека, что это за программа. Если её никто не знает: смените пароль и отзовите токены.
advice-role = Спросите, зачем роль выдана. Если об этом никто не просил, верните прежнюю и посмотрите, что делали обе учётные записи.
advice-token = Спросите человека, зачем токен. Если он никому не нужен, отзовите его: Автоматизации → API.
advice-app = Спросите, зачем выдан доступ. Если он никому не нужен, отзовите его и посмотрите, что можно было прочитать.
advice-deletion = Спросите, так ли задумано, у человека или у хозяина бота. Если нет: сначала отзовите токен, потом выясните, что можно вернуть.
advice-reading = Спросите человека, запускал ли он выгрузку или поиск. Если нет: сразу отзовите его токены и посмотрите, что прочитано.
advice-ghost = Найдите токен или сеанс, который ещё действует, и отзовите его. Посмотрите, что сделано после удаления.
advice-second-factor = Спросите человека, он ли это, и включите 2FA снова.
advice-chat = Проверьте, всем ли можно читать этот чат, и закройте его, если нет.
advice-leak = Посмотрите сообщение и спросите автора. Само правило — в настройках пространства.
advice-log = Проверьте свои токены со скоупом audit_events:read. Отзовите каждый незнакомый и выпустите новый.

## Полоса находок


## Экран

findings-heading = { $count ->
    [one] случай
    [few] случая
   *[other] случаев
}
findings-reading = Прочитано { $n } %; находки могут измениться
findings-checking = Проверяем прочитанное…
findings-done = Проверены все загруженные события
findings-partial = Часть журнала прочитать не удалось: что было там, не проверено
findings-rest = Сообщения и реакции не загружены: правила о них молчат
findings-dropped = { $count ->
    [one] Ещё { $n } находка не поместилась
    [few] Ещё { $n } находки не поместились
   *[other] Ещё { $n } находок не поместилось
}
findings-severities = Важность
findings-which = Какие находки
findings-which-all = Все
findings-which-new = Новые
findings-which-looked = Просмотренные
findings-which-expected = Ожидаемые
findings-which-quiet = Слабые
findings-filters-hint = Находки относятся ко всему загруженному, при любых фильтрах и выбранном времени.
findings-which-quiet-hint = Слабые признаки: то, что само по себе ничего не значит, например вход с нового телефона. Попадает в случаи, если за час о том же человеке нашлось что-то ещё.
findings-count = { $count ->
    [one] { $n } находка
    [few] { $n } находки
   *[other] { $n } находок
}
findings-show-more = Показать ещё
findings-none = В загруженном ничего подозрительного
findings-none-hint = Каждое правило проверило каждое событие. Чем длиннее период, тем больше правилам с чем сравнивать.
findings-none-here = Таких находок нет
findings-none-here-hint = Выберите другую важность или другую группу выше.
findings-none-yet = Пока ничего подозрительного
findings-missing = Находки из этого адреса нет в загруженном. Возможно, она в другом периоде.
findings-looked = Просмотрено
findings-set-looked = Отметить просмотренным
findings-set-new = Отметить новым
findings-show-timeline = Показать в ленте
findings-copy-link = Копировать ссылку
findings-evidence = { $count ->
    [one] Событие, которое это доказывает
    [few] { $n } события, которые это доказывают
   *[other] { $n } событий, которые это доказывают
}
findings-evidence-all = Показать все { $n }
findings-evidence-named = Названы первые { $n }; остальные того же вида
findings-evidence-open = Открыть в ленте
findings-expect = Так и должно быть…
findings-expect-legend = Что ожидаемо?
findings-expect-once = Только этот раз
findings-expect-actor = «{ $rule }» у { $name }
findings-expect-rule = «{ $rule }» у кого угодно
findings-expect-reason = Почему?
findings-expect-reason-hint = Для тех, кто прочтёт это позже, например «переезд в новый офис»
findings-expect-until = На какой срок
findings-expect-forever = Навсегда
findings-expect-days = { $count ->
    [one] { $n } день
    [few] { $n } дня
   *[other] { $n } дней
}
findings-expect-save = Скрыть как ожидаемое
findings-expect-cancel = Отмена
findings-expected = Ожидаемо
findings-expected-because = Ожидаемо: { $reason }
findings-expect-undo = Всё-таки не ожидаемо
findings-kept-hint = Хранится только в этом браузере.
findings-export = Выгрузить находки
findings-export-json = Сохранить как JSON
findings-export-markdown = Копировать как Markdown
findings-markdown-title = Находки в журнале аудита Пачки, { $span }
findings-markdown-who = Кто
findings-markdown-where = Откуда
findings-markdown-when = Когда
findings-rule = Правило

## Правила и исключения

rules-title = Правила и исключения
rules-rules = Правила
rules-rules-hint = Выключенное правило ничего не проверяет. Рядом с каждым — число его находок в загруженном.
rules-exceptions = Исключения
rules-exceptions-none = Исключений нет. Здесь записывается ожидаемое; сюда же можно добавить заведомо безобидные адреса, людей и клиенты.
rules-address = Адрес { $value }
rules-actor = { $name }, все правила
rules-client = Клиент { $value }
rules-once = Один раз: «{ $rule }», { $when }
rules-until = до { $day }
rules-forever = навсегда
rules-remove = Убрать исключение: { $name }
rules-add = Добавить исключение
rules-add-kind = Что заведомо безобидно
rules-add-address = Адрес или сеть
rules-add-actor = Человек, по имени или id
rules-add-client = Клиент, например curl
rules-add-value = Какой именно
rules-add-save = Добавить
rules-add-bad-address = Это не адрес и не сеть вида 192.0.2.0/24.
rules-add-bad-actor = Так не зовут никого или зовут нескольких. Укажите id.
rules-save = Сохранить в файл
rules-open = Открыть файл
rules-open-bad = В этом файле нет правил: { $error }
rules-file-hint = Правила, пороги и исключения — для другого браузера или другого человека.
