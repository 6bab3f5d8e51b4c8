# The list: its layout, jumping to a time, picked events.
list-object = Object
list-category = Category
list-narrow-hint = A narrow list has lines for each event. Density and columns can be chosen where there is more room.
list-no-room = No room on this screen for: { $names }
list-options = How the list looks
list-density = Rows
list-density-comfortable = Comfortable
list-density-compact = Compact
list-times = Times
list-times-exact = Exact
list-times-relative = How long ago
list-columns = Columns
list-reset = Reset to defaults
list-width = Width of the column { $name }
list-jump = Go to a time
list-jump-when = Date and time
list-jump-go = Go
list-first = Newest
list-last = Oldest
ago-now = now
ago-minutes = { $n } min ago
ago-hours = { $n } h ago
ago-days = { $n } d ago
pick = Pick this event
picked = { $count ->
    [one] { $n } event picked
   *[other] { $n } events picked
}
picked-label = Picked events
picked-compare = Compare
picked-compare-hint = Two events side by side
picked-copy-json = Copy JSON
picked-copy-csv = Copy CSV
picked-copy-text = Copy text
picked-clear = Let go
compare-title = Two events side by side
compare-same = { $count ->
    [one] { $n } field is the same
   *[other] { $n } fields are the same
}
compare-differ = { $count ->
    [one] { $n } field differs
   *[other] { $n } fields differ
}
compare-differs = differs
compare-field = Field
compare-one = One
compare-other = Other
compare-apart = Time between them
list-fold = Tell repeated events as one
fold-open = { $count ->
    [one] Show { $n } event
   *[other] Show { $n } events one by one
}
fold-close = Tell them as one again
fold-since = since { $time }
many-other = { $did } · { $n } times
message-created-many = sent { $n } messages
message-updated-many = edited messages { $n } times
message-deleted-many = deleted { $n } messages
reaction-created-many = added { $n } reactions
reaction-deleted-many = removed { $n } reactions
thread-created-many = started { $n } threads
user-chat-join-many = joined chats { $n } times
user-chat-leave-many = left chats { $n } times
user-login-many = signed in { $n } times
user-2fa-fail-many = failed two-factor check { $n } times
audit-events-accessed-many = read audit log { $n } times
kms-encrypt-many = encrypted { $n } messages
kms-decrypt-many = decrypted { $n } messages
search-messages-api-many = searched messages via API { $n } times
