//! The rules by name, and what is fixed about each.

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Low,
    /// Worth a look.
    Medium,
    /// To be looked at today.
    High,
    /// To be looked at now.
    Critical,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// The stable name used in addresses and files.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// What kind of statement a rule makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// It says what the log says of a single event: it may be of no interest, but it cannot be wrong.
    Fact,
    /// It concludes from several events, or from what was never seen before: it can be wrong.
    Inference,
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident $slug:literal $severity:ident $nature:ident weight $weight:literal merge $minutes:literal;)+) => {
        /// A rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[doc = $doc])+ $name,)+
            /// A rule that the reader has brought: which one, the finding says.
            Own,
        }

        impl Rule {
            /// Every rule of the page's own, in the order of `docs/detections.md`.
            pub const ALL: [Self; 24] = [$(Self::$name,)+];

            /// The stable name used in settings, addresses and files.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ Self::Own => "own" }
            }

            /// How grave its findings are, if nothing makes them graver.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ Self::Own => Severity::Medium }
            }

            /// What kind of statement it makes.
            pub const fn nature(self) -> Nature {
                match self { $(Self::$name => Nature::$nature,)+ Self::Own => Nature::Fact }
            }

            /// How much a finding weighs. Findings of one actor within an hour weigh together, see
            /// [`Company`](crate::Company): what weighs too little by itself keeps quiet until it has company.
            pub const fn weight(self) -> u8 {
                match self { $(Self::$name => $weight,)+ Self::Own => 3 }
            }

            /// How long after the newest event of a finding another still belongs to it, in milliseconds.
            pub(crate) const fn merge_ms(self) -> i64 {
                match self { $(Self::$name => $minutes * 60_000,)+ Self::Own => 0 }
            }
        }
    };
}

rules! {
    /// Many wrong second factors of one actor.
    TwoFactorBurst "2fa-burst" High Inference weight 3 merge 30;
    /// Many wrong second factors, then a right one.
    BurstThenIn "2fa-burst-then-in" Critical Inference weight 5 merge 30;
    /// One address tries the second factors of many actors.
    OneAddressManyAccounts "one-address-many-accounts" High Inference weight 3 merge 120;
    /// Wrong second factors of one actor from many addresses.
    OneAccountManyAddresses "one-account-many-addresses" High Inference weight 3 merge 120;
    /// A wrong second factor from where the actor never was.
    LoneFailure "lone-failure-from-a-new-address" Medium Inference weight 3 merge 60;
    /// A sign-in from a network that is new to the actor.
    NewAddress "new-address" Low Inference weight 1 merge 60;
    /// A sign-in with a client that is new to the actor.
    NewDevice "new-device" Medium Inference weight 2 merge 60;
    /// A program signs in as a person.
    ScriptSignsIn "script-signs-in" Medium Inference weight 3 merge 60;
    /// Sign-ins of one actor from several places and clients at once.
    ParallelSignIns "parallel-sign-ins" Medium Inference weight 2 merge 60;
    /// Two sign-ins farther apart than anybody travels.
    ImpossibleTravel "impossible-travel" High Inference weight 3 merge 60;
    /// A sign-in at an hour at which the actor never was active.
    OffHours "off-hours" Low Inference weight 1 merge 720;
    /// A sign-in after a month of silence.
    DormantThenActive "dormant-then-active" Medium Inference weight 2 merge 60;
    /// Something is done by a deleted account.
    ActiveAfterDeletion "active-after-deletion" High Fact weight 3 merge 1440;
    /// Somebody is made an administrator.
    RoleRaised "role-raised" High Fact weight 3 merge 60;
    /// An account is made and soon made an administrator by the same actor.
    CreatedThenRaised "created-then-raised" High Inference weight 3 merge 60;
    /// A token is made, or may do more.
    TokenMade "token-made" Medium Fact weight 2 merge 60;
    /// An application or a webhook's host that was never seen.
    AppLetIn "app-let-in" Medium Inference weight 2 merge 60;
    /// The second factor is switched off.
    TwoFactorOff "2fa-switched-off" High Fact weight 3 merge 60;
    /// Much is deleted in an hour.
    MassDeletion "mass-deletion" High Inference weight 3 merge 120;
    /// Much is read in ten minutes.
    BulkReading "bulk-reading" Medium Inference weight 3 merge 120;
    /// A chat is opened to everybody.
    ChatOpened "chat-opened" Low Fact weight 1 merge 1440;
    /// A message trips a data leak rule.
    LeakRuleHit "data-leak-rule-hit" Medium Fact weight 3 merge 1440;
    /// The log is read from where its owner never was.
    LogReadByAnother "someone-else-read-the-log" Medium Inference weight 3 merge 720;
    /// Several different rules speak about one actor within an hour.
    SeveralAtOnce "several-at-once" Critical Inference weight 0 merge 60;
}

impl Rule {
    /// Whether it only says that a sign-in is the first of its kind for the actor: from there, with that, or at that
    /// hour. Such findings are sides of one sign-in and not proofs of their own, see [`Company`](crate::Company).
    pub const fn is_novelty(self) -> bool {
        matches!(self, Self::NewAddress | Self::NewDevice | Self::OffHours)
    }

    /// Whether it says something about how somebody came in or what an intruder does. What a message holds does not:
    /// a leak rule is hit every day, and lends no weight to whatever happens beside it.
    pub(crate) const fn keeps_company(self) -> bool {
        !matches!(self, Self::LeakRuleHit)
    }

    /// The rule with this [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Own]).find(|rule| rule.slug() == slug)
    }
}

impl Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slug = String::deserialize(deserializer)?;
        Self::from_slug(&slug).ok_or_else(|| serde::de::Error::custom(format!("no rule is called {slug:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_lead_back_and_are_those_of_the_staged_incidents() {
        let names: HashSet<&str> = Rule::ALL.iter().map(|rule| rule.slug()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        for rule in Rule::ALL.into_iter().chain([Rule::Own]) {
            assert_eq!(Rule::from_slug(rule.slug()), Some(rule));
            let json = serde_json::to_string(&rule).unwrap();
            assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
        }
        for staged in pachca_sim::incidents::rules::ALL {
            assert!(names.contains(staged), "{staged}");
        }
        assert!(serde_json::from_str::<Rule>("\"nonsense\"").is_err());
    }
}
