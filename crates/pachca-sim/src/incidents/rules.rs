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
