//! One event as a row of the list: what was done, to what, and what else is worth a glance.

mod access;
mod bots;
mod chats;
mod context;
mod guard;
mod people;
#[cfg(test)]
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod unknown;

use super::Names;
use super::clean::{LINE_CHARS, shorten};
use crate::i18n::{Lang, message};
use audit_model::{AuditEvent, Category};
use context::Context;

/// An event after its actor's name, in the order of the row. All of it is plain text of one line each, at most
/// some 120 characters long; names in it are the log's own and belong into a `<bdi>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What was done: "renamed chat", «переименование чата». The key itself where no catalogue knows it.
    pub did: String,
    /// What it was done to, with before → after: bold.
    pub object: Option<String>,
    /// By whom, where, how: quieter.
    pub extra: Option<String>,
    /// Worth a flag by itself: a failed or disabled second factor, a refused sign-in, a raised role, a leak.
    pub alert: bool,
    /// Whether `did` is the bare event key, to be set like code.
    pub did_is_key: bool,
}

impl Sentence {
    /// The whole as one line, for labels, copies and searches.
    pub fn text(&self) -> String {
        let parts = [Some(self.did.as_str()), self.object.as_deref(), self.extra.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// Says an event in words. Ids are resolved by `names`; those it does not know are said by number.
pub fn sentence(event: &AuditEvent<'_>, lang: Lang, names: &impl Names) -> Sentence {
    let context = Context::new(event, lang, names);
    let known = event.category() != Category::Other;
    let said = if known { say(&context) } else { unknown::said(&context) };
    let object = (!said.object.is_empty()).then(|| shorten(&said.object.join(" · "), LINE_CHARS));
    let extra = (!said.extra.is_empty()).then(|| shorten(&said.extra.join(" · "), LINE_CHARS));
    Sentence { did: did(event, lang, said.lead), object, extra, alert: said.alert, did_is_key: !known }
}

fn did(event: &AuditEvent<'_>, lang: Lang, lead: Lead) -> String {
    if event.category() == Category::Other {
        let key = super::clean::part(&event.event_key, LINE_CHARS).unwrap_or_default();
        return message(lang, "event-unknown-did", &[("key", key.into())]);
    }
    let id = format!("{}-did", event.event_key.replace('_', "-"));
    let did = message(lang, &id, &[("lead", lead.name().into())]);
    match lead {
        // Russian declines a name after a noun, so there a colon comes before it.
        Lead::Person => message(lang, "phrase-did-person", &[("did", did.into())]),
        _ => did,
    }
}

/// The arm of each published key; a test holds it to the catalogue.
fn say(context: &Context<'_>) -> Said {
    match context.event.category() {
        Category::Auth | Category::Apps | Category::Tokens => access::said(context),
        Category::Bots => bots::said(context),
        Category::People | Category::Tags => people::said(context),
        Category::Chats | Category::Members | Category::Messages | Category::Reactions | Category::Video => {
            chats::said(context)
        }
        Category::Encryption | Category::Security | Category::Search => guard::said(context),
        Category::Other => unknown::said(context),
    }
}

/// What stands right after the verb; some verbs change with it ("changed role of", "changed own role").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Lead {
    /// Nothing follows.
    #[default]
    None,
    /// A person's name.
    Person,
    /// A bot's name.
    Bot,
    /// It was done to the actor.
    Own,
    /// Anything else.
    Other,
}

impl Lead {
    const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Person => "person",
            Self::Bot => "bot",
            Self::Own => "own",
            Self::Other => "other",
        }
    }
}

/// A sentence under construction. Parts that are not there are simply left out.
#[derive(Debug, Default)]
struct Said {
    lead: Lead,
    object: Vec<String>,
    extra: Vec<String>,
    alert: bool,
}

impl Said {
    /// Nothing but the verb.
    fn nothing() -> Self {
        Self::default()
    }

    fn object(mut self, text: Option<String>) -> Self {
        self.push(text, Lead::Other);
        self
    }

    fn person(mut self, name: Option<String>) -> Self {
        self.push(name, Lead::Person);
        self
    }

    fn bot(mut self, name: Option<String>) -> Self {
        self.push(name, Lead::Bot);
        self
    }

    fn push(&mut self, text: Option<String>, lead: Lead) {
        let Some(text) = text else { return };
        if self.object.is_empty() && self.lead == Lead::None {
            self.lead = lead;
        }
        self.object.push(text);
    }

    /// The same, said only where nothing else was.
    fn or_object(self, text: impl FnOnce() -> Option<String>) -> Self {
        if self.object.is_empty() { self.object(text()) } else { self }
    }

    fn extra(mut self, text: Option<String>) -> Self {
        self.extra.extend(text);
        self
    }

    fn alert(mut self, alert: bool) -> Self {
        self.alert = alert;
        self
    }
}
