# New events that are sent on as they come.
forward-title = Send new events as they come
forward-hint = While live is on and this tab is open: from now on, in the way that is chosen above. This dashboard’s own reads stay out.
forward-on = On. Since it was switched on:
forward-none-yet = On. Nothing new has come yet.
forward-off = Off. What became of the events until then:
forward-again = It is tried again until it works.
forward-needs-log = New events come only from a log that is loaded with a token.
forward-sign = { $count ->
    [one] New events are sent on: { $n } has arrived
   *[other] New events are sent on: { $n } have arrived
}
forward-sign-failed = { $count ->
    [one] New events are sent on, but not all arrive: { $n } has arrived
   *[other] New events are sent on, but not all arrive: { $n } have arrived
}
