# The panel beside the list: what can be done with a value, and profiles.
detail-copy = Copy { $name }
detail-hour = the hour around it
detail-before = Before
detail-after = Now
profile = Profile
profile-open = Show the profile
profile-of = Profile of { $name }
profile-back = Back to the event
profile-close = Close the profile
profile-making = Looking through what is loaded…
profile-nothing = Nothing of this has been loaded.
profile-scope = in everything that is loaded, whatever is filtered
profile-only = Only these events
profile-others = All but these
profile-first = First seen
profile-last = Last seen
profile-event = Open this event
profile-hours = Hours of the day
profile-with = Only the events with { $name }
profile-more = { $count ->
    [one] and one more
   *[other] and { $n } more
}
