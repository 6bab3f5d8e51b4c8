//! Hires everybody: founders, employees, guests and bots, and decides who leaves.

use super::bots::{BOTS, BotPlan, FORMER_BOTS};
use super::habits::Habits;
use super::names::{self, latin};
use super::person::{Person, Role};
use crate::activity::calendar::Calendar;
use crate::config::Config;
use crate::rng::Rng;
use crate::texts::Texts;
use audit_model::Timestamp;
use audit_model::time::DAY_MS;
use std::collections::HashSet;

const DEPARTMENTS: &[(&str, u64, &[&str])] = &[
    (
        "Разработка",
        30,
        &["Backend-разработчик", "Frontend-разработчик", "Тимлид", "DevOps-инженер", "QA-инженер"],
    ),
    ("Продажи", 17, &["Менеджер по продажам", "Аккаунт-менеджер", "Руководитель отдела продаж"]),
    ("Поддержка", 14, &["Специалист поддержки", "Старший специалист поддержки", "Инженер внедрения"]),
    ("Маркетинг", 9, &["Маркетолог", "SMM-менеджер", "PR-менеджер", "Контент-редактор"]),
    ("Продукт", 8, &["Product Manager", "Product Owner", "Бизнес-аналитик"]),
    ("Дизайн", 6, &["UX/UI-дизайнер", "Product Designer", "Арт-директор"]),
    ("Финансы", 5, &["Бухгалтер", "Финансовый аналитик", "Главный бухгалтер"]),
    ("HR", 5, &["HR-менеджер", "Рекрутер", "HR BP"]),
    ("Аналитика", 4, &["Аналитик данных", "Data Engineer"]),
    ("Юристы", 2, &["Юрист", "Комплаенс-менеджер"]),
];

/// Where people live: zone, hours ahead of Moscow.
const ZONES: &[(&str, i64)] =
    &[("Europe/Moscow", 0), ("Europe/Samara", 1), ("Asia/Yekaterinburg", 2), ("Europe/Kaliningrad", -1)];

/// Everybody, by id, with their habits; and the owner's index.
pub(crate) struct Staff {
    pub people: Vec<Person>,
    pub habits: Vec<Habits>,
    pub owner: usize,
}

/// Draws everybody. `least` is how many of each coming and going the history needs.
pub(crate) fn hire(config: &Config, calendar: &Calendar, texts: &mut Texts, least: usize) -> Staff {
    let mut rng = Rng::new(config.seed, 0x5741_4646);
    let count = config.people.max(Config::MIN_PEOPLE);
    let months = |share: usize| (count * share * config.days as usize / 30 / 1_000).clamp(least, count / 4);
    let (hires, leavers) = (months(25).max(1), months(18).max(1));
    let busy = (count as u64 / 30).max(1);
    let mut taken = HashSet::new();
    let mut drawn: Vec<(Person, Habits)> = Vec::with_capacity(count + BOTS.len() + FORMER_BOTS.len());
    for index in 0..count {
        let new = index >= count - hires;
        let created_at = if new { calendar.working_time(&mut rng) } else { before(&mut rng, config, index) };
        let mut person = employee(&mut rng, &mut taken, created_at);
        let zone = if rng.chance(8_400) { 0 } else { 1 + rng.weighted(&[6, 6, 3]) };
        let (name, ahead) = ZONES[zone];
        // The zone of the workspace itself needs not be set by hand.
        person.time_zone = (zone > 0 || rng.chance(3_000)).then(|| name.to_owned());
        let mut habits = Habits::of_person(&mut rng, texts, ahead);
        habits.vacation = vacation(&mut rng, calendar);
        drawn.push((person, habits));
    }
    appoint(&mut rng, &mut drawn, hires);
    let spare = drawn.len() - hires;
    for (leaver, _) in &mut drawn[spare.saturating_sub(leavers)..spare] {
        leaver.deleted_at = Some(calendar.working_time(&mut rng));
    }
    for (index, bot) in BOTS.iter().chain(FORMER_BOTS.iter().take(least)).enumerate() {
        let created_at = Timestamp(config.start().0 - rng.between(40, 700) * DAY_MS - 3_600_000);
        let mut person = program(bot, created_at);
        person.deleted_at = (index >= BOTS.len()).then(|| calendar.working_time(&mut rng));
        drawn.push((person, Habits::of_bot(&mut rng, texts, bot.program, bot.rhythm, bot.level * busy)));
    }
    number(&mut rng, drawn)
}

