# Opening files.
import-add = Add files…
import-reading = Reading the file
import-so-far = { $count ->
    [one] { $n } event so far
   *[other] { $n } events so far
}
import-events = { $count ->
    [one] { $n } event,
   *[other] { $n } events,
}
import-kept = { $count ->
    [one] { $n } event before that is kept,
   *[other] { $n } events before that are kept,
}
import-known = { $count ->
    [one] { $n } of them was here already.
   *[other] { $n } of them were here already.
}
import-conflicting = { $count ->
    [one] { $n } has the id of an event that is here, but other content; the first one is kept.
   *[other] { $n } have ids of events that are here, but other content; the first ones are kept.
}
import-bad = { $count ->
    [one] { $n } record could not be read.
   *[other] { $n } records could not be read.
}
import-without-details = { $count ->
    [one] { $n } event has no details here: the table does not have them. Pachca’s own tool writes “[object Object]” in their place; its JSON (-o json) has them.
   *[other] { $n } events have no details here: the table does not have them. Pachca’s own tool writes “[object Object]” in their place; its JSON (-o json) has them.
}
import-manifest = A manifest: it says what is in its file.
import-verified = Its checksum is the one in the manifest.
import-not-verified = Its checksum is not the one in the manifest: it was changed, or it is another file.
import-incomplete = By its manifest, not every event of the period is in it.
import-save-bad = Save what could not be read
import-dismiss = Take this off the screen
import-failed-empty = The file is empty.
import-failed-other = This is no file with audit events: neither JSON nor a table with their columns.
import-failed-columns = This table lacks the columns that an event needs: id, created_at and event_key.
import-failed-zip = This is a workbook or a ZIP archive. Save the sheet as CSV, or unpack the archive first.
import-failed-gzip = This is packed twice. Unpack it once.
import-failed-damaged = From here on the file is damaged: it cannot be taken apart into events.
import-failed-no-events = There is no audit event in this file.
import-failed-packing = The packed file ends in the middle or is damaged. Copy it once more.
import-failed-stopped = Stopped.
import-failed-browser = The browser could not read the file: { $message }
import-failed-gone = The browser could not read the file. It may have been moved or changed since.
import-bad-object = not a JSON object
import-bad-id = no id
import-bad-no-time = no created_at
import-bad-time = created_at is not a time
import-bad-key = no event_key
import-bad-text = not UTF-8
import-bad-cut = ends in the middle
import-bad-long = too long for an event
export-unknown = The events come from files, which do not say whether every event of { $period } is in them.
import-failed-schema = This is a file in the words of security tools (ECS, OCSF or CEF), which is not read back. Open the events as JSON, NDJSON or CSV.
import-failed-newer = A later version of this page wrote this manifest, so it is not understood here. The file that it describes can be opened without it.
import-bad-newer = a manifest of a later version of this page
import-failed-parquet-packed = This is a Parquet file that was packed once more. Unpack it, and open what is in it.
import-failed-parquet = This Parquet file could not be read: { $message }
import-failed-parquet-cut = This Parquet file lacks its end, where it says what is in it: it was not copied completely.
