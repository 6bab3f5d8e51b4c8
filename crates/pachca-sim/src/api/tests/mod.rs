//! The API in process, over a workspace small enough to be written down.

mod directory;
mod faults;
mod filters;
mod live;
mod messages;
mod polling;
mod refusals;

use super::{BASE_PATH, Reply, Settings, Sim, tokens};
use crate::company::chat::Chat;
use crate::company::person::{Person, Role};
use crate::company::tag::Tag;
use crate::record::Record;
use crate::workspace::Draft;
use crate::{Config, Texts, Workspace};
use audit_model::Timestamp;
use http::{Request, Response, StatusCode};
use serde_json::Value;

pub const OWNER: u32 = 11;
pub const ADMIN: u32 = 12;
pub const GUEST: u32 = 13;
pub const EMPLOYEE: u32 = 14;
pub const DELETED: u32 = 15;

/// Monday noon: the end of every history here, and the time of the first request.
pub const NOON: Timestamp = Timestamp(1_795_435_200_000);

/// A workspace, the time, and the name of the token in use.
pub struct Bench {
    pub sim: Sim,
    pub now: Timestamp,
    pub token: &'static str,
}

impl Bench {
    /// A workspace with these sign-ins: `(seconds before noon, actor)`, oldest first.
    pub fn with_logins(logins: impl IntoIterator<Item = (i64, u32)>) -> Self {
        let mut workspace = workspace();
        for (before, actor) in logins {
            let record = workspace.record(&login(Timestamp(NOON.0 - before * 1_000), actor));
            workspace.records.push(record);
        }
        Self { sim: Sim::new(workspace, Settings::default()), now: NOON, token: "owner" }
    }

    /// A workspace with this many sign-ins of the employee, one a second, the newest at noon.
    pub fn with_history(count: i64) -> Self {
        Self::with_logins((0..count).rev().map(|before| (before, EMPLOYEE)))
    }

    /// Adds a sign-in of the employee now.
    pub fn arrive(&mut self, count: usize) {
        for _ in 0..count {
            let record = self.sim.workspace.record(&login(self.now, EMPLOYEE));
            self.sim.log.push(record);
        }
    }

    /// Sends a request, a second after the last one, so that no limit is in the way.
    pub fn send(&mut self, request: &Request<String>) -> Reply {
        self.now.0 += 1_000;
        self.sim.respond(self.now, request)
    }

    pub fn request(&self, method: &str, path: &str, body: &str) -> Request<String> {
        let token = tokens::by_name(self.token).map_or(self.token, |token| token.value);
        Request::builder()
            .method(method)
            .uri(format!("{BASE_PATH}{path}"))
            .header("Authorization", format!("Bearer {token}"))
            .header("User-Agent", "test/1.0")
            .header("X-Forwarded-For", "192.0.2.44, 198.51.100.1")
            .body(body.to_owned())
            .unwrap()
    }

    pub fn get(&mut self, path: &str) -> Response<String> {
        let request = self.request("GET", path, "");
        self.send(&request).response
    }

    /// The body of an answer that must be 200.
    pub fn read(&mut self, path: &str) -> Value {
        let response = self.get(path);
        assert_eq!(response.status(), StatusCode::OK, "{path}: {}", response.body());
        serde_json::from_str(response.body()).unwrap()
    }

    /// The ids of a page of the log, and where its neighbours are.
    pub fn page(&mut self, query: &str) -> (Vec<String>, Value) {
        let mut body = self.read(&format!("/audit_events?{query}"));
        (texts(&body["data"], "id"), body["meta"]["paginate"].take())
    }

    /// The ids of everything that a walk by `next_page` finds.
    pub fn walk(&mut self, query: &str) -> Vec<String> {
        let (mut ids, mut meta) = self.page(query);
        while meta["has_next"] == true {
            let cursor = encoded(&meta["next_page"]);
            let (older, next) = self.page(&format!("{query}&cursor={cursor}"));
            ids.extend(older);
            meta = next;
        }
        ids
    }

    /// The ids of the records at these places, as the log has them.
    pub fn ids(&self, places: impl IntoIterator<Item = u32>) -> Vec<String> {
        places.into_iter().map(|place| self.sim.log.record(place).unwrap().id.to_string()).collect()
    }

    pub fn newest(&self) -> (&Record, &Texts) {
        (self.sim.log.record(self.sim.log.len() - 1).unwrap(), &self.sim.workspace.texts)
    }
}

/// A cursor as a query holds it.
pub fn encoded(cursor: &Value) -> String {
    form_urlencoded::byte_serialize(cursor.as_str().unwrap().as_bytes()).collect()
}

/// The texts (or numbers) of a field of each item.
pub fn texts(items: &Value, field: &str) -> Vec<String> {
    let text = |item: &Value| item[field].as_str().map_or_else(|| item[field].to_string(), str::to_owned);
    items.as_array().unwrap().iter().map(text).collect()
}

fn login(at: Timestamp, actor: u32) -> Draft<'static> {
    let entity = u64::from(actor);
    let (address, client) = (Some("198.18.0.7"), Some("Pachca/3.60.0"));
    Draft { at, key: "user_login", actor, entity_type: "User", entity, details: None, address, client }
}

fn person(id: u32, name: &str, role: Role) -> Person {
    Person {
        id,
        first_name: name.to_owned(),
        last_name: "Иванова".to_owned(),
        nickname: format!("user{id}"),
        email: Some(format!("user{id}@example.com")),
        phone_number: None,
        department: None,
        title: None,
        role,
        suspended: false,
        invited_only: false,
        inviter_id: None,
        tags: Vec::new(),
        bot: false,
        sso: false,
        created_at: Timestamp(0),
        deleted_at: (id == DELETED).then_some(NOON),
        last_activity_at: None,
        time_zone: None,
    }
}

fn chat(id: u64, name: &str, member_ids: &[u32]) -> Chat {
    Chat {
        id,
        name: name.to_owned(),
        created_at: Timestamp(0),
        owner_id: OWNER,
        member_ids: member_ids.to_vec(),
        group_tag_ids: Vec::new(),
        channel: false,
        archived: name.contains("archived"),
        personal: name.is_empty(),
        public: name.contains("public"),
        last_message_at: Timestamp(NOON.0 - id as i64 * 1_000),
    }
}

fn workspace() -> Workspace {
    let names = [(OWNER, "Анна"), (ADMIN, "Борис"), (GUEST, "Вера"), (EMPLOYEE, "Глеб"), (DELETED, "Дарья")];
    let roles = [Role::Admin, Role::Admin, Role::Guest, Role::User, Role::User];
    let tag = |id, name: &str, deleted| Tag { id, name: name.to_owned(), member_ids: vec![OWNER], deleted };
    Workspace {
        company_id: 7,
        owner_id: OWNER,
        people: names.into_iter().zip(roles).map(|((id, name), role)| person(id, name, role)).collect(),
        chats: vec![
            chat(1, "general public", &[OWNER, EMPLOYEE]),
            chat(2, "closed", &[EMPLOYEE]),
            chat(3, "", &[OWNER, EMPLOYEE]),
            chat(4, "archived", &[OWNER]),
            chat(5, "other public", &[EMPLOYEE]),
            chat(6_000_000_000, "thread", &[OWNER]),
        ],
        tags: vec![tag(1, "backend", false), tag(2, "дизайн", false), tag(3, "old", true)],
        dlp_rules: &[],
        ..Workspace::empty(&Config { end: NOON, ..Config::sample(NOON) })
    }
}