/// Accounts from before the history, the founders first.
fn before(rng: &mut Rng, config: &Config, index: usize) -> Timestamp {
    let days = if index < 4 { rng.between(1_250, 1_260) } else { rng.between(3, 1_200) };
    Timestamp(config.start().0 - days * DAY_MS - rng.between(0, 36_000) * 1_000)
}

fn employee(rng: &mut Rng, taken: &mut HashSet<String>, created_at: Timestamp) -> Person {
    let name = names::draw(rng);
    let (department, _, titles) =
        DEPARTMENTS[rng.weighted(&std::array::from_fn::<u64, 10, _>(|index| DEPARTMENTS[index].1))];
    let base = format!("{}.{}", latin(&name.first), latin(&name.last));
    let mut nickname = base.clone();
    let mut twin = 1;
    while !taken.insert(nickname.clone()) {
        twin += 1;
        nickname = format!("{base}{twin}");
    }
    Person {
        id: 0,
        email: Some(format!("{nickname}@romashka.example")),
        // 900 000 0000 to 900 000 9999 is no subscriber's.
        phone_number: rng.chance(7_000).then(|| format!("+7900000{:04}", rng.below(10_000))),
        first_name: name.first,
        last_name: name.last,
        nickname,
        department: Some(department.to_owned()),
        title: Some(rng.word(titles).to_owned()),
        role: Role::User,
        suspended: false,
        invited_only: false,
        inviter_id: None,
        tags: Vec::new(),
        bot: false,
        sso: rng.chance(3_500),
        created_at,
        deleted_at: None,
        last_activity_at: None,
        time_zone: None,
    }
}

/// Gives roles: the owner and some administrators, guests, the suspended, those who never came.
fn appoint(rng: &mut Rng, drawn: &mut [(Person, Habits)], hires: usize) {
    let settled = drawn.len() - hires;
    let admins = 2 + settled / 60;
    // Behind the administrators come some plain employees, whom the incidents need, and a guest.
    let guest = admins + 3;
    for (index, (person, habits)) in drawn.iter_mut().enumerate() {
        if index < admins {
            person.role = Role::Admin;
            habits.vacation = None;
            habits.two_factor = true;
            habits.weekends = 800;
        } else if index == guest || index > guest && rng.chance(600) {
            let several_chats = index > guest && rng.chance(6_000);
            person.role = if several_chats { Role::MultiGuest } else { Role::Guest };
            (person.department, person.title, person.sso) = (None, None, false);
            habits.office_days = 0;
            habits.level = 2;
        } else if settled > 40 && index % 97 == 96 {
            person.suspended = true;
        } else if settled > 40 && index % 61 == 60 && index < settled {
            person.invited_only = true;
        }
    }
    if let Some((owner, habits)) = drawn.first_mut() {
        (owner.department, owner.title) = (Some("Администрация".into()), Some("Генеральный директор".into()));
        habits.signs_in_often = true;
        habits.script = None;
    }
}

fn vacation(rng: &mut Rng, calendar: &Calendar) -> Option<std::ops::RangeInclusive<i64>> {
    let days = calendar.days();
    rng.chance(900).then(|| {
        let first = rng.between(*days.start(), *days.end());
        first..=first + rng.between(6, 13)
    })
}

fn program(plan: &BotPlan, created_at: Timestamp) -> Person {
    Person {
        id: 0,
        first_name: plan.name.to_owned(),
        last_name: String::new(),
        nickname: latin(plan.name),
        email: None,
        phone_number: None,
        department: None,
        title: None,
        role: Role::User,
        suspended: false,
        invited_only: false,
        inviter_id: None,
        tags: Vec::new(),
        bot: true,
        sso: false,
        created_at,
        deleted_at: None,
        last_activity_at: None,
        time_zone: None,
    }
}

/// Gives ids in the order of the accounts, and inviters among those who were there before.
fn number(rng: &mut Rng, mut drawn: Vec<(Person, Habits)>) -> Staff {
    let owner_name = drawn.first().map(|(person, _)| person.nickname.clone());
    drawn.sort_by_key(|(person, _)| person.created_at);
    let mut id = 133_000;
    let mut inviters: Vec<u32> = Vec::new();
    for (person, _) in &mut drawn {
        id += 1 + rng.below(30) as u32;
        person.id = id;
        person.inviter_id = rng.pick(&inviters).copied();
        if person.role == Role::Admin && person.deleted_at.is_none() {
            inviters.push(id);
        }
    }
    let owner =
        drawn.iter().position(|(person, _)| Some(&person.nickname) == owner_name.as_ref()).unwrap_or(0);
    let (people, habits) = drawn.into_iter().unzip();
    Staff { people, habits, owner }
}
