//! Everything that can be set, with defaults from `docs/detections.md`.

use crate::allow::{Allow, Expected};
use crate::company::{Company, SeveralSettings};
use crate::history::LearningSettings;
use crate::rule::Rule;
use crate::rules;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What our own reads of the log look like there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnReads {
    /// The person whose token is in use.
    pub owner: String,
    /// The user agent, to the letter.
    pub user_agent: String,
    /// The address that they come from.
    pub address: String,
}

/// What is known of the workspace beside its log. Not kept with the thresholds: it is another one each time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Minutes to add to UTC for the workspace's clock.
    pub utc_offset_minutes: i32,
    /// The ids of bots.
    pub bots: BTreeSet<String>,
    /// What our own reads look like, once that is known.
    pub own: Option<OwnReads>,
    /// Whether messages and reactions are not loaded: silence then means nothing.
    pub without_talk: bool,
}

macro_rules! thresholds {
    ($($(#[doc = $doc:literal])+ $field:ident: $settings:ty;)+) => {
        /// The thresholds of the rules.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Thresholds { $($(#[doc = $doc])+ pub $field: $settings,)+ }
    };
}

thresholds! {
    /// When a rule about what is new may speak.
    learning: LearningSettings;
    /// See [`Rule::TwoFactorBurst`].
    two_factor_burst: rules::BurstSettings;
    /// See [`Rule::BurstThenIn`].
    burst_then_in: rules::BurstThenInSettings;
    /// See [`Rule::OneAddressManyAccounts`].
    one_address: rules::OneAddressSettings;
    /// See [`Rule::OneAccountManyAddresses`].
    one_account: rules::OneAccountSettings;
    /// See [`Rule::LoneFailure`].
    lone_failure: rules::LoneFailureSettings;
    /// See [`Rule::NewDevice`].
    new_device: rules::NewDeviceSettings;
    /// See [`Rule::ScriptSignsIn`].
    script: rules::ScriptSettings;
    /// See [`Rule::ParallelSignIns`].
    parallel: rules::ParallelSettings;
    /// See [`Rule::ImpossibleTravel`].
    travel: rules::TravelSettings;
    /// See [`Rule::OffHours`].
    off_hours: rules::OffHoursSettings;
    /// See [`Rule::DormantThenActive`].
    dormant: rules::DormantSettings;
    /// See [`Rule::CreatedThenRaised`].
    created_then_raised: rules::CreatedThenRaisedSettings;
    /// See [`Rule::AppLetIn`].
    app_let_in: rules::AppSettings;
    /// See [`Rule::MassDeletion`].
    mass_deletion: rules::MassDeletionSettings;
    /// See [`Rule::BulkReading`].
    bulk_reading: rules::BulkReadingSettings;
    /// See [`Rule::LogReadByAnother`].
    log_read: rules::LogReadSettings;
    /// What keeps quiet alone.
    company: Company;
    /// See [`Rule::SeveralAtOnce`].
    several: SeveralSettings;
}

/// Everything that can be set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The thresholds.
    pub thresholds: Thresholds,
    /// Rules that are switched off.
    pub off: BTreeSet<Rule>,
    /// Other weights than the usual ones.
    pub weights: BTreeMap<Rule, u8>,
    /// The allow-list.
    pub allow: Vec<Allow>,
    /// What was expected.
    pub expected: Vec<Expected>,
    /// What is known of the workspace.
    #[serde(skip)]
    pub surroundings: Surroundings,
}

impl Settings {
    /// Reads settings from a file. What it does not name stays as it is by default.
    ///
    /// # Errors
    /// Where it is no JSON, names a rule that does not exist, or has a threshold out of its bounds: in words, with the
    /// line or the name.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let settings: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        match settings.out_of_bounds() {
            Some(knob) => {
                let value = knob.get(&settings.thresholds);
                Err(format!("thresholds.{}: {value} ({} … {})", knob.name, knob.least, knob.most))
            }
            None => Ok(settings),
        }
    }

    /// The settings as a file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Whether other findings come of the same log: the allow-list and what is expected are looked up later.
    pub(crate) fn sweeps_like(&self, other: &Self) -> bool {
        self.thresholds == other.thresholds
            && self.off == other.off
            && self.weights == other.weights
            && self.surroundings == other.surroundings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allow::AllowWhat;

    #[test]
    fn settings_are_read_back_and_a_file_may_name_only_some() {
        let mut settings = Settings::default();
        settings.off.insert(Rule::OffHours);
        settings.weights.insert(Rule::NewDevice, 3);
        settings.allow.push(Allow {
            what: AllowWhat::Address("192.0.2.0/24".into()),
            reason: "office".into(),
            until_ms: None,
        });
        assert_eq!(Settings::from_json(&settings.to_json()).unwrap(), settings);
        let some = Settings::from_json(r#"{"thresholds":{"two_factor_burst":{"failures":8}}}"#).unwrap();
        assert_eq!(some.thresholds.two_factor_burst.failures, 8);
        assert_eq!(some.thresholds.bulk_reading, Settings::default().thresholds.bulk_reading);
        assert!(Settings::from_json("{").is_err());
        let far = Settings::from_json(r#"{"thresholds":{"two_factor_burst":{"failures":0}}}"#);
        assert_eq!(far.unwrap_err(), "thresholds.two_factor_burst.failures: 0 (2 … 100)");
        assert!(Settings::from_json(r#"{"off":["no such rule"]}"#).unwrap_err().contains("no such rule"));
    }
}
