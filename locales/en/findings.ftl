### What the rules found. For each rule: `-name` is its title, `-said` is the one sentence, `-why` says why the rule exists.


## The sentences

rule-2fa-burst-name = Burst of wrong second factors
rule-2fa-burst-said = { $count ->
    [one] { $n } wrong second factor from { $from }
   *[other] { $n } wrong second factors in { $span }, from { $from }
}
rule-2fa-burst-why = Whoever is asked for a second factor has already given the right password. Many wrong codes in a row mean that somebody holds it and is guessing.
rule-2fa-burst-then-in-name = Burst of wrong second factors, then in
rule-2fa-burst-then-in-said = { $count ->
    [one] { $n } wrong second factor, then { $signed-in ->
        [yes] a sign-in
       *[no] a right code
    } from { $from }
   *[other] { $n } wrong second factors, then { $signed-in ->
        [yes] a sign-in
       *[no] a right code
    }, from { $from }
}
rule-2fa-burst-then-in-why = After many wrong codes a right one means that the guessing, or wearing the person down, may have worked: somebody else may be in the account now.
rule-one-address-many-accounts-name = One address, many accounts
rule-one-address-many-accounts-said = { $n } wrong second factors of { $actors } people, all from { $from }
rule-one-address-many-accounts-why = One address that fails at many accounts is trying a list of passwords. The second factor is asked for after the password, so of each of these accounts the right password is known to it.
rule-one-account-many-addresses-name = One account, many addresses
rule-one-account-many-addresses-said = { $n } wrong second factors of one person from { $addresses } addresses
rule-one-account-many-addresses-why = Guessing that hides behind a network of proxies changes its address after every few tries; a person does not.
rule-lone-failure-from-a-new-address-name = Wrong second factor from a new address
rule-lone-failure-from-a-new-address-said = { $count ->
    [one] A wrong second factor from { $from }, where this person never was
   *[other] { $n } wrong second factors from { $from }, where this person never was
}
rule-lone-failure-from-a-new-address-why = The second factor is asked for only after the right password. If it was not the person, somebody else knows that password.
rule-new-address-name = New network
rule-new-address-said = A sign-in from { $from }, a network that this person never used
rule-new-address-why = Taken over accounts are used from elsewhere. Journeys look the same, so by itself this is not shown among the others.
rule-new-device-name = New client
rule-new-device-said = A sign-in with { $client }, which this person never used
rule-new-device-why = Taken over accounts are used with another device. New phones look the same, so by itself this is not shown among the others.
rule-script-signs-in-name = A program signs in
rule-script-signs-in-said = A program signed in as this person: { $client }
rule-script-signs-in-why = People sign in with a browser or an app. A library that does it in their name is an automation nobody announced, or a stolen password.
rule-parallel-sign-ins-name = Parallel sign-ins
rule-parallel-sign-ins-said = Sign-ins from { $n } different places and clients in { $span }
rule-parallel-sign-ins-why = One person is seldom in several places at once. A shared or stolen session is.
rule-impossible-travel-name = Impossible travel
rule-impossible-travel-said = Two sign-ins { $kilometres } km apart in { $span }: { $speed } km/h
rule-impossible-travel-why = Nobody travels faster than a plane. Either an exit of a VPN is in between, or two people use the account.
rule-off-hours-name = Unusual hour
rule-off-hours-said = { $day-off ->
    [yes] A sign-in on a day off, around { $hour }:00, when this person was never active
   *[no] A sign-in around { $hour }:00, when this person was never active
}
rule-off-hours-why = Intruders often choose hours at which nobody is watching. Night shifts look the same, so by itself this is not shown among the others.
rule-dormant-then-active-name = Silent account wakes up
rule-dormant-then-active-said = { $count ->
    [one] A sign-in after { $n } day without any event
   *[other] A sign-in after { $n } days without any event
}
rule-dormant-then-active-why = Nobody misses an account that is not used, so its misuse is noticed late. Long leave looks the same.
rule-active-after-deletion-name = Active after deletion
rule-active-after-deletion-said = { $count ->
    [one] { $n } event by an account that was deleted on { $date }
   *[other] { $n } events by an account that was deleted on { $date }
}
rule-active-after-deletion-why = A deleted account can do nothing. If it does, one of its tokens or sessions still works.
rule-role-raised-name = Made an administrator
rule-role-raised-said = { $self ->
    [yes] Made themselves an administrator
   *[no] { $subject } was made an administrator
}
rule-role-raised-why = Administrators can let anybody in and change everybody’s rights. It should happen seldom, and somebody should have asked for it.
rule-created-then-raised-name = Created, then made an administrator
rule-created-then-raised-said = { $subject }: account created and made an administrator within { $span }
rule-created-then-raised-why = A fresh account with an administrator’s rights is how an intruder keeps a way back in.
rule-token-made-name = Token made
rule-token-made-said = { $count ->
    [one] A token was made or widened{ $scopes }
   *[other] { $n } tokens were made or widened{ $scopes }
}
rule-token-made-why = A token works without a password and without a second factor, until somebody revokes it.
rule-app-let-in-name = Unknown application
rule-app-let-in-said = { $what ->
    [host] A bot’s webhook now leads to { $host }
   *[app] An application that nobody here used before was let in: { $application }
}
rule-app-let-in-why = An application or a webhook carries data out of the workspace by itself, and goes on doing so.
rule-2fa-switched-off-name = Second factor switched off
rule-2fa-switched-off-said = { $other ->
    [yes] The second factor of { $subject } was switched off
   *[no] The second factor was switched off
}
rule-2fa-switched-off-why = From then on the password is enough. Intruders do this to stay.
rule-mass-deletion-name = Mass deletion
rule-mass-deletion-messages-said = { $count ->
    [one] { $n } message deleted
   *[other] { $n } messages deleted in { $span }
}
rule-mass-deletion-people-said = { $count ->
    [one] { $n } account deleted
   *[other] { $n } accounts deleted in { $span }
}
rule-mass-deletion-tags-said = { $count ->
    [one] { $n } tag deleted or emptied
   *[other] { $n } tags deleted, or people taken out of them, in { $span }
}
rule-mass-deletion-why = Deleting much at once hides traces or does damage, on purpose or by a script that runs wild.
rule-bulk-reading-name = Bulk reading
rule-bulk-reading-said = { $count ->
    [one] { $n } decryption or search
   *[other] { $n } decryptions and searches in { $span }
}{ $at-night ->
    [yes] , at night and from a network that is new
   *[no] { "" }
}
rule-bulk-reading-why = Reading much in a short time is what a stolen token does first.
rule-chat-opened-name = Chat opened
rule-chat-opened-said = { $count ->
    [one] A chat was opened to the whole workspace
   *[other] { $n } chats were opened to the whole workspace
}
rule-chat-opened-why = What was written for a few can now be read by everybody. It is ordinary, so by itself this is not shown among the others.
rule-data-leak-rule-hit-name = Data leak rule
rule-data-leak-rule-hit-said = { $count ->
    [one] The data leak rule “{ $leak-rule }” was hit
   *[other] The data leak rule “{ $leak-rule }” was hit { $n } times
}
rule-data-leak-rule-hit-why = The workspace’s own rule says that something was written that should not leave it.
rule-someone-else-read-the-log-name = Somebody else read the log
rule-someone-else-read-the-log-said = { $count ->
    [one] The audit log was read from { $from } with { $client }, where its owner never was
   *[other] The audit log was read { $n } times from { $from } with { $client }, where its owner never was
}
rule-someone-else-read-the-log-why = Only the owner’s tokens may read the log. One of them is in use somewhere else.
rule-several-at-once-name = Several signs at once
rule-several-at-once-said = { $n } different signs about one person within an hour: { $rules }
rule-several-at-once-why = Each of these alone may be harmless. Together they are rarely chance.

