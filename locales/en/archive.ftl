# The archive that this browser keeps.
archive-what = Keeps what is loaded in this browser, encrypted. The next visit reads only what is new, and the log outlives the 90 days after which Pachca forgets.
archive-how = The key is made of your passphrase and stays in this tab’s memory. Without it nobody can read a name, a time or even the workspace off the disk.
archive-forget = Nobody can find a forgotten passphrase out. Then the archive can only be deleted.
archive-needs-api = An archive is made of a log that is loaded with a token.
archive-passphrase = Passphrase
archive-again = The same once more
archive-too-short = At least 12 characters: a few words are easy to remember.
archive-not-the-same = The two are not the same yet.
archive-create = Keep an archive
archive-making = Making the key…
archive-unlock = Unlock
archive-opening = Opening…
archive-there = This browser keeps an archive
archive-there-hint = Unlock it, and only what is new is read; or look at it without a token.
archive-open-hint = It is open. Load with a token to add what is new, or look at it as it is.
archive-show = Open without a token
archive-locked = The archive is locked. Unlocked, it is shown with this log, and what is loaded is kept.
archive-holds = Holds
archive-events = { $count ->
    [one] { $n } event
   *[other] { $n } events
}
archive-span = Days
archive-size = On the disk
archive-bringing = Bringing its events onto the screen…
archive-apart = It is open, but no part of what is on the screen.
archive-no-token = Without a token nothing new is added.
archive-writing = Writing…
archive-keeping = What is loaded is kept as it comes.
archive-kept = Everything loaded is kept.
archive-lasting = The browser has agreed not to remove it when the disk is short.
archive-fleeting = The browser may remove it when the disk is short, or with the data of this site. Export it now and then.
archive-lock = Lock
archive-export = Export everything…
archive-delete = Delete the archive…
archive-delete-sure = Delete the archive for good? What Pachca has forgotten is then gone, unless you have exported it. What is on the screen stays until you leave.
archive-delete-not = Keep it
archive-delete-now = Delete for good
archive-damage = { $count ->
    [one] A part of the archive is damaged: { $n } event is lost, of { $days }. The rest is kept. With a token, these days are read again as far as Pachca still has them.
   *[other] A part of the archive is damaged: { $n } events are lost, of { $days }. The rest is kept. With a token, these days are read again as far as Pachca still has them.
}
archive-more-days = { $count ->
    [one] { $n } more day
   *[other] { $n } more days
}
archive-damage-index = The archive’s table of contents is damaged. The events that could be opened are kept; which days they cover completely is no longer known, so all of them are read again.
archive-cut = The tab was closed before the archive was finished. The events above are whole; which days they cover completely is not known, so with a token all of them are read again.
archive-wrong = This passphrase does not open the archive. Capital letters and spaces count.
archive-not-ours = What lies in this browser’s storage is not an archive of this page, or its beginning is damaged. It can only be deleted.
archive-newer = A newer version of this page has written the archive. Reload the page to get it.
archive-no-cipher = An archive needs the browser’s encryption, which it offers to pages over https:// only.
archive-full = There is no room left for the archive. What was kept stays; what has come since is not in it.
archive-other-tab = Another tab has written to the archive, so this one writes no more. Lock it and unlock it again to go on here.
archive-other-workspace = The archive is of another workspace, or too old to tell. It was locked again and nothing was mixed.
archive-torn = The archive was changed while it was being opened. Unlock it again.
archive-refused = The browser does not keep the archive. It says: { $message }
