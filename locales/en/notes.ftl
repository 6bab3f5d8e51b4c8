# Notes on events, and cases.
note = Note
note-star = Star
note-starred = starred
note-tags = Tags
note-tags-hint = phishing, to ask about
note-text = Comment
note-case = Case
note-hint = Notes and cases stay in this browser, with the events that they are about.
notes = Notes and cases
notes-on-events = Noted events
notes-filter = Which notes
notes-all = All
notes-starred = Starred
notes-none = Nothing has been noted. Star an event with S, or use the tab “Note” beside it.
notes-elsewhere = This event is not in what has been loaded.
notes-not-kept = This browser has no room for the last note: it is lost when the page is closed.
cases = Cases
cases-none = No case yet. A case is a set of events with a name, to be handed on as a report.
case-name = Name of the case
case-add = Add
case-picked = { $count ->
    [one] Put the one picked event into a case
   *[other] Put the { $n } picked events into a case
}
case-take-out = Take out of { $name }
case-give-up = Give up the case { $name }
case-markdown = Report as Markdown
case-html = Report to print
picked-case = To a case…
