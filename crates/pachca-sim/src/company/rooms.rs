//! The tags and chats that exist when the history begins.

use super::chat::Chat;
use super::people::Staff;
use super::person::{Person, Role};
use super::tag::Tag;
use crate::config::Config;
use crate::rng::Rng;
use audit_model::Timestamp;
use audit_model::time::DAY_MS;

/// Chats for all: name, whether a channel.
const FOR_ALL: &[(&str, bool)] = &[
    ("Общий", false),
    ("Новости компании", true),
    ("Флудилка", false),
    ("Вопросы к IT", false),
    ("random 🎲", false),
];

const PROJECTS: &[&str] = &[
    "Альфа",
    "Витязь",
    "Горизонт",
    "Импульс",
    "Каскад",
    "Маяк",
    "Орбита",
    "Парус",
    "Рассвет",
    "Северный ветер",
    "Спутник",
    "Феникс",
    "Atlas",
    "Gateway",
    "Mobile 4.0",
    "Phoenix",
    "CRM",
    "Личный кабинет",
    "Биллинг",
    "Склад",
];

const THEMES: &[&str] = &[
    "Проект",
    "Релизы",
    "Ревью",
    "Дежурные",
    "Инциденты",
    "Планирование",
    "Внедрение",
    "Закупки",
    "Backlog",
    "Дизайн",
    "Тестирование",
    "Ретро",
];

const TAG_NAMES: &[&str] = &[
    "Подрядчики",
    "Дежурные",
    "Тимлиды",
    "Новички",
    "Москва",
    "Санкт-Петербург",
    "Казань",
    "Удалёнка",
    "Релиз-менеджеры",
    "ИБ",
    "Офис-менеджеры",
    "on-call",
    "frontend",
    "backend",
    "Наставники",
    "Комитет",
];

/// A name for a chat, or for a chat's new life.
pub(crate) fn chat_name(rng: &mut Rng) -> String {
    let (theme, project) = (rng.word(THEMES), rng.word(PROJECTS));
    match rng.below(4) {
        0 => format!("{theme} «{project}»"),
        1 => format!("{theme} {project} {}.{}", 1 + rng.below(5), rng.below(10)),
        2 => format!("{project} · {}", theme.to_lowercase()),
        _ => format!("{theme} {project}"),
    }
}

/// A name for a tag.
pub(crate) fn tag_name(rng: &mut Rng) -> String {
    if rng.chance(5_000) {
        rng.word(TAG_NAMES).to_owned()
    } else {
        format!("{} {}", rng.word(TAG_NAMES), rng.word(PROJECTS))
    }
}

/// The tags: departments first, then others.
pub(crate) fn tags(config: &Config, staff: &Staff) -> Vec<Tag> {
    let mut rng = Rng::new(config.seed, 0x5441_4753);
    let mut names: Vec<String> = Vec::new();
    for person in &staff.people {
        if let Some(department) = &person.department
            && !names.contains(department)
        {
            names.push(department.clone());
        }
    }
    let departments = names.len();
    names.extend(TAG_NAMES.iter().map(|name| (*name).to_owned()));
    let mut tags: Vec<Tag> = Vec::new();
    let mut id = 9_100;
    for (index, name) in names.into_iter().enumerate() {
        id += 1 + rng.below(12) as u32;
        let mut member_ids = Vec::new();
        for person in staff.people.iter().filter(|person| !person.bot && person.created_at < config.start()) {
            let wears =
                if index < departments { person.department.as_ref() == Some(&name) } else { rng.chance(500) };
            if wears {
                member_ids.push(person.id);
            }
        }
        tags.push(Tag { id, name, member_ids, deleted: false });
    }
    tags
}

/// The chats: for all, for departments, for projects, and between two.
pub(crate) fn chats(config: &Config, staff: &Staff, tags: &[Tag]) -> Vec<Chat> {
    let start = config.start();
    let here: Vec<&Person> = staff.people.iter().filter(|person| person.created_at < start).collect();
    let employees: Vec<u32> =
        here.iter().filter(|one| !one.bot && one.role != Role::Guest).map(|person| person.id).collect();
    let mut rooms = Rooms { rng: Rng::new(config.seed, 0x4348_4154), start, chats: Vec::new() };
    for (name, channel) in FOR_ALL {
        let chat = rooms.add((*name).to_owned(), employees.clone());
        (chat.channel, chat.public) = (*channel, true);
    }
    for tag in tags.iter().filter(|tag| tag.member_ids.len() > 1).take(12) {
        rooms.add(tag.name.clone(), tag.member_ids.clone()).group_tag_ids.push(tag.id);
    }
    for _ in 0..here.len() / 3 + 6 {
        let most = 6 + rooms.rng.below(30);
        let size = 3 + rooms.rng.below(most);
        let members = (0..size).filter_map(|_| rooms.rng.pick(&here).map(|person| person.id)).collect();
        let name = chat_name(&mut rooms.rng);
        let (public, archived) = (rooms.rng.chance(2_000), rooms.rng.chance(700));
        let chat = rooms.add(name, members);
        (chat.public, chat.archived) = (public, archived);
    }
    for person in here.iter().filter(|person| !person.invited_only) {
        for _ in 0..1 + rooms.rng.below(3) {
            let other = rooms.rng.pick(&employees).copied().filter(|other| *other != person.id);
            if let Some(other) = other {
                rooms.add(String::new(), vec![person.id, other]).personal = true;
            }
        }
    }
    rooms.chats
}

/// Chats under construction.
struct Rooms {
    rng: Rng,
    start: Timestamp,
    chats: Vec<Chat>,
}

impl Rooms {
    fn add(&mut self, name: String, mut member_ids: Vec<u32>) -> &mut Chat {
        member_ids.sort_unstable();
        member_ids.dedup();
        let last = self.chats.last().map_or(22_000, |chat| chat.id);
        let age = self.rng.between(2, 900) * DAY_MS + self.rng.between(0, 40_000) * 1_000;
        let created_at = Timestamp(self.start.0 - age);
        let chat = Chat {
            id: last + 1 + self.rng.below(60),
            name,
            created_at,
            owner_id: self.rng.pick(&member_ids).copied().unwrap_or_default(),
            member_ids,
            group_tag_ids: Vec::new(),
            channel: false,
            archived: false,
            personal: false,
            public: false,
            last_message_at: created_at,
        };
        self.chats.push(chat);
        let index = self.chats.len() - 1;
        &mut self.chats[index]
    }
}
