//! The names of the detection rules that incidents are staged for.

/// Five failed second factors of one person within ten minutes.
pub const TWO_FACTOR_BURST: &str = "2fa-burst";
/// The burst, then a sign-in within ten minutes.
pub const TWO_FACTOR_BURST_THEN_IN: &str = "2fa-burst-then-in";
/// One address, failures of five or more people.
pub const ONE_ADDRESS_MANY_ACCOUNTS: &str = "one-address-many-accounts";
/// A failure from an address that the person never had.
pub const LONE_FAILURE: &str = "lone-failure-from-a-new-address";
/// A sign-in from a network that the person never had.
pub const NEW_ADDRESS: &str = "new-address";
/// A sign-in with a client family that the person never had.
pub const NEW_DEVICE: &str = "new-device";
/// An administrator's role given.
pub const ROLE_RAISED: &str = "role-raised";
/// A personal or bot token made.
pub const TOKEN_MADE: &str = "token-made";
/// Many messages, people or tags deleted within an hour.
pub const MASS_DELETION: &str = "mass-deletion";
/// Many messages decrypted or searches made within ten minutes.
pub const BULK_READING: &str = "bulk-reading";
/// The log read by somebody else than its owner's tools.
pub const SOMEONE_ELSE_READ_THE_LOG: &str = "someone-else-read-the-log";
/// Events of a deleted account.
pub const ACTIVE_AFTER_DELETION: &str = "active-after-deletion";
/// Three or more different rules on one person within an hour.
pub const SEVERAL_AT_ONCE: &str = "several-at-once";

/// Failures of one person from many addresses.
pub const ONE_ACCOUNT_MANY_ADDRESSES: &str = "one-account-many-addresses";
/// A program signs in as a person.
pub const SCRIPT_SIGNS_IN: &str = "script-signs-in";
/// Sign-ins of one person from several places at once.
pub const PARALLEL_SIGN_INS: &str = "parallel-sign-ins";
/// Two sign-ins farther apart than anybody travels.
pub const IMPOSSIBLE_TRAVEL: &str = "impossible-travel";
/// A sign-in at an hour at which the person never was there.
pub const OFF_HOURS: &str = "off-hours";
/// A sign-in after a month of silence.
pub const DORMANT_THEN_ACTIVE: &str = "dormant-then-active";
/// An account made and made an administrator soon after.
pub const CREATED_THEN_RAISED: &str = "created-then-raised";
/// An application or a webhook's host that was never seen.
pub const APP_LET_IN: &str = "app-let-in";
/// The second factor switched off.
pub const TWO_FACTOR_OFF: &str = "2fa-switched-off";
/// A chat opened to everybody.
pub const CHAT_OPENED: &str = "chat-opened";
/// A message trips a data leak rule.
pub const LEAK_RULE_HIT: &str = "data-leak-rule-hit";

/// All of them.
pub const ALL: &[&str] = &[
    TWO_FACTOR_BURST,
    TWO_FACTOR_BURST_THEN_IN,
    ONE_ADDRESS_MANY_ACCOUNTS,
    ONE_ACCOUNT_MANY_ADDRESSES,
    LONE_FAILURE,
    NEW_ADDRESS,
    NEW_DEVICE,
    SCRIPT_SIGNS_IN,
    PARALLEL_SIGN_INS,
    IMPOSSIBLE_TRAVEL,
    OFF_HOURS,
    DORMANT_THEN_ACTIVE,
    ACTIVE_AFTER_DELETION,
    ROLE_RAISED,
    CREATED_THEN_RAISED,
    TOKEN_MADE,
    APP_LET_IN,
    TWO_FACTOR_OFF,
    MASS_DELETION,
    BULK_READING,
    CHAT_OPENED,
    LEAK_RULE_HIT,
    SOMEONE_ELSE_READ_THE_LOG,
    SEVERAL_AT_ONCE,
];