finding-nobody-client = no user agent
finding-addresses = { $count ->
    [one] { $n } address
   *[other] { $n } addresses
}
finding-no-address = an unknown address
finding-span-minutes = { $n } min
finding-span-hours = { $n } h
finding-span-days = { $n } d

## What was normal, what to do, how sure

finding-usual = What was normal
finding-usual-none = Nothing is loaded of the time before, so there is nothing to compare with.
finding-usual-address = It is about an address and not about one person, so there is no habit to compare with.
finding-usual-days = { $count ->
    [one] Active on { $n } day; sign-ins in all: { $sign-ins }
   *[other] Active on { $n } days; sign-ins in all: { $sign-ins }
}
finding-usual-networks = mostly from { $list }
finding-usual-clients = with { $list }
finding-usual-hours = mostly between { $from }:00 and { $to }:00
finding-usual-most = never more than { $n } in such a time
finding-usual-times = { $name } ({ $n } d)
finding-next = What to do
finding-why = Why this rule
finding-source = Source of the threshold: { $source }
finding-source-own = The threshold is our own; nobody has published one.
finding-sure = { $n } % sure
finding-sure-fact = the log says so
finding-sure-hint = How sure the rule is that this is not ordinary

advice-account = Ask the person by phone or in person whether it was them. If not: end their sessions, have the password changed and the second factor set up anew, then look at what was done since.
advice-address = Ask the people in this list whether they tried to sign in. If it is none of your offices, have their passwords changed and block the address where you can.
advice-program = Ask the person which program this is. If nobody knows it: change the password and revoke their tokens.
advice-role = Ask who made the change why. If nobody asked for it, take the role back and look at what both accounts did since.
advice-token = Ask the person what the token is for. If nobody needs it, revoke it: Automations → API.
advice-app = Ask whoever let it in what it is for. If nobody needs it, take the access back and look at what it could read.
advice-deletion = Ask the actor, or the owner of the bot, whether this was meant. If not: revoke the token first, then see what can be restored.
advice-reading = Ask the person whether they run an export or a search. If not: revoke their tokens at once and look at what was read.
advice-ghost = Find out which token or session still works, and revoke it. Look at what it did since the deletion.
advice-second-factor = Ask the person whether it was them, and have the second factor switched on again.
advice-chat = Look whether everybody may read what is in this chat, and close it if not.
advice-leak = Look at the message and ask its author. The rule itself is in the settings of the workspace.
advice-log = Look at your tokens with the scope audit_events:read. Revoke each that you do not know, then make a new one.

