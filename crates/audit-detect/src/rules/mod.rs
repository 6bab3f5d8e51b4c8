//! The rules, a file each: where it comes from, what can be set, what it does, and its tests.

/// A settings struct with its defaults: `name { field: type = default, … }`.
macro_rules! settings {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $field_doc:literal])+ $field:ident: $kind:ty = $default:expr,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $name { $($(#[doc = $field_doc])+ pub $field: $kind,)+ }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }
    };
}
mod active_after_deletion;
mod app_let_in;
mod bulk_reading;
mod burst_then_in;
mod chat_opened;
mod created_then_raised;
mod dormant_then_active;
mod impossible_travel;
mod leak_rule_hit;
mod log_read_by_another;
mod lone_failure;
mod mass_deletion;
mod new_address;
mod new_device;
mod off_hours;
mod one_account_many_addresses;
mod one_address_many_accounts;
mod parallel_sign_ins;
mod rate;
mod role_raised;
mod script_signs_in;
mod stand;
mod token_made;
mod two_factor_burst;
mod two_factor_off;

pub use app_let_in::AppSettings;
pub use bulk_reading::BulkReadingSettings;
pub use burst_then_in::BurstThenInSettings;
pub use created_then_raised::CreatedThenRaisedSettings;
pub use dormant_then_active::DormantSettings;
pub use impossible_travel::TravelSettings;
pub use log_read_by_another::LogReadSettings;
pub use lone_failure::LoneFailureSettings;
pub use mass_deletion::MassDeletionSettings;
pub use new_device::NewDeviceSettings;
pub use off_hours::OffHoursSettings;
pub use one_account_many_addresses::OneAccountSettings;
pub use one_address_many_accounts::OneAddressSettings;
pub use parallel_sign_ins::ParallelSettings;
pub use script_signs_in::ScriptSettings;
pub(crate) use stand::Stand;
pub use two_factor_burst::BurstSettings;

/// What every rule does.
trait Reads {
    /// Sees an event, and reports what there is to report.
    fn read(&mut self, stand: &mut Stand<'_, '_>);

    /// Forgets what is too old to matter; called every now and then.
    fn forget(&mut self, _at: i64) {}
}

macro_rules! rules {
    ($($name:ident: $rule:path,)+) => {
        /// What all rules remember, in the order in which they see an event.
        #[derive(Clone, Debug, Default)]
        pub(crate) struct Rules { $($name: $rule,)+ }

        impl Rules {
            pub fn read(&mut self, stand: &mut Stand<'_, '_>) {
                $(self.$name.read(stand);)+
            }

            pub fn forget(&mut self, at: i64) {
                $(self.$name.forget(at);)+
            }
        }
    };
}

rules! {
    // Before the burst, which forgets its failures when somebody gets in.
    burst_then_in: burst_then_in::BurstThenIn,
    two_factor_burst: two_factor_burst::TwoFactorBurst,
    one_address: one_address_many_accounts::OneAddress,
    one_account: one_account_many_addresses::OneAccount,
    lone_failure: lone_failure::LoneFailure,
    new_address: new_address::NewAddress,
    new_device: new_device::NewDevice,
    script: script_signs_in::ScriptSignsIn,
    parallel: parallel_sign_ins::ParallelSignIns,
    travel: impossible_travel::ImpossibleTravel,
    off_hours: off_hours::OffHours,
    dormant: dormant_then_active::DormantThenActive,
    active_after_deletion: active_after_deletion::ActiveAfterDeletion,
    role_raised: role_raised::RoleRaised,
    created_then_raised: created_then_raised::CreatedThenRaised,
    token_made: token_made::TokenMade,
    app_let_in: app_let_in::AppLetIn,
    two_factor_off: two_factor_off::TwoFactorOff,
    mass_deletion: mass_deletion::MassDeletion,
    bulk_reading: bulk_reading::BulkReading,
    chat_opened: chat_opened::ChatOpened,
    leak_rule_hit: leak_rule_hit::LeakRuleHit,
    log_read: log_read_by_another::LogReadByAnother,
}

/// Minutes as milliseconds.
const fn minutes(minutes: u32) -> i64 {
    minutes as i64 * audit_model::time::MINUTE_MS
}
