### Events in words. For each event key: `-title` heads the detail panel, `-did` follows the actor's name in a row.
### `$lead` says what stands right after `-did`: person, bot, own, other or none.

## Sign-in

user-login-title = Signed in
user-login-did = signed in
user-logout-title = Signed out
user-logout-did = signed out
user-2fa-success-title = Passed two-factor check
user-2fa-success-did = passed two-factor check
user-2fa-fail-title = Failed two-factor check
user-2fa-fail-did = failed two-factor check
user-2fa-disabled-title = Two-factor turned off
user-2fa-disabled-did = { $lead ->
    [person] turned off two-factor for
   *[other] turned off two-factor
}
login-grant-created-title = Sign-in QR code created
login-grant-created-did = created sign-in QR code
login-grant-approved-title = QR sign-in approved
login-grant-approved-did = approved QR sign-in
login-grant-denied-title = QR sign-in denied
login-grant-denied-did = denied QR sign-in

## Apps and devices

oauth-authorization-granted-title = App access granted
oauth-authorization-granted-did = granted app access
oauth-authorization-revoked-title = App access revoked
oauth-authorization-revoked-did = revoked app access
oauth-device-authorization-approved-title = App sign-in on a device approved
oauth-device-authorization-approved-did = approved app sign-in on device
oauth-device-authorization-denied-title = App sign-in on a device denied
oauth-device-authorization-denied-did = denied app sign-in on device
oauth-token-revoked-title = App revoked its own token
oauth-token-revoked-did = token revoked by app
exchange-disabled-title = Exchange integration turned off
exchange-disabled-did = { $lead ->
    [person] turned off Exchange integration for
   *[other] turned off Exchange integration
}

## Access tokens

access-token-created-title = Access token created
access-token-created-did = created access token
access-token-updated-title = Access token changed
access-token-updated-did = changed access token
access-token-destroy-title = Access token deleted
access-token-destroy-did = deleted access token

## Bots

bot-scopes-updated-title = Bot scopes changed
bot-scopes-updated-did = { $lead ->
    [bot] changed scopes of bot
   *[other] changed bot scopes
}
bot-webhook-settings-updated-title = Bot webhook changed
bot-webhook-settings-updated-did = { $lead ->
    [bot] changed webhook of bot
   *[other] changed bot webhook
}
bot-token-created-title = Bot token issued
bot-token-created-did = { $lead ->
    [bot] issued token for bot
   *[other] issued bot token
}
bot-token-updated-title = Bot token changed
bot-token-updated-did = { $lead ->
    [bot] changed token of bot
   *[other] changed bot token
}
bot-token-reissued-title = Single bot token reissued
bot-token-reissued-did = { $lead ->
    [bot] reissued single token of bot
   *[other] reissued single bot token
}
bot-token-recreated-title = Bot token rotated
bot-token-recreated-did = { $lead ->
    [bot] rotated token of bot
   *[other] rotated bot token
}
bot-token-deleted-title = Bot token deleted
bot-token-deleted-did = { $lead ->
    [bot] deleted token of bot
   *[other] deleted bot token
}
bot-oauth-client-updated-title = Bot OAuth client changed
bot-oauth-client-updated-did = { $lead ->
    [bot] changed OAuth client of bot
   *[other] changed bot OAuth client
}
bot-oauth-client-disabled-title = Bot OAuth client turned off
bot-oauth-client-disabled-did = { $lead ->
    [bot] turned off OAuth client of bot
   *[other] turned off bot OAuth client
}
bot-oauth-client-secret-issued-title = Bot OAuth secret issued
bot-oauth-client-secret-issued-did = { $lead ->
    [bot] issued OAuth secret for bot
   *[other] issued bot OAuth secret
}
bot-oauth-client-secret-rotated-title = Bot OAuth secret rotated
bot-oauth-client-secret-rotated-did = { $lead ->
    [bot] rotated OAuth secret of bot
   *[other] rotated bot OAuth secret
}
bot-deleted-title = Bot deleted
bot-deleted-did = deleted bot

## Employees

user-created-title = Account created
user-created-did = { $lead ->
    [person] created account for
   *[other] created account
}
user-updated-title = Profile changed
user-updated-did = { $lead ->
    [person] changed profile of
   *[other] changed profile
}
user-role-changed-title = Role changed
user-role-changed-did = { $lead ->
    [person] changed role of
    [own] changed own role
   *[other] changed role
}
user-deleted-title = Account deleted
user-deleted-did = { $lead ->
    [person] deleted account of
   *[other] deleted account
}

