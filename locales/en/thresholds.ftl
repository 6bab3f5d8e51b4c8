### The form for thresholds, and what other values would find.

threshold-title = Thresholds
threshold-hint = From when on a rule speaks. What is changed here is kept in this browser and part of the file below.
threshold-which = Which thresholds
threshold-changed = { $name } (changed)
threshold-differ = { $count ->
    [one] { $n } differs from the usual
   *[other] { $n } differ from the usual
}
threshold-forget-all = Make all usual
threshold-apply = Apply
threshold-discard = Discard
threshold-usual = Usual values
threshold-bounds = From { $least } to { $most }, usually { $usual }
threshold-no-number = This is not a whole number.
threshold-out-of-bounds = This is out of the bounds.
threshold-no-day = The last hour has to be later than the first.
threshold-counting = Counting what this would find…
threshold-would-rule = { $count ->
    [one] With these values the loaded period gives { $n } finding of this rule, now { $now }.
   *[other] With these values the loaded period gives { $n } findings of this rule, now { $now }.
}
threshold-would-all = { $count ->
    [one] Of all rules together { $n } finding, now { $now }.
   *[other] Of all rules together { $n } findings, now { $now }.
}
threshold-unit-minutes = min
threshold-unit-days = days
threshold-unit-hour = h
threshold-unit-times = ×
threshold-unit-kilometres = km
threshold-unit-speed = km/h

threshold-group-learning = What counts as new
threshold-group-company = What keeps quiet by itself

threshold-learning-days = History of a person, at least
threshold-learning-sign-ins = Or this many sign-ins
threshold-learning-settle-minutes = A network or client is known after
threshold-learning-colleagues = Colleagues that make a network shared
threshold-learning-colleague-days = Each of them there on at least
threshold-company-weight = Weight from which findings speak
threshold-company-minutes = They weigh together within
threshold-two-factor-burst-failures = Wrong codes, at least
threshold-two-factor-burst-minutes = Within
threshold-two-factor-burst-at-home = From the own place and device, as many
threshold-burst-then-in-minutes = Success after the last wrong code within
threshold-one-address-attempts = Wrong codes, at least
threshold-one-address-actors = Of different people, at least
threshold-one-address-minutes = Within
threshold-one-account-failures = Wrong codes, at least
threshold-one-account-addresses = From different addresses, at least
threshold-one-account-minutes = Within
threshold-lone-failure-cleared-minutes = A success from there clears it within
threshold-new-device-days = A client is new again when unseen for
threshold-script-known-after-days = A program is the person’s own after
threshold-parallel-pairs = Different places and clients, at least
threshold-parallel-minutes = Within
threshold-travel-kilometres = Distance, at least
threshold-travel-speed = Faster than
threshold-travel-colleagues = Colleagues that make a network a VPN
threshold-off-hours-from-hour = The day begins at
threshold-off-hours-to-hour = The day ends at
threshold-off-hours-weekends = Saturdays and Sundays are out of hours
threshold-off-hours-days = Days a person was active, at least
threshold-dormant-days = Without any event for
threshold-created-then-raised-minutes = Made an administrator within
threshold-app-let-in-learning-days = The log goes back, at least
threshold-mass-deletion-messages = Messages, at least
threshold-mass-deletion-people = Accounts, at least
threshold-mass-deletion-tags = Tags, at least
threshold-mass-deletion-minutes = Within
threshold-mass-deletion-times-usual = Times the busiest day before
threshold-bulk-reading-reads = Decryptions and searches, at least
threshold-bulk-reading-minutes = Within
threshold-bulk-reading-times-usual = Times the busiest day before
threshold-log-read-known-network-is-enough = From the owner’s own network any program may read
threshold-several-rules = Different rules, at least
threshold-several-weight = That weigh together, at least
threshold-several-minutes = Within
