# Sending events on to another system.
send-to = Where to
send-to-file = A file
send-to-system = Another system
send-system = System
send-system-ndjson = Any HTTPS address (NDJSON)
send-system-elastic = Elasticsearch or OpenSearch
send-system-clickhouse = ClickHouse
send-system-loki = Grafana Loki
send-system-splunk = Splunk (HTTP Event Collector)
send-system-victorialogs = VictoriaLogs
send-address = Address
send-place-index = Index
send-place-table = Table
send-place-stream = Stream
send-shape = Documents
send-shape-own = as the API gives them
send-shape-ecs = by the Elastic Common Schema (ECS)
send-way = Sign in with
send-way-none = nothing
send-way-basic = name and password
send-way-token = token
send-way-key = API key
send-user = Name
send-secret = Password, token or key
send-memory = Address and credentials stay in this tab’s memory and go to this address only; a redirect is refused.
send-repeats-elastic = Events are known by their id: sending them again doubles nothing.
send-repeats-loki = Loki drops exact repeats, so sending again doubles nothing. It refuses events older than its limit, a week by default.
send-repeats-clickhouse = The table below merges repeats by id; until it has merged, ask with FINAL.
send-repeats-splunk = Splunk does not know events by their id: what is sent twice is there twice.
send-repeats-victorialogs = VictoriaLogs does not know events by their id: what is sent twice is there twice.
send-repeats-ndjson = Batches of lines are sent by POST. Whether repeats are dropped is up to the receiver.
send-needs = What the system needs first
send-definition = Create this once:
send-cors = Browsers let this page talk to the system only if the system allows it (CORS). Its setting:
send-policy = This page’s own policy has to allow the address, too. The owner names it when starting the page; other servers have it in connect-src:
send-rule = Or the server of this page passes the events on. Then neither of the two is needed, and the address is the first line here:
send-first = The first request
send-no-address = Type the system’s address, beginning with https://
send-not-safe = Only https:// is sent to; http:// for this very machine.
send-credentials-in-address = Leave name and password out of the address; there are fields for them.
send-query-in-address = Leave out what stands after ? or # in the address.
send-bad-place = Index, table and stream have letters, digits, points, dashes and underscores.
send-test = Send one to test
send-testing = Sending one event…
send-tested = It works: the event arrived.
send-start = { $count ->
    [one] Send { $n } event
   *[other] Send { $n } events
}
send-resume = Go on
send-stop = Stop
send-stopping = Waiting for the last answer…
send-stopped = Stopped. What is left can be sent later.
send-done = All events have been sent.
send-done-partly = { $count ->
    [one] All events have been sent, but { $n } of them was refused.
   *[other] All events have been sent, but { $n } of them were refused.
}
send-done-none = { $count ->
    [one] The system has refused the event: nothing has arrived.
   *[other] The system has refused all { $n } events: nothing has arrived.
}
send-progress = Sending events
send-arrived = arrived
send-known = there already
send-refused = refused
send-left = left
send-unsure = { $count ->
    [one] { $n } event was sent again after a request without an answer: it may be there twice.
   *[other] { $n } events were sent again after requests without an answer: they may be there twice.
}
send-refusals = What was refused, and why
send-no-answer = No answer. Either the address is wrong, or the system does not allow this page (CORS), or it redirects elsewhere: browsers do not tell which. In this one’s words: { $message }
send-blocked = This page’s own policy does not allow the address, so nothing was sent. See “What the system needs first”.
send-wrong = The system does not take it: { $message }
send-busy = The system has asked for patience too often. It says: { $message }
send-gone = The log was emptied meanwhile.
