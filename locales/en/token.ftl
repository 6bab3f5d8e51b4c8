# What happened to an access token, as far as that is loaded.
token-title = What happened to this token
token-made = Created by
token-changed = Changed by
token-gone = Deleted by
token-no-begin = Its creation is not among what is loaded.
token-no-end = No deletion is among what is loaded.
token-left-out = { $count ->
    [one] { $n } more change
   *[other] { $n } more changes
}
token-only = Only the events of this token
token-scopes-same = scopes as before
token-scopes-none = no scopes
