# The export dialog.
export-what = What
export-what-filtered = What the filters show
export-what-picked = Picked events
export-what-everything = Everything loaded
export-format = Format
export-format-csv = Table (CSV)
export-format-ndjson = NDJSON
export-format-json = JSON
export-format-csv-hint = For Excel and LibreOffice: a column for each field of the details, and the details as they came in the last one.
export-format-ndjson-hint = One event a line, for log systems and scripts.
export-format-json-hint = One array of events as the API gives them, details byte for byte.
export-separator = Columns are separated by
export-separator-comma = Comma ,
export-separator-semicolon = Semicolon ;
export-noted = Names, category and local time as well
export-noted-hint = beside what the API gives
export-gzip = Compress (gzip)
export-gzip-hint = about a tenth of the size

export-redact = Hide personal data
export-redact-none = nothing is hidden
export-redact-some = { $count ->
    [one] { $n } field
   *[other] { $n } fields
}
export-redact-hint = Leave fields out, or replace their values by pseudonyms: the same value gets the same pseudonym wherever it stands, also in later exports with the same passphrase. Time, kind and id of events always stay.
export-redact-people = People
export-redact-places = Addresses and clients
export-redact-details = Leave out all details
export-redact-clear = As it is
export-passphrase = Passphrase for pseudonyms
export-passphrase-hint = Stays in this tab’s memory. Make it long: whoever guesses it can find out who is behind a pseudonym.
export-treat-keep = as it is
export-treat-pseudonym = pseudonym
export-treat-drop = left out

export-preview = The first rows
export-looking = Looking through the events…
export-complete = The period { $period } is loaded completely.
export-loading = The log is still being loaded. What you export now lacks the rest; the manifest says so.
export-gaps = { $count ->
    [one] The period { $period } is not loaded completely: a stretch of it is missing. The manifest names it.
   *[other] The period { $period } is not loaded completely: { $n } stretches of it are missing. The manifest names them.
}
export-part = Only some kinds of events of { $period } are loaded. The manifest names them.
export-load-rest = Load the rest
export-load-gaps = Load what is missing

export-submit = { $count ->
    [one] Export { $n } event
   *[other] Export { $n } events
}
export-nothing = There is nothing to export.
export-no-passphrase = Pseudonyms need a passphrase.
export-progress = { $done } of { $total }
export-stopped = Stopped. Nothing was saved.
export-failed = The file could not be written. The browser says: { $message }
export-failed-full = There is no room left on the disk, or none that the browser may use. Nothing was saved.
export-done = { $count ->
    [one] { $n } event, { $size }
   *[other] { $n } events, { $size }
}
export-defused = { $count ->
    [one] One cell began like a formula and got an apostrophe in front, so that no spreadsheet runs it.
   *[other] { $n } cells began like formulas and got an apostrophe in front, so that no spreadsheet runs them.
}
export-manifest-again = Save the manifest again

export-note-own = This dashboard’s own reads of the log, which were hidden, are not in the file.
export-note-formulas = Cells that a spreadsheet would take for formulas have an apostrophe in front.
export-note-columns = There are more fields of details than columns; the rest is in the column “details” only.
