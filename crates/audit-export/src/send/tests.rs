use super::*;

const EVENT: &str = r#"{"id":"a\"1","created_at":"2026-11-18T11:21:07.250Z","event_key":"user_login","actor_id":"12","actor_type":"User","entity_id":"12","entity_type":"User","details":{"a":
1},"ip_address":null,"user_agent":"ua"}"#;

fn target(system: System) -> Target {
    Target { system, address: " https://logs.example:9200/base/ ".to_owned(), ..Target::default() }
}

fn request(system: System) -> (Request, String) {
    let event = AuditEvent::read(EVENT).unwrap();
    let notes = Notes { actor_name: Some("Анна".into()), ..Notes::default() };
    let request = target(system).request(&[(event, notes)]);
    let body = String::from_utf8(request.body.clone()).unwrap();
    (request, body)
}

#[test]
fn each_system_gets_its_own_form_on_its_own_path() {
    let (request_to, body) = request(System::Elastic);
    assert_eq!(request_to.url, "https://logs.example:9200/base/pachca-audit/_bulk");
    let lines: Vec<&str> = body.lines().collect();
    assert_eq!(lines[0], r#"{"create":{"_id":"a\"1"}}"#);
    assert!(
        lines[1].starts_with(r#"{"@timestamp":"2026-11-18T11:21:07.250Z","id":"a\"1""#) && lines.len() == 2
    );
    assert!(body.ends_with('\n'));

    let (request_to, body) = request(System::ClickHouse);
    assert!(request_to.url.ends_with("query=INSERT%20INTO%20%60pachca_audit%60%20FORMAT%20JSONEachRow"));
    let row: serde_json::Value = serde_json::from_str(body.trim()).unwrap();
    assert_eq!((row["details"].as_str(), row["actor_name"].as_str()), (Some("{\"a\":\n1}"), Some("Анна")));
    assert_eq!(row["category"], "auth");

    let (request_to, body) = request(System::Splunk);
    assert_eq!(request_to.url, "https://logs.example:9200/base/services/collector/event");
    let event: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        (event["time"].as_f64(), &event["event"]["details"]["a"]),
        (Some(1_795_000_867.25), &1.into())
    );

    let (request_to, body) = request(System::Loki);
    assert_eq!(request_to.url, "https://logs.example:9200/base/loki/api/v1/push");
    let push: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(push["streams"][0]["values"][0][0], "1795000867250000000");
    assert!(!push["streams"][0]["values"][0][1].as_str().unwrap().contains('\n'));

    let (request_to, body) = request(System::VictoriaLogs);
    assert!(
        request_to.url.contains("/insert/jsonline?")
            && body.starts_with(r#"{"stream":"pachca-audit","category":"auth","id""#)
    );
    let (request_to, body) = request(System::Ndjson);
    assert_eq!((request_to.url.as_str(), body.lines().count()), ("https://logs.example:9200/base/", 1));
}

#[test]
fn documents_follow_ecs_where_that_is_wanted_and_the_template_knows_them() {
    let event = AuditEvent::read(EVENT).unwrap();
    let notes = Notes { actor_name: Some("Анна".into()), ..Notes::default() };
    let target = Target { shape: Shape::Ecs, ..target(System::Elastic) };
    let body =
        String::from_utf8(target.request(&[(event.clone(), notes.clone()), (event, notes)]).body).unwrap();
    let lines: Vec<&str> = body.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[2]), (4, r#"{"create":{"_id":"a\"1"}}"#, lines[0]));
    assert!(body.ends_with("}\n"));
    let document: serde_json::Value = serde_json::from_str(lines[1]).unwrap();
    assert_eq!((&document["event"]["id"], &document["user"]["full_name"]), (&"a\"1".into(), &"Анна".into()));
    assert_eq!(document["pachca"]["details"]["a"], 1);

    let properties = |shape| {
        let text = definition(&Target { shape, ..target.clone() }).unwrap();
        let (head, body) = text.split_once('{').unwrap();
        assert!(head.ends_with("PUT _index_template/pachca-audit\n"), "{head}");
        let template: serde_json::Value = serde_json::from_str(&format!("{{{body}")).unwrap();
        assert_eq!(template["index_patterns"][0], "pachca-audit*");
        template["template"]["mappings"]["properties"].clone()
    };
    let (own, ecs) = (properties(Shape::Own), properties(Shape::Ecs));
    assert_eq!((&own["ip_address"]["type"], &own["details"]["type"]), (&"ip".into(), &"flattened".into()));
    assert_eq!(ecs["source"]["properties"]["ip"]["type"], "ip");
    assert_eq!(ecs["pachca"]["properties"]["details"]["type"], "flattened");
}

#[test]
fn credentials_go_into_the_header_and_nowhere_else() {
    let header = |system, credentials| {
        let target = Target { credentials, ..target(system) };
        let request = target.request(&[]);
        assert!(!request.url.contains("secret"));
        request.headers.into_iter().find(|(name, _)| *name == "Authorization").map(|(_, value)| value)
    };
    let basic = |user: &str, password: &str| Credentials::Basic {
        user: user.to_owned(),
        password: password.to_owned(),
    };
    assert_eq!(header(System::Elastic, Credentials::None), None);
    assert_eq!(header(System::Elastic, basic("user", "secret")).as_deref(), Some("Basic dXNlcjpzZWNyZXQ="));
    assert_eq!(header(System::Elastic, basic("u", "я?")).as_deref(), Some("Basic dTrRjz8="));
    let token = |text: &str| Credentials::Token(text.to_owned());
    assert_eq!(header(System::Loki, token(" secret ")).as_deref(), Some("Bearer secret"));
    assert_eq!(header(System::Splunk, token("secret")).as_deref(), Some("Splunk secret"));
    assert_eq!(
        header(System::Elastic, Credentials::ApiKey("secret".to_owned())).as_deref(),
        Some("ApiKey secret")
    );
}

#[test]
fn only_safe_addresses_are_sent_to() {
    let check = |address: &str| Target { address: address.to_owned(), ..target(System::Elastic) }.check();
    assert_eq!(check("https://logs.example"), Ok(()));
    assert_eq!(check("http://localhost:9200"), Ok(()));
    assert_eq!(check("http://[::1]:9200/x"), Ok(()));
    assert_eq!(check("http://logs.example"), Err(AddressProblem::NotSafe));
    assert_eq!(check("http://localhost.evil.example"), Err(AddressProblem::NotSafe));
    assert_eq!(check("http://localhost@evil.example"), Err(AddressProblem::NotSafe));
    assert_eq!(check("https://user:secret@logs.example"), Err(AddressProblem::Credentials));
    assert_eq!(check("https://logs.example/?a=1"), Err(AddressProblem::Query));
    for nothing in ["", "logs.example", "https://", "https:///x"] {
        assert_eq!(check(nothing), Err(AddressProblem::Missing), "{nothing}");
    }
    let table = Target { place: "x; DROP TABLE y".to_owned(), ..target(System::ClickHouse) };
    assert_eq!(table.check(), Err(AddressProblem::Place));
}

fn heard(arrived: usize, known: usize, refused: &[(usize, &str)], again: &[usize]) -> Verdict {
    let refused =
        refused.iter().map(|(place, reason)| Refused { place: *place, reason: (*reason).to_owned() });
    Verdict::Heard { arrived, known, refused: refused.collect(), again: again.to_vec() }
}

/// Answers as the documentation of each system has them.
#[test]
fn errors_inside_of_an_answer_are_read() {
    let bulk = r#"{"took":30,"errors":true,"items":[
        {"create":{"_index":"i","_id":"1","status":201}},
        {"create":{"_index":"i","_id":"2","status":409,"error":{"type":"version_conflict_engine_exception","reason":"document already exists"}}},
        {"create":{"_index":"i","_id":"3","status":400,"error":{"type":"document_parsing_exception","reason":"failed to parse field","caused_by":{"reason":"not an IP"}}}},
        {"create":{"_index":"i","_id":"4","status":429,"error":{"type":"es_rejected_execution_exception","reason":"full"}}}]}"#;
    let refused = "400 document_parsing_exception: failed to parse field not an IP";
    assert_eq!(judge(System::Elastic, 200, bulk, 5), heard(1, 1, &[(2, refused)], &[3, 4]));
    assert!(matches!(judge(System::Elastic, 200, "<html>", 5), Verdict::Wrong(_)));

    assert_eq!(judge(System::Splunk, 200, r#"{"text":"Success","code":0}"#, 2), heard(2, 0, &[], &[]));
    let invalid = r#"{"text":"Invalid data format","code":6,"invalid-event-number":1}"#;
    assert_eq!(judge(System::Splunk, 400, invalid, 3), heard(1, 0, &[(1, "Invalid data format")], &[2]));
    assert!(matches!(
        judge(System::Splunk, 403, r#"{"text":"Invalid token","code":4}"#, 1),
        Verdict::Wrong(_)
    ));
    assert!(matches!(
        judge(System::Splunk, 503, r#"{"text":"Server is busy","code":9}"#, 1),
        Verdict::Later(_)
    ));

    assert_eq!(judge(System::ClickHouse, 200, "", 4), heard(4, 0, &[], &[]));
    let broken = "Code: 241. DB::Exception: Memory limit exceeded";
    assert!(matches!(judge(System::ClickHouse, 200, broken, 1), Verdict::Later(_)));
    assert!(matches!(judge(System::ClickHouse, 500, broken, 1), Verdict::Later(_)));
    let missing = "Code: 60. DB::Exception: Table default.pachca_audit doesn't exist";
    assert_eq!(judge(System::ClickHouse, 500, missing, 1), Verdict::Wrong(format!("500 {missing}")));

    assert_eq!(judge(System::Loki, 204, "", 3), heard(3, 0, &[], &[]));
    let late = judge(System::Loki, 400, "entry too far behind", 2);
    assert_eq!(late, heard(0, 0, &[(0, "400 entry too far behind"), (1, "400 entry too far behind")], &[]));
    for system in System::ALL {
        assert_eq!(judge(system, 413, "", 9), Verdict::TooLarge);
        assert!(matches!(judge(system, 429, "slow down", 9), Verdict::Later(_)));
        assert!(matches!(judge(system, 502, "<html>", 9), Verdict::Later(_)));
        assert!(matches!(judge(system, 401, "", 9), Verdict::Wrong(_)));
    }
}

#[test]
fn what_has_to_be_there_before_is_told() {
    assert!(
        definition(&target(System::ClickHouse))
            .unwrap()
            .starts_with("CREATE TABLE IF NOT EXISTS `pachca_audit`\n")
    );
    assert_eq!(definition(&target(System::Loki)), None);
}
