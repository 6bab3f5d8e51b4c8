# The connected screens: progress, filters, list, details, charts.
progress-of = of ~{ $n }
progress-rate = { $n } req/s
progress-label = Loading the log
progress-part = Only a part is loaded
progress-rest = Load the rest
progress-rest-verb = Load the
progress-rest-short = rest
progress-rest-hint = Messages, reactions, threads and kinds of events not known to this page have not been loaded.
progress-stop = Stop loading; what is there stays
progress-done = { $count ->
    [one] { $n } event loaded
   *[other] { $n } events loaded
}

notice-gaps = { $count ->
    [one] One stretch of time could not be read completely: { $list }.
   *[other] { $n } stretches of time could not be read completely: { $list }.
}
notice-gaps-keys = Missing kinds: { $keys }.
notice-cancelled = Loading was stopped. Not read: { $list }.
notice-continue = Go on loading
notice-unreadable = { $count ->
    [one] One event could not be read. Its raw text is kept.
   *[other] { $n } events could not be read. Their raw text is kept.
}
notice-unreadable-show = Show
notice-conflicting = { $count ->
    [one] One event came twice with different content; the first is shown.
   *[other] { $n } events came twice with different content; the first is shown.
}
notice-more = and { $n } more

filters-label = Filters
filters-search = Search and filter
filters-clear = Clear all
filters-open = Filters
filters-remove = Remove the filter { $name }
filters-text = “{ $text }”
filters-not = not { $name }
facet-category = Categories
facet-event = Kinds of events
facet-actor = Actor
facet-entity = Object
facet-type = Kind of object
facet-ip = IP address
facet-client = Client
facet-none = none
facet-more = Show more
facet-less = Show less
facet-search = Search
facet-only-short = only
facet-only = Only { $name }
facet-exclude = Exclude { $name }
facet-selected = selected
facet-excluded = excluded
facet-nothing = Nothing here
facet-hint = Pick one or several. Minus: leave out.
facet-keys = Kinds of events in { $name }

summary-match = { $count ->
    [one] event matches of { $total }
   *[other] events match of { $total }
}
summary-match-short = of { $total }
summary-all = { $count ->
    [one] event
   *[other] events
}
histogram-label = Events over time
histogram-minutes = { $n } min
histogram-seconds = { $n } s
histogram-hours = { $n } h
histogram-days = { $n } d
histogram-start = Start of the selection
histogram-end = End of the selection
histogram-clear = Clear the selection
histogram-table = Events by time
histogram-time = Time
histogram-count = Events

list-label = Events
list-time = Time
list-actor = Actor
list-event = Event
list-ip = IP
list-client = Client
list-empty = No event matches these filters.
list-empty-yet = Nothing so far matches these filters; the log is still being read.
list-empty-hint = Widen the time or take a filter away.
list-empty-log = There is no event in this period.
list-empty-log-hint = Pachca keeps 90 days, and records events only while the plan is “Corporation”. Try a longer period.
list-loading = Reading the first events…
list-server = server
list-nobody = nobody
list-flag = Worth a look

detail-close = Close the details
detail-missing = This event is not in what has been loaded.
detail-when = When
detail-actor = Actor
detail-object = Object
detail-ip = IP
detail-client = Client
detail-agent = User agent
detail-key = Key
detail-id = Id
detail-tab-details = Details
detail-tab-json = JSON
detail-no-details = This kind of event has no further details.
detail-only = Only { $name }
detail-exclude = Exclude { $name }
detail-newer = Newer event
detail-older = Older event
detail-copy-link = Copy link
detail-copy-json = Copy JSON

charts-label = Charts by category
charts-empty = No event of any category matches these filters.
charts-show = Show only { $name }
