# The list: its layout, jumping to a time, picked events.
list-object = Object
list-options = How the list looks
list-density = Rows
list-density-comfortable = Comfortable
list-density-compact = Compact
list-times = Times
list-times-exact = Exact
list-times-relative = How long ago
list-columns = Columns
list-reset = As at first
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