## Tags

tag-created-title = Tag created
tag-created-did = created tag
tag-deleted-title = Tag deleted
tag-deleted-did = deleted tag
user-added-to-tag-title = Added to tag
user-added-to-tag-did = { $lead ->
    [person] gave a tag to
   *[other] added to tag
}
user-removed-from-tag-title = Removed from tag
user-removed-from-tag-did = { $lead ->
    [person] took a tag from
   *[other] removed from tag
}

## Chats

chat-created-title = Chat created
chat-created-did = created chat
chat-renamed-title = Chat renamed
chat-renamed-did = renamed chat
chat-permission-changed-title = Chat access changed
chat-permission-changed-did = changed access to chat

## Chat members

user-chat-join-title = Joined chat
user-chat-join-did = { $lead ->
    [person] chat joined by
   *[other] joined chat
}
user-chat-leave-title = Left chat
user-chat-leave-did = { $lead ->
    [person] chat left by
   *[other] left chat
}
tag-added-to-chat-title = Tag added to chat
tag-added-to-chat-did = added tag to chat
tag-removed-from-chat-title = Tag removed from chat
tag-removed-from-chat-did = removed tag from chat

## Messages

message-created-title = Message sent
message-created-did = sent message
message-updated-title = Message edited
message-updated-did = edited message
message-deleted-title = Message deleted
message-deleted-did = deleted message

## Reactions and threads

reaction-created-title = Reaction added
reaction-created-did = added reaction
reaction-deleted-title = Reaction removed
reaction-deleted-did = removed reaction
thread-created-title = Thread started
thread-created-did = started thread

## Video calls

video-call-started-title = Video call started
video-call-started-did = started video call
video-call-finished-title = Video call finished
video-call-finished-did = finished video call
video-call-recording-ready-title = Video call recording ready
video-call-recording-ready-did = video call recording ready

## Encryption

kms-encrypt-title = Message encrypted
kms-encrypt-did = encrypted message
kms-decrypt-title = Message decrypted
kms-decrypt-did = decrypted message

## Security

dlp-violation-detected-title = DLP rule triggered
dlp-violation-detected-did = triggered DLP rule
audit-events-accessed-title = Audit log read
audit-events-accessed-did = read audit log
company-chats-accessed-title = List of all chats read
company-chats-accessed-did = read list of all chats
company-bots-accessed-title = List of all bots read
company-bots-accessed-did = read list of all bots

## Search through the API

search-messages-api-title = Message search via API
search-messages-api-did = searched messages via API
search-users-api-title = Employee search via API
search-users-api-did = searched employees via API
search-chats-api-title = Chat search via API
search-chats-api-did = searched chats via API

## Keys that the catalogue does not know: the row shows the key itself

event-unknown-title = Unknown event
event-unknown-did = { $key }

## What an event was done to: alone, and with an id that has no name

entity-user = Employee
entity-chat = Chat
entity-message = Message
entity-reaction = Reaction
entity-group-tag = Tag
entity-topic-thread = Thread
entity-video-room = Video call
entity-access-token = Access token
entity-bot = Bot
entity-company = Workspace
entity-oauth-application = App
entity-login-grant = QR sign-in
entity-user-id = employee #{ $id }
entity-chat-id = chat #{ $id }
entity-message-id = message #{ $id }
entity-reaction-id = reaction #{ $id }
entity-group-tag-id = tag #{ $id }
entity-topic-thread-id = thread #{ $id }
entity-video-room-id = video call #{ $id }
entity-access-token-id = token #{ $id }
entity-company-id = workspace #{ $id }
entity-oauth-application-id = app #{ $id }
entity-login-grant-id = QR sign-in #{ $id }
entity-bot-id = bot #{ $id }
entity-unknown-id = { $type } #{ $id }

## Fields of details

