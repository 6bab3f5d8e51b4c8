# The story around an event.
detail-tab-story = Story
story-this = this event
story-before = { $count ->
    [one] One event before
   *[other] { $n } events before
}
story-after = { $count ->
    [one] One event after
   *[other] { $n } events after
}
story-session = { $count ->
    [one] Show the one event of this session
   *[other] Show all { $n } events of this session
}
story-elsewhere = The same actor elsewhere, within 12 hours
story-others = Others from this address, within 12 hours
