# One sentence for each way to fail: what happened, why, what to do.
failure-bad-token = The API does not accept this token. It may be mistyped, expired or revoked. Check it in Automations → API, or have the workspace owner issue a new one.
failure-missing-scope = The token works, but it lacks the scope { $scope }. Only the workspace owner can have this scope; ask them to issue a token with it.
failure-role = The token has the scope, but its owner’s present role does not allow reading the audit log. A new token would not help: only the workspace owner may read it.
failure-access = The API refuses access to this person: a guest, or somebody suspended or deleted. Only the workspace owner can read the audit log.
failure-plan = The audit log is part of the “Corporation” plan, and this workspace does not have it now. The plan can be changed in the workspace’s billing settings.
failure-suspended = This workspace is suspended for non-payment, so the API answers nothing. Settle the bill, then load again.
failure-not-found = The API did not find what was asked for ({ $path }). Usually the rule by which this page’s server forwards /api/ drops or changes a part of the path; the right rule is in the README. Otherwise the page is older than the API: update it.
failure-invalid = The API refused the request ({ $path }). Try another period; if this goes on, report it.
failure-rate-limited = The API asks to wait { $wait } before the next request: too many requests were made with this token, here or elsewhere. What is loaded stays; go on after that.
failure-rate-limited-open = The API asks to slow down: too many requests were made with this token, here or elsewhere. What is loaded stays; try again in a few minutes.
failure-server = Pachca’s server failed to answer ({ $status }), also when asked again, or the server of this page did not reach it. This is not your doing: try again in a few minutes.
failure-not-api = What answered is not Pachca’s API but a web page or something else. As a rule, the server of this page has no forwarding rule for /api/, or wants a login there. The README shows the rule to add.
failure-offline = This device is offline. What is loaded stays; try again once there is a connection.
failure-network = There was no answer: the connection failed, or the browser blocked the request. Check the network, and that this page’s server forwards /api/ to Pachca.
failure-timeout = The answer took too long, also when asked again. Check the connection and try again.
failure-cut = The answer broke off in the middle, also when asked again. Check the connection and try again.
failure-bad-answer = The API answered with something that this page cannot read ({ $path }). Try again; if this goes on, the API has changed: update the page.
failure-paging = The API’s pages lead in circles or nowhere, so the rest of this stretch could not be read. Try again.
failure-request-id = For Pachca’s support: request { $id }
failure-server-said = The API says: { $message }
seconds = { $count ->
    [one] { $n } second
   *[other] { $n } seconds
}
minutes = { $count ->
    [one] { $n } minute
   *[other] { $n } minutes
}
hours = { $count ->
    [one] { $n } hour
   *[other] { $n } hours
}
