# What leads to the dialogs of parts that come later.
export-open = Export
export-more = Export…
export-button = Export events
export-title = Export events
export-hint = Save events as a file
archive-title = Archive in this browser
archive-menu = Archive in this browser…
archive-menu-off = Off
archive-menu-locked = Locked
archive-menu-open = Open
notify-open = Notify an admin…
