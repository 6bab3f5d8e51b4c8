//! What could be taken for trouble by the rule of this test, and is none.

/// Messages of whole families: what they say is advice, an explanation, or what was found in the log.
pub fn is_family(name: &str) -> bool {
    let is_rule =
        name.starts_with("rule-") && ["-name", "-said", "-why"].iter().any(|end| name.ends_with(end));
    name.ends_with("-hint") || name.starts_with("advice-") || is_rule
}

/// Messages by file. Whoever adds a sentence either explains it in both guides or says here that nothing is wrong.
pub const HARMLESS: &[(&str, &[&str])] = &[
    ("alerts", &["alerts-live-on", "alerts-live-off", "alerts-log-none"]),
    ("app", &["connect-promise", "connect-return", "sample-banner"]),
    (
        "archive",
        &[
            "archive-what",
            "archive-how",
            "archive-forget",
            "archive-locked",
            "archive-no-token",
            "archive-keeping",
            "archive-kept",
            "archive-lasting",
            "archive-delete-sure",
            "archive-delete-not",
        ],
    ),
    ("cases", &["case-sure", "case-give-up-sure"]),
    ("compare", &["changed-nothing", "fresh-not-in", "heat-unusual"]),
    (
        "events",
        &[
            "login-grant-denied-title",
            "login-grant-denied-did",
            "oauth-device-authorization-denied-title",
            "oauth-device-authorization-denied-did",
            "event-unknown-title",
            "event-unknown-did",
            "entity-unknown-id",
            "reason-denied",
            "reason-verification-failed",
            "value-no",
            "phrase-no-query",
            "details-cut",
            "decimal-mark",
        ],
    ),
    ("explore", &["notice-unreadable-show", "filters-not", "detail-no-details"]),
    (
        "export",
        &[
            "export-complete",
            "export-defused",
            "export-note-own",
            "export-note-formulas",
            "export-note-columns",
        ],
    ),
    ("facets", &["client-no-version", "client-no-platform", "ready-no-talk", "print-when"]),
    (
        "findings",
        &[
            "finding-no-address",
            "finding-usual-none",
            "finding-usual-address",
            "finding-source-own",
            "findings-expect-legend",
            "findings-expect-reason",
            "rules-exceptions-none",
        ],
    ),
    ("forward", &["forward-on", "forward-none-yet", "forward-off"]),
    ("histogram", &["tools-later-key"]),
    ("import", &["import-known", "import-manifest", "import-verified", "import-save-bad"]),
    ("list", &["list-no-room"]),
    ("notes", &["notes-none", "cases-none"]),
    ("notify", &["notify-mentions", "notify-sample", "notify-sent", "notify-unclear-looking"]),
    ("own", &["own-false-positives", "own-source"]),
    ("places", &["places-database"]),
    ("query", &["views-none"]),
    ("save", &["save-no-filters"]),
    (
        "send",
        &[
            "send-memory",
            "send-repeats-elastic",
            "send-repeats-loki",
            "send-repeats-clickhouse",
            "send-repeats-splunk",
            "send-repeats-victorialogs",
            "send-repeats-ndjson",
            "send-cors",
            "send-policy",
            "send-rule",
            "send-tested",
            "send-done",
            "send-refused",
        ],
    ),
    ("session", &["session-reads", "session-own-known", "progress-left-unknown", "strip-failed"]),
    ("sigma", &["sigma-done"]),
    ("thresholds", &["threshold-would-rule", "threshold-would-all"]),
    ("zone", &["zone-sign"]),
    ("token", &["token-gone", "token-no-begin", "token-no-end"]),
];
