# The first screen: what it says beside the words of app.ftl, before the rest of the program has come.
connect-coming = The dashboard is on its way…
connect-no-part = The rest of the page could not be loaded. Check the connection and try again: what you typed is still here.
connect-unsafe = This page did not come over https: whoever is on the way can read the token. Do not paste it here; have the page served over https.
connect-no-storage = This browser keeps nothing for this page: settings, notes and what you marked are gone when the tab is closed. Allow this address to keep site data to change that.
connect-mixed = This page came over https, but was told to ask the API over http, which browsers forbid. Whoever set it up has to give it an https address.
connect-idle = Nobody touched this page for the time that you chose, so it disconnected and forgot the token. Paste the token again: the same view opens.

import-open = Open a file…
import-hint = JSON, NDJSON or CSV, packed with gzip or not, several at once: written by this page, by the official command-line tool, or answers of the API
import-connect-hint = Files stay in this tab; nothing is sent. You can also drop them anywhere on the page. The sample is a made-up company of 120 people.
import-drop = Drop files to open them

category-auth = Sign-in
category-apps = Apps & devices
category-tokens = Access tokens
category-bots = Bots
category-people = Employees
category-tags = Tags
category-chats = Chats
category-members = Chat members
category-messages = Messages
category-reactions = Reactions & threads
category-video = Video calls
category-encryption = Encryption
category-security = Security
category-search = Search (API)
category-other = Other