## The strip


## The screen

findings-heading = { $count ->
    [one] incident
   *[other] incidents
}
findings-reading = Read { $n } % so far; findings may change
findings-checking = Checking what has been read…
findings-done = Every loaded event has been checked
findings-partial = Some stretches could not be read; what happened there is not checked
findings-rest = Messages and reactions are not loaded; rules about them are silent
findings-dropped = { $count ->
    [one] { $n } finding more than is shown: there was no room for it
   *[other] { $n } findings more than are shown: there was no room for them
}
findings-severities = Severity
findings-which = Which findings
findings-which-all = All
findings-which-new = New
findings-which-looked = Looked at
findings-which-expected = Expected
findings-which-quiet = Weak signs
findings-filters-hint = Findings are about all that is loaded, whatever the filters and the chosen time.
findings-which-quiet-hint = Weak signs: what says nothing alone, such as a sign-in with a new phone. It moves to the incidents once something else is found about the same person within an hour.
findings-count = { $count ->
    [one] { $n } finding
   *[other] { $n } findings
}
findings-show-more = Show more
findings-none = Nothing suspicious in what is loaded
findings-none-hint = Each rule has looked at every event. A longer period gives the rules more to compare with.
findings-none-here = No finding like this
findings-none-here-hint = Choose other severities, or another group above.
findings-none-yet = Nothing suspicious so far
findings-missing = The finding of this address is not in what is loaded. It may lie in another period.
findings-looked = Looked at
findings-set-looked = Mark as looked at
findings-set-new = Mark as new
findings-show-timeline = Show in the timeline
findings-copy-link = Copy link
findings-evidence = { $count ->
    [one] The event that proves it
   *[other] { $n } events that prove it
}
findings-evidence-all = Show all { $n }
findings-evidence-named = The first { $n } are named; the others are of the same kind
findings-evidence-open = Open in the timeline
findings-expect = This is expected…
findings-expect-legend = What is expected?
findings-expect-once = Only this once
findings-expect-actor = “{ $rule }” of { $name }
findings-expect-rule = “{ $rule }” of anybody
findings-expect-reason = Why?
findings-expect-reason-hint = For whoever reads this later, such as “moved to the new office”
findings-expect-until = For how long
findings-expect-forever = For ever
findings-expect-days = { $count ->
    [one] { $n } day
   *[other] { $n } days
}
findings-expect-save = Hide as expected
findings-expect-cancel = Cancel
findings-expected = Expected
findings-expected-because = Expected: { $reason }
findings-expect-undo = Not expected after all
findings-kept-hint = Kept in this browser only.
findings-export = Export findings
findings-export-json = Save as JSON
findings-export-markdown = Copy as Markdown
findings-markdown-title = Findings in the audit log of Pachca, { $span }
findings-markdown-who = Who
findings-markdown-where = From
findings-markdown-when = When
findings-rule = Rule

## Rules and exceptions

rules-title = Rules and exceptions
rules-rules = Rules
rules-rules-hint = A rule that is off looks at nothing. Behind each, its findings in what is loaded.
rules-exceptions = Exceptions
rules-exceptions-none = No exceptions. What is expected is noted here, and addresses, people and clients that are known to be harmless can be added.
rules-address = Address { $value }
rules-actor = { $name }, all rules
rules-client = Client { $value }
rules-once = Once: “{ $rule }”, { $when }
rules-until = until { $day }
rules-forever = for ever
rules-remove = Remove the exception: { $name }
rules-add = Add an exception
rules-add-kind = What is known to be harmless
rules-add-address = Address or network
rules-add-actor = Person, by name or id
rules-add-client = Client, such as curl
rules-add-value = Which one
rules-add-save = Add
rules-add-bad-address = This is neither an address nor a network such as 192.0.2.0/24.
rules-add-bad-actor = Nobody, or more than one person, is called that. Use the id.
rules-save = Save as a file
rules-open = Open a file
rules-open-bad = This file holds no rules: { $error }
rules-file-hint = Rules, thresholds and exceptions, for another browser or another person.
