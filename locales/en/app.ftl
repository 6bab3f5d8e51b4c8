# The frame, the connect screen, and words used everywhere.
app-title = Audit log
app-title-full = Pachca audit log
tab-timeline = Timeline
tab-charts = Charts
nav-label = Screens
events = { $count ->
    [one] { $n } event
   *[other] { $n } events
}
language-switch = Switch to Russian
theme-system = Theme: as the system
theme-light = Theme: light
theme-dark = Theme: dark
disconnect = Disconnect
disconnect-hint = Forget the token and everything loaded
period-change = Change the period
close = Close
cancel = Cancel
retry = Try again
copy = Copy
copied = Copied
clear = Clear
skip-to-content = Skip to the events

connect-heading = Open your workspace audit log
connect-promise = The token stays in this tab’s memory. It is sent to the Pachca API and nowhere else.
connect-token = Access token
connect-token-hint = Automations → API. Needs the scope audit_events:read, which only the workspace owner can grant (plan “Corporation”).
connect-period = Period
connect-period-day = 24 h
connect-period-days = { $count ->
    [one] { $n } day
   *[other] { $n } days
}
connect-period-custom = Custom
connect-from = From
connect-to = To
connect-plan = What to load
connect-plan-security = Security first
connect-plan-all = Everything
connect-plan-chosen = Choose…
connect-plan-security-hint = Everything but messages, reactions and threads, which are some nine tenths of a log. They can be loaded afterwards.
connect-plan-all-hint = Every event of the period, also of kinds that this page does not know yet.
connect-plan-chosen-hint = Only these categories. With “Other” the whole log is read: the API cannot pick out kinds of events that are not known.
connect-submit = Load the audit log
connect-checking = Checking the token…
connect-slow = Pachca takes long to answer. Still trying…
connect-or = or without a token
connect-sample = Try with sample data
connect-no-token = Paste an access token first.
connect-bad-token-text = This does not look like a token: it has spaces or characters that no token has. Copy it once more.
connect-no-period = Choose both ends of the period; the first has to be before the second.
connect-no-plan = Choose at least one category.
connect-return = This address opens a saved view. It is shown once you are connected.
connect-ignored = { $count ->
    [one] One part of the address made no sense and was left out.
   *[other] { $n } parts of the address made no sense and were left out.
}

sample-banner = Sample data: a made-up company, generated in this tab.
