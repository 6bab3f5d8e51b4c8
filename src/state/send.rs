//! Sending events on to another system: where to, and an exact account of what became of them.

use super::export::Rules;
use super::turn::Turn;
use audit_export::send::{AddressProblem, Credentials, Refused, Shape, System, Target};
use audit_store::Row;
use leptos::prelude::*;
use std::collections::VecDeque;
use std::rc::Rc;

/// Refusals whose reason is kept; beyond it they are only counted.
pub const REFUSALS_KEPT: usize = 1_000;

/// How to say who we are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Not at all.
    #[default]
    None,
    /// A name and a password.
    Basic,
    /// A token.
    Token,
    /// A key of Elasticsearch.
    ApiKey,
}

impl Way {
    /// All, in the order of the choice.
    pub const ALL: [Self; 4] = [Self::None, Self::Basic, Self::Token, Self::ApiKey];

    /// The name in messages and forms.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Basic => "basic",
            Self::Token => "token",
            Self::ApiKey => "key",
        }
    }
}

/// What the person filled in. In memory only, and no `Debug`: it holds secrets.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// The kind of system.
    pub system: System,
    /// Its address.
    pub address: String,
    /// The index, table or stream.
    pub place: String,
    /// What a document looks like.
    pub shape: Shape,
    /// How to say who we are.
    pub way: Way,
    /// The name that goes with a password.
    pub user: String,
    /// Password, token or key.
    pub secret: String,
}

impl Form {
    /// Where this leads.
    pub fn target(&self) -> Target {
        let secret = self.secret.clone();
        let credentials = match self.way {
            Way::None => Credentials::None,
            Way::Basic => Credentials::Basic { user: self.user.clone(), password: secret },
            Way::Token => Credentials::Token(secret),
            Way::ApiKey => Credentials::ApiKey(secret),
        };
        let (address, place) = (self.address.clone(), self.place.clone());
        Target { system: self.system, address, place, shape: self.shape, credentials }
    }

    /// The name of the message that says why nothing can be sent there.
    pub fn problem(&self) -> Option<&'static str> {
        Some(match self.target().check().err()? {
            AddressProblem::Missing => "send-no-address",
            AddressProblem::NotSafe => "send-not-safe",
            AddressProblem::Credentials => "send-credentials-in-address",
            AddressProblem::Query => "send-query-in-address",
            AddressProblem::Place => "send-bad-place",
        })
    }
}

/// What has become of the events. Those that arrived, were known, were refused, and are still to be sent are together
/// always all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// All.
    pub total: usize,
    /// Taken in by the system.
    pub arrived: usize,
    /// There already.
    pub known: usize,
    /// Not taken in by the system, ever.
    pub refused: usize,
    /// The first of these: the event's id, and why.
    pub refusals: Vec<(String, String)>,
    /// Sent again after a request without an answer: where the system does not know events by their id, they may be
    /// there twice.
    pub unsure: usize,
}

impl Account {
    /// Still to be sent.
    pub const fn left(&self) -> usize {
        self.total - self.arrived - self.known - self.refused
    }

    /// Takes a refusal in.
    pub fn refuse(&mut self, id: String, Refused { reason, .. }: Refused) {
        self.refused += 1;
        if self.refusals.len() < REFUSALS_KEPT {
            self.refusals.push((id, reason));
        }
    }
}

/// Why sending stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// The person stopped it.
    Stopped,
    /// No answer, in the browser's words: the network, the system's CORS settings, or a redirect.
    NoAnswer(String),
    /// The policy of the page does not allow this address.
    Policy,
    /// The system says no.
    Refused(String),
    /// The system asked for patience too often.
    Busy(String),
    /// The log was emptied meanwhile.
    Gone,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// Nothing is being sent.
    #[default]
    Idle,
    /// One event is on its way.
    Testing,
    /// It arrived.
    Tested,
    /// Events are on their way.
    Running,
    /// The person has stopped it; what is under way is still waited for, so that the account stays exact.
    Stopping,
    /// It stands still, and can go on.
    Halted(Halt),
    /// All that could be sent was.
    Done,
}

/// Where to and how, as it was when sending began: what is changed in the dialog meanwhile counts for later.
#[derive(Clone)]
pub struct Manner {
    /// Where to.
    pub target: Target,
    /// What is left out or replaced.
    pub rules: Rules,
    /// Whether names stand beside ids.
    pub noted: bool,
}

/// Events on their way, and what became of them.
#[derive(Clone, Copy)]
pub struct Channel {
    /// How far it is.
    pub stage: RwSignal<Sending>,
    /// What has become of the events.
    pub account: RwSignal<Account>,
    /// Why the last request has to be sent again, while that is waited for.
    pub trouble: RwSignal<Option<Halt>>,
    /// What is still to be sent.
    pub left: StoredValue<VecDeque<Row>, LocalStorage>,
    /// Counts what was begun: an earlier one that still runs has no more say.
    pub turn: Turn,
}

impl Channel {
    fn new() -> Self {
        Self {
            stage: RwSignal::default(),
            account: RwSignal::default(),
            trouble: RwSignal::default(),
            left: StoredValue::new_local(VecDeque::new()),
            turn: Turn::new(),
        }
    }

    /// Whether requests are under way.
    pub fn is_busy(self) -> bool {
        self.stage.with(|stage| matches!(stage, Sending::Running | Sending::Testing | Sending::Stopping))
    }
}

/// The sending of this page.
#[derive(Clone, Copy)]
pub struct Outbox {
    /// What the person filled in.
    pub form: RwSignal<Form>,
    /// What was asked for in the dialog.
    pub once: Channel,
    /// New events, as they come.
    pub live: Channel,
    /// How new events are sent on; nothing while they are not.
    pub forwarding: RwSignal<Option<Rc<Manner>>, LocalStorage>,
}

impl Outbox {
    /// Nothing sent yet.
    pub fn new() -> Self {
        Self {
            form: RwSignal::new(Form { system: System::ALL[0], ..Form::default() }),
            once: Channel::new(),
            live: Channel::new(),
            forwarding: RwSignal::new_local(None),
        }
    }

    /// Shows no more what came of the last sending, unless it can go on.
    pub fn rest(self) {
        let can_go_on = self.once.account.with_untracked(|account| account.left() > 0);
        if !can_go_on {
            self.once.stage.set(Sending::Idle);
            self.once.account.set(Account::default());
        }
    }

    /// Whether the dialog waits for requests.
    pub fn is_busy(self) -> bool {
        self.once.is_busy()
    }
}

impl Default for Outbox {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_adds_up() {
        let mut account = Account { total: 5, arrived: 2, known: 1, ..Account::default() };
        account.refuse("a".to_owned(), Refused { place: 0, reason: "no".to_owned() });
        assert_eq!((account.left(), account.refusals.len()), (1, 1));
    }

    #[test]
    fn a_form_says_what_is_wrong_with_it() {
        let form = |address: &str| Form { address: address.to_owned(), ..Form::default() };
        assert_eq!(form("").problem(), Some("send-no-address"));
        assert_eq!(form("http://logs.example").problem(), Some("send-not-safe"));
        assert_eq!(form("https://logs.example").problem(), None);
    }
}
