# More facets: clients as a tree, rights, notes.
client-fold = Show what is in { $name }
client-inside = In { $name }
client-no-version = version unknown
client-no-platform = platform unknown
facet-scope = Scopes
facet-role = Roles
facet-notes = My notes
notes-mark-star = Starred
notes-mark-comment = With a comment
notes-mark-tag = With a tag
notes-mark-case = In a case
filters-has-note = with a note of yours
query-name-scope = scope in the details, such as messages:read
query-name-role = role in the details, before or after
query-name-note = your notes: star, comment, tag, case
query-name-tag = a tag of yours
query-name-case = a case of yours
query-no-note = There are no notes of the kind “{ $text }”: star, comment, tag, case
notes-narrow = Show these in the list

views-ready = Ready-made
views-own = Saved here
ready-two-factor = Failed two-factor checks
ready-rights = Roles, tokens and scopes
ready-bulk = Messages read in bulk
ready-people = People who came, went or changed
ready-no-talk = All but messages and reactions
stretch-show = Show only (a filter)
stretch-load = Load anew
stretch-load-days = Load { $days }
stretch-all = All that is loaded
stretch-today = Today
stretch-yesterday = Yesterday
stretch-this-week = This week
stretch-last-week = Last week
stretch-day = Last 24 hours
stretch-7-days = Last 7 days
facets-done = { $count ->
    [one] Show the one event
   *[other] Show { $n } events
}
print-cut = Printed: the first { $most } of { $n } events. Narrow the filters, or export, to have the rest.
print-when = Printed on { $when }.
