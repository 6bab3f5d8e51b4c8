//! What the codes of the store mean to the rules, looked up once each.

use crate::action::Action;
use crate::network::Network;
use crate::place::{Locate, Place};
use audit_model::client::Client;
use audit_store::{Code, Facet, Store};
use std::collections::HashMap;

/// A client, without its version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClientIs {
    /// The family; 0 where there is none.
    pub family: u32,
    /// The whole user agent without its numbers: tells models of phones apart; 0 where there is none.
    pub device: u32,
    /// Whether it is a program and no person's browser or app.
    pub scripted: bool,
}

/// The meanings, by the codes of one store. Codes never change their meaning, so this outlives rewinds.
#[derive(Debug, Default)]
pub struct Lexicon {
    actions: Vec<Option<Action>>,
    networks: Vec<Option<Option<Network>>>,
    clients: Vec<Option<ClientIs>>,
    places: Vec<Option<Option<Place>>>,
    texts: HashMap<String, u32>,
}

/// Families of programs, as their user agents begin.
const SCRIPTS: &[&str] = &[
    "python",
    "curl",
    "httpx",
    "aiohttp",
    "go-http-client",
    "headless",
    "java/",
    "okhttp",
    "wget",
    "libwww",
    "axios",
    "node-fetch",
    "node",
    "undici",
    "ruby",
    "postman",
    "insomnia",
    "apache-httpclient",
    "powershell",
];

/// Whether a user agent is that of a program.
pub fn is_scripted(user_agent: &str) -> bool {
    let lower = user_agent.to_ascii_lowercase();
    lower.trim().is_empty()
        || lower.contains("headless")
        || SCRIPTS.iter().any(|script| lower.starts_with(script))
}

fn slot<T: Copy>(known: &mut Vec<Option<T>>, code: u32, find: impl FnOnce() -> T) -> T {
    let place = code as usize;
    if place >= known.len() {
        known.resize(place + 1, None);
    }
    *known[place].get_or_insert_with(find)
}

impl Lexicon {
    pub fn action(&mut self, store: &Store, key: Code) -> Action {
        slot(&mut self.actions, key.number(), || {
            Action::of(&store.label(Facet::EventKey, key).unwrap_or_default())
        })
    }

    pub fn network(&mut self, store: &Store, address: Code) -> Option<Network> {
        slot(&mut self.networks, address.number(), || {
            store.label(Facet::Address, address).and_then(|address| Network::of(&address))
        })
    }

    pub fn client(&mut self, store: &Store, agent: Code) -> ClientIs {
        let texts = &mut self.texts;
        slot(&mut self.clients, agent.number(), || {
            let Some(user_agent) = store.label(Facet::UserAgent, agent) else {
                return ClientIs { scripted: true, ..ClientIs::default() };
            };
            let scripted = is_scripted(&user_agent);
            if user_agent.trim().is_empty() {
                return ClientIs { scripted, ..ClientIs::default() };
            }
            let mut number = |text: String| {
                let next = texts.len() as u32 + 1;
                *texts.entry(text).or_insert(next)
            };
            let without_numbers =
                user_agent.chars().filter(|letter| !letter.is_ascii_digit() && *letter != '.');
            let device = format!("device {}", without_numbers.collect::<String>());
            ClientIs { family: number(Client::parse(&user_agent).family), device: number(device), scripted }
        })
    }

    /// The name of a client family.
    pub fn family_name(&self, family: u32) -> Option<&str> {
        self.texts.iter().find(|(_, number)| **number == family).map(|(text, _)| text.as_str())
    }

    pub fn place(&mut self, store: &Store, address: Code, locate: Option<&dyn Locate>) -> Option<Place> {
        let locate = locate?;
        slot(&mut self.places, address.number(), || {
            store.label(Facet::Address, address).and_then(|address| locate.locate(&address))
        })
    }

    /// Forgets what another database of places said.
    pub fn forget_places(&mut self) {
        self.places.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_from_people() {
        for script in [
            "",
            "python-requests/2.32.3",
            "curl/8.5.0",
            "Go-http-client/1.1",
            "aiohttp/3.12.15",
            "okhttp/4.12.0",
            "Java/21.0.4",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36",
        ] {
            assert!(is_scripted(script), "{script}");
        }
        for person in [
            "Pachca/3.60.0 (co.staply.pachca; build:15; iOS 18.5.0)",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36",
            "Grafana/12.1.0",
        ] {
            assert!(!is_scripted(person), "{person}");
        }
    }
}
