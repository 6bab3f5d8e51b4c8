# This dashboard's own reads of the log, and what a visit has asked of the API.
own-hidden = { $count ->
    [one] { $n } own read hidden
   *[other] { $n } own reads hidden
}
own-shown = Own reads are shown
own-show = Show
own-hide = Hide
own-show-label = Show this dashboard’s own reads of the log
own-hide-label = Hide this dashboard’s own reads of the log
own-tag = this dashboard
own-hint = Reading the log is logged, too. These entries are by your account, from this browser and from this address; reads by anybody else are always shown.
session-menu = This session
session-asked = Asked of the API
session-requests = { $count ->
    [one] { $n } request
   *[other] { $n } requests
}
session-reads = { $count ->
    [0] None of them read the log.
    [one] One of them read the log and left an entry there.
   *[other] { $n } of them read the log and left as many entries there.
}
session-own = Own reads
session-own-known = Hidden are reads of the log by your account, from this very browser and from { $address }. Reads by anybody else, with another client or from another address are always shown.
session-own-unknown = Not told apart yet: every read of the log is shown.

name-from-log = Name from the log itself: the API does not list this chat, tag or person (any longer).
