//! What the rows say, of documented details and of nonsense.

use super::*;
use crate::text::sentence::tests::event;

fn said(details: &str, lang: Lang) -> Vec<String> {
    rows_of(details, lang).iter().map(|row| format!("{}: {}", row.label, row.value.plain())).collect()
}

#[test]
fn documented_fields_are_labelled_in_both_languages() {
    let role = r#"{"new_company_role":"admin","previous_company_role":"user","initiator_id":12}"#;
    assert_eq!(said(role, Lang::En), ["Role: user → admin", "Initiator: #12"]);
    assert_eq!(said(role, Lang::Ru), ["Роль: сотрудник → администратор", "Инициатор: #12"]);
    let call = r#"{"chat_id":2637266155,"started_message_id":null,"duration":2530,"max_members_count":9}"#;
    assert_eq!(
        said(call, Lang::Ru),
        [
            "Чат: #2637266155",
            "Сообщение о начале: не указано",
            "Длительность: 42 мин 10 с",
            "Участников одновременно: 9"
        ]
    );
    let search = r#"{"search_type":"users","query_present":false,"cursor_present":true,"limit":50,"filters":{"company_roles":["admin","guest"],"user_ids":[7,8],"sort":""}}"#;
    assert_eq!(
        said(search, Lang::En),
        [
            "Search type: users",
            "Search text given: no",
            "Continued from a page: yes",
            "Limit: 50",
            "Filter: roles: admin, guest",
            "Filter: employees: #7",
            "Filter: employees: #8",
            "Sorted by: empty",
        ]
    );
    let device = r#"{"login_grant_id":"g1","device":{"name":"Pixel 9","platform":"Appgallery"},"reason":"verification_failed"}"#;
    assert_eq!(
        said(device, Lang::Ru),
        [
            "Номер входа по QR-коду: g1",
            "Устройство: Pixel 9",
            "Платформа: AppGallery",
            "Причина: проверка не пройдена"
        ]
    );
}

#[test]
fn ids_lead_to_people_and_chats_one_row_each() {
    let rows = rows_of(r#"{"bot_id":77,"chat_id":"900","filters":{"user_ids":[1,"2"]}}"#, Lang::En);
    let person = |id: &str| DetailValue::Person { id: id.into() };
    let values: Vec<_> = rows.iter().map(|row| row.value.clone()).collect();
    assert_eq!(values, [person("77"), DetailValue::Chat { id: "900".into() }, person("1"), person("2")]);
    assert_eq!(rows[2].label, rows[3].label);
    assert_eq!(
        said(r#"{"bot_id":null,"user_id":" ","chat_id":[]}"#, Lang::En),
        ["Bot: not set", "Employee: empty", "Chat: none"]
    );
}

#[test]
fn unknown_fields_of_the_event_itself_are_rows_too() {
    let mut event = event("user_login", "User", "12", r#"{"method":"qr"}"#);
    event.extra = Some(r#"{"request_id":"r1"}"#.into());
    let said: Vec<_> = detail_rows(&event, Lang::Ru)
        .iter()
        .map(|row| format!("{}: {}", row.label, row.value.plain()))
        .collect();
    assert_eq!(said, ["Способ: QR-код", "request_id: r1"]);
}

#[test]
fn pairs_of_every_form_become_changes() {
    for details in [
        r#"{"old_name":"a","new_name":"b"}"#,
        r#"{"new_name":"b","previous_name":"a"}"#,
        r#"{"name":{"previous":"a","new":"b"}}"#,
        r#"{"name":{"from":"a","to":"b"}}"#,
    ] {
        assert_eq!(said(details, Lang::En), ["Name: a → b"], "{details}");
    }
    let webhook = r#"{"changes":{"ignore_self_messages":{"previous":false,"new":true},"scopes":{"previous":[],"new":["a","b"]}}}"#;
    assert_eq!(said(webhook, Lang::En), ["Ignores own messages: no → yes", "Scopes: none → a, b"]);
    // Half a pair is a field like any other.
    assert_eq!(said(r#"{"new_name":"b"}"#, Lang::En), ["New name: b"]);
}

#[test]
fn unknown_fields_go_by_their_path_and_keep_every_digit() {
    let details =
        r#"{"zone":{"grid":{"row":12345678901234567890123}},"flags":[true,null,{"a":1}],"off":false}"#;
    assert_eq!(
        said(details, Lang::En),
        ["zone.grid.row: 12345678901234567890123", r#"flags: yes, not set, {"a":1}"#, "off: no"]
    );
}

#[test]
fn what_is_no_object_or_too_deep_is_shown_raw() {
    assert_eq!(said("[1,2]", Lang::En), ["Details: [1,2]"]);
    assert_eq!(said("<html>", Lang::Ru), ["Подробности: <html>"]);
    assert_eq!(said("{}", Lang::En), [""; 0]);
    let deep = format!("{}1{}", r#"{"a":"#.repeat(6), "}".repeat(6));
    assert_eq!(said(&deep, Lang::En), [r#"a.a.a.a: {"a":{"a":1}}"#]);
    let endless = format!("{}1{}", r#"{"a":"#.repeat(50_000), "}".repeat(50_000));
    assert_eq!(rows_of(&endless, Lang::En).len(), 1);
}

#[test]
fn thousands_of_fields_and_items_are_cut_and_say_so() {
    let many: Vec<String> = (0..5_000).map(|n| format!(r#""f{n}":{n}"#)).collect();
    let rows = rows_of(&format!("{{{}}}", many.join(",")), Lang::En);
    assert_eq!(rows.len(), MOST_ROWS + 1);
    assert_eq!(rows[MOST_ROWS].value.plain(), "The rest is in the JSON");
    let halves =
        |prefix: &str| (0..20_000).map(|n| format!(r#""{prefix}_{n}":1"#)).collect::<Vec<_>>().join(",");
    let rows = rows_of(&format!("{{{},{}}}", halves("new"), halves("old")), Lang::En);
    assert_eq!(rows.len(), MOST_ROWS + 1);
    let list = format!(r#"{{"scopes":[{}]}}"#, vec!["1"; 150].join(","));
    let DetailValue::List(items) = &rows_of(&list, Lang::En)[0].value else { panic!("a list") };
    assert_eq!((items.len(), items[100].as_str()), (101, "+50"));
}

#[test]
fn fields_are_searched_for_as_they_came_by_the_name_at_the_top() {
    let found = |details: &str| -> Vec<Option<(String, String)>> {
        let find = |row: &DetailRow| row.find.as_ref().map(|find| (find.field.clone(), find.texts.join("|")));
        rows_of(details, Lang::Ru).iter().map(find).collect()
    };
    let pair = |field: &str, text: &str| Some((field.to_owned(), text.to_owned()));
    let details = r#"{"new_company_role":"admin","previous_company_role":"user","scopes":["a:b","c"],"filters":{"user_ids":[7],"sort":""},"public_access":{"from":false,"to":true},"file":[{"id":1}]}"#;
    assert_eq!(
        found(details),
        [
            pair("new_company_role", "admin"),
            pair("scopes", "a:b|c"),
            pair("filters", "7"),
            None,
            pair("public_access", "true"),
            None,
        ]
    );
}