field-action-message = Message to the sender
field-actor-id = Done by
field-added-scopes = Added scopes
field-bot-id = Bot
field-changed-attrs = Changed fields
field-changes-confidential = Confidential client
field-changes-events-history-enabled = Keeps event history
field-changes-ignore-self-messages = Ignores own messages
field-changes-outgoing-url = Webhook address
field-changes-redirect-uris = Redirect addresses
field-changes-scopes = Scopes
field-chat-id = Chat
field-client-id = OAuth client
field-company-role = Role
field-conditions-matched = Conditions met
field-context = How it changed
field-current-scopes = Scopes now
field-cursor-present = Continued from a page
field-deleted-access-grants-count = Deleted grants
field-deleted-access-tokens-count = Deleted tokens
field-details = Details
field-device-app-version = App version
field-device-name = Device
field-device-os-version = System version
field-device-platform = Platform
field-dlp-rule-id = DLP rule number
field-dlp-rule-name = DLP rule
field-duration = Duration
field-file-id = File
field-filters-active = Filter: active
field-filters-chat-ids = Filter: chats
field-filters-chat-subtype = Filter: kind of chat
field-filters-company-roles = Filter: roles
field-filters-created-from = Filter: created from
field-filters-created-to = Filter: created until
field-filters-order = Order
field-filters-personal = Filter: personal
field-filters-sort = Sorted by
field-filters-user-ids = Filter: employees
field-filters = Filters
field-changes = Changes
field-device = Device
field-initiator-id = Initiator
field-inviter-id = Invited by
field-limit = Limit
field-login-grant-id = QR sign-in number
field-max-members-count = Most people at once
field-message-id = Message
field-method = Method
field-name = Name
field-new-company-role = New role
field-new-name = New name
field-old-name = Old name
field-previous-company-role = Previous role
field-public-access = Open to everyone
field-query-present = Search text given
field-reason = Reason
field-recording-id = Recording
field-removed-scopes = Removed scopes
field-resource-owner-id = Token owner
field-revoked-tokens-count = Revoked tokens
field-scopes = Scopes
field-search-type = Search type
field-size = Size
field-started-message-id = Call start message
field-tag-name = Tag
field-token-kind = Kind of token
field-token-name = Token name
field-user-id = Employee

## Fields of a profile, inside a sentence

attr-avatar = picture
attr-birthday = birthday
attr-custom-properties = custom fields
attr-department = department
attr-email = email
attr-first-name = first name
attr-image = picture
attr-inviter-id = inviter
attr-last-name = last name
attr-list-tags = tags
attr-nickname = nickname
attr-password = password
attr-phone-number = phone
attr-role = role
attr-sso = SSO
attr-suspended = suspension
attr-time-zone = time zone
attr-title = job title
attr-user-status = status

## Filters of a search, inside a sentence

filter-active = active
filter-chat-ids = chats
filter-chat-subtype = kind of chat
filter-company-roles = roles
filter-created-from = created from
filter-created-to = created until
filter-order = order
filter-personal = personal
filter-sort = sorting
filter-user-ids = employees

## Values

role-owner = owner
role-admin = admin
role-user = user
role-multi-guest = multi-guest
role-guest = guest
method-qr = QR code
method-qr-code = QR code
reason-denied = denied
reason-verification-failed = verification failed
platform-ios = iOS
platform-android = Android
platform-rustore = RuStore
platform-appgallery = AppGallery
context-sso-login = SSO sign-in
value-yes = yes
value-no = no
value-null = not set
value-empty = empty
value-nothing = none

## Phrases of a row

phrase-did-person = { $did }
phrase-by = by { $name }
phrase-invited-by = invited by { $name }
phrase-removed-by = removed by { $name }
phrase-data-of = data of { $name }
phrase-owner = owned by { $name }
phrase-by-qr = by QR code
phrase-sso-login = at SSO sign-in
phrase-now-public = now public
phrase-now-private = now private
phrase-no-query = no search text
phrase-next-page = further page
phrase-filters = filters: { $list }
phrase-conditions-unmet = conditions not met
phrase-limit = limit { $n }
phrase-more = { $list } +{ $n } more
details-cut = The rest is in the JSON
phrase-setting = { $name }: { $value }
phrase-people = { $count ->
    [one] { $n } person
   *[other] { $n } people
}
phrase-tokens = { $count ->
    [one] { $n } token
   *[other] { $n } tokens
}
phrase-grants = { $count ->
    [one] { $n } grant
   *[other] { $n } grants
}

## Durations and sizes

duration-s = { $s } s
duration-min = { $min } min
duration-min-s = { $min } min { $s } s
duration-h = { $h } h
duration-h-min = { $h } h { $min } min
size-b = { $count ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
size-tb = { $n } TB
decimal-mark = .
