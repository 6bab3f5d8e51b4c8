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

progress-wait = The API asked for a pause: goes on in { $time }
progress-paused = paused
progress-pause = Pause
progress-resume = Go on
progress-left = about { $time } left
progress-left-moment = almost done
progress-left-unknown = estimating…
seconds-short = { $n } s
minutes-short = { $n } min
notice-wait = The API has asked this page to make a pause, because too many requests were made with this token, here or elsewhere. Nothing is sent until then; loading goes on by itself. What is loaded can be used meanwhile.
notice-wait-left = Goes on in { $time }

strip-label = What has been read of the period
strip-read = read
strip-part = read in part
strip-unread = not read yet
strip-reading = being read now
strip-failed = could not be read
strip-retry = { $time } could not be read completely. Try again
reading-time = Reading { $from } – { $to }
reading-kinds = { $count ->
    [0] Reading “{ $title }”
    [one] Reading “{ $title }” and one more kind
   *[other] Reading “{ $title }” and { $n } more kinds
}

session-rate = Requests a second, at most
session-rate-safe = { $n } (safe default)
session-rate-hint = The API allows about 50 for each token, everything that uses it taken together. Choose fewer if other programs use the same token. The page slows down by itself when the API asks it to.

live = Live
live-hint = Follow new events: the log is asked every 30 seconds while this tab is visible, or always where a new incident is told outside of it. Each time leaves an entry in the log.
live-failing = Live has had no answer since { $time }; the next try follows by itself.
live-new = { $count ->
    [one] { $n } new event
   *[other] { $n } new events
}
notice-stop = Stop loading

session-idle = Forget the token after
session-idle-never = never, until I disconnect
session-idle-hint = When nobody touches this page for so long and nothing is being loaded, it disconnects and forgets what was loaded. The address keeps the view.
