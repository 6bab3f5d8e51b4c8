# The charts: the period before, what is ordinary, when, who and from where.
change-new = from 0
change-more = { $n } % more than in the period before, when it was { $before }
change-fewer = { $n } % fewer than in the period before, when it was { $before }
change-times = { $n } times as many as in the period before, when it was { $before }
change-same = As many as in the period before
change-none-before = None in the period before
chart-before = The period before
chart-ordinary = Ordinary
chart-tip-before = before: { $n }
chart-tip-ordinary = ordinary: { $low }–{ $high }
compare-with = Compared with { $before }
compare-running = Not over yet, so compared with as much of the period before: { $before }
compare-whole = Not over yet, but compared with the whole period before: { $before }
compare-to-whole = Compare with the whole of it
compare-to-part = Compare with as much of it
compare-shade = Shaded: what is ordinary for the time of day
compare-missing = No comparison: { $before } is not loaded.
compare-missing-part = No comparison: { $before } has been read in part only.
compare-reading = No comparison yet: { $now } has not been read completely.
compare-gone = No comparison: what was before { $now } is no longer kept.
compare-load = Load it
compare-load-part = Load what is kept of it
changed-most = Changed most:
changed-later = (+{ $n } later)
changed-nothing = No kind of events changed more than by chance.

heat-title = When: hour and weekday
heat-hint = Choose an hour to see the days it was on.
heat-cell = { $day }, { $from }–{ $to }: { $events }
heat-unusual = { $said }. Unusually many: on most other days { $usual }
heat-legend = unusually many
heat-hours = Days of the chosen hour

top-actors = Who
top-addresses = From where
top-of = of { $n }
top-most-from = { $further ->
    [0] Only from { $name }
    [one] Most often from { $name }: { $n } times; and from { $further } other address
   *[other] Most often from { $name }: { $n } times; and from { $further } other addresses
}
top-most-by = { $further ->
    [0] Only { $name }
    [one] Most often { $name }: { $n } times; and { $further } other
   *[other] Most often { $name }: { $n } times; and { $further } others
}
fresh-title = New since the period before
fresh-not-in = not in { $before }
fresh-unknown = Known once the period before is loaded.
fresh-none = None
