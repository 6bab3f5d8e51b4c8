//! What each kind of event means to security tools. `docs/formats.md` shows this table; a test holds the two together.

/// A class of OCSF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// What fits no other class.
    Base,
    /// Data security finding.
    Finding,
    /// Account change.
    Account,
    /// Authentication.
    Authentication,
    /// Entity management.
    Entity,
    /// User access management.
    Access,
    /// Group management.
    Group,
    /// Web resources activity.
    Resource,
    /// Application lifecycle.
    Application,
    /// API activity.
    Api,
    /// Datastore activity.
    Datastore,
    /// File hosting activity.
    File,
}

impl Class {
    /// Its number, whose thousands are those of its category.
    pub const fn uid(self) -> u16 {
        match self {
            Self::Base => 0,
            Self::Finding => 2006,
            Self::Account => 3001,
            Self::Authentication => 3002,
            Self::Entity => 3004,
            Self::Access => 3005,
            Self::Group => 3006,
            Self::Resource => 6001,
            Self::Application => 6002,
            Self::Api => 6003,
            Self::Datastore => 6005,
            Self::File => 6006,
        }
    }

    /// Its published name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base => "Base Event",
            Self::Finding => "Data Security Finding",
            Self::Account => "Account Change",
            Self::Authentication => "Authentication",
            Self::Entity => "Entity Management",
            Self::Access => "User Access Management",
            Self::Group => "Group Management",
            Self::Resource => "Web Resources Activity",
            Self::Application => "Application Lifecycle",
            Self::Api => "API Activity",
            Self::Datastore => "Datastore Activity",
            Self::File => "File Hosting Activity",
        }
    }
}

/// How grave an event is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// As every day.
    Informational,
    /// What the page marks with a flag.
    Medium,
    /// What another system has found already.
    High,
}

impl Severity {
    /// Its number in OCSF.
    pub const fn ocsf(self) -> i64 {
        match self {
            Self::Informational => 1,
            Self::Medium => 3,
            Self::High => 4,
        }
    }

    /// Its number in CEF.
    pub const fn cef(self) -> i64 {
        match self {
            Self::Informational => 1,
            Self::Medium => 5,
            Self::High => 8,
        }
    }
}

/// Whether it went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did.
    Success,
    /// It was refused or failed.
    Failure,
}

/// What a kind of event means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The key.
    pub key: &'static str,
    /// What it is, in English.
    pub title: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Whether it went well.
    pub outcome: Outcome,
    /// `event.category` of ECS.
    pub category: &'static str,
    /// `event.type` of ECS.
    pub types: &'static [&'static str],
    /// The class of OCSF.
    pub class: Class,
    /// `activity_id` of OCSF.
    pub activity: u8,
    /// What OCSF calls that activity.
    pub activity_name: &'static str,
}

/// The activity of OCSF that its list lacks: the title says what it is.
pub const OTHER: u8 = 99;

impl Meaning {
    /// The meaning of a key; nothing for one that is not in the table.
    pub fn of(event_key: &str) -> Option<&'static Self> {
        MEANINGS.iter().find(|meaning| meaning.key == event_key)
    }
}

macro_rules! meanings {
    ($($key:literal $title:literal $severity:ident $outcome:ident, $category:literal $types:expr, $class:ident $activity:literal $name:literal;)+) => {
        /// What every published key means, in the order of the catalogue.
        pub const MEANINGS: &[Meaning] = &[
            $(Meaning {
                key: $key,
                title: $title,
                severity: Severity::$severity,
                outcome: Outcome::$outcome,
                category: $category,
                types: &$types,
                class: Class::$class,
                activity: $activity,
                activity_name: $name,
            },)+
        ];
    };
}

meanings! {
    "user_login" "Signed in" Informational Success, "authentication" ["start"], Authentication 1 "Logon";
    "user_logout" "Signed out" Informational Success, "authentication" ["end"], Authentication 2 "Logoff";
    "user_2fa_success" "Two-factor check passed" Informational Success, "authentication" ["info"], Authentication 99 "Other";
    "user_2fa_fail" "Two-factor check failed" Medium Failure, "authentication" ["start"], Authentication 1 "Logon";
    "user_2fa_disabled" "Two-factor sign-in turned off" Medium Success, "iam" ["user", "change"], Account 11 "MFA Factor Disable";
    "login_grant_created" "QR code for sign-in created" Informational Success, "authentication" ["info"], Authentication 99 "Other";
    "login_grant_approved" "QR sign-in approved" Informational Success, "authentication" ["info"], Authentication 99 "Other";
    "login_grant_denied" "QR sign-in denied" Medium Failure, "authentication" ["start"], Authentication 1 "Logon";
    "oauth_authorization_granted" "Application given access" Informational Success, "iam" ["user", "change"], Access 1 "Assign Privileges";
    "oauth_authorization_revoked" "Access of application revoked" Informational Success, "iam" ["user", "change"], Access 2 "Revoke Privileges";
    "oauth_device_authorization_approved" "Sign-in of application on device approved" Informational Success, "iam" ["user", "change"], Access 1 "Assign Privileges";
    "oauth_device_authorization_denied" "Sign-in of application on device denied" Medium Failure, "iam" ["user", "info"], Access 1 "Assign Privileges";
    "oauth_token_revoked" "Token revoked by application" Informational Success, "iam" ["user", "deletion"], Access 2 "Revoke Privileges";
    "exchange_disabled" "Exchange integration turned off" Informational Success, "configuration" ["change"], Application 7 "Disable";
    "access_token_created" "Access token created" Informational Success, "iam" ["creation"], Entity 1 "Create";
    "access_token_updated" "Access token changed" Informational Success, "iam" ["change"], Entity 3 "Update";
    "access_token_destroy" "Access token deleted" Informational Success, "iam" ["deletion"], Entity 4 "Delete";
    "bot_scopes_updated" "Scopes of bot changed" Informational Success, "iam" ["change"], Entity 3 "Update";
    "bot_webhook_settings_updated" "Webhook of bot changed" Informational Success, "configuration" ["change"], Entity 3 "Update";
    "bot_token_created" "Token of bot issued" Informational Success, "iam" ["creation"], Entity 1 "Create";
    "bot_token_updated" "Token of bot changed" Informational Success, "iam" ["change"], Entity 3 "Update";
    "bot_token_reissued" "Single token of bot reissued" Informational Success, "iam" ["change"], Entity 3 "Update";
    "bot_token_recreated" "Token of bot rotated" Informational Success, "iam" ["change"], Entity 3 "Update";
    "bot_token_deleted" "Token of bot deleted" Informational Success, "iam" ["deletion"], Entity 4 "Delete";
    "bot_oauth_client_updated" "OAuth client of bot changed" Informational Success, "configuration" ["change"], Entity 3 "Update";
    "bot_oauth_client_disabled" "OAuth client of bot turned off" Informational Success, "configuration" ["change"], Entity 9 "Disable";
    "bot_oauth_client_secret_issued" "OAuth secret of bot issued" Informational Success, "iam" ["creation"], Entity 1 "Create";
    "bot_oauth_client_secret_rotated" "OAuth secret of bot rotated" Informational Success, "iam" ["change"], Entity 3 "Update";
    "bot_deleted" "Bot deleted" Informational Success, "iam" ["deletion"], Entity 4 "Delete";
    "user_created" "Account created" Informational Success, "iam" ["user", "creation"], Account 1 "Create";
    "user_updated" "Profile changed" Informational Success, "iam" ["user", "change"], Account 99 "Other";
    "user_role_changed" "Role changed" Medium Success, "iam" ["user", "admin", "change"], Access 1 "Assign Privileges";
    "user_deleted" "Account deleted" Informational Success, "iam" ["user", "deletion"], Account 6 "Delete";
    "tag_created" "Tag created" Informational Success, "iam" ["group", "creation"], Group 6 "Create";
    "tag_deleted" "Tag deleted" Informational Success, "iam" ["group", "deletion"], Group 5 "Delete";
    "user_added_to_tag" "Employee added to tag" Informational Success, "iam" ["group", "change"], Group 3 "Add User";
    "user_removed_from_tag" "Employee removed from tag" Informational Success, "iam" ["group", "change"], Group 4 "Remove User";
    "chat_created" "Chat created" Informational Success, "iam" ["group", "creation"], Entity 1 "Create";
    "chat_renamed" "Chat renamed" Informational Success, "iam" ["group", "change"], Entity 3 "Update";
    "chat_permission_changed" "Access to chat changed" Informational Success, "iam" ["group", "change"], Entity 3 "Update";
    "user_chat_join" "Chat joined" Informational Success, "iam" ["group", "change"], Group 3 "Add User";
    "user_chat_leave" "Chat left" Informational Success, "iam" ["group", "change"], Group 4 "Remove User";
    "tag_added_to_chat" "Tag added to chat" Informational Success, "iam" ["group", "change"], Group 1 "Assign Privileges";
    "tag_removed_from_chat" "Tag removed from chat" Informational Success, "iam" ["group", "change"], Group 2 "Revoke Privileges";
    "message_created" "Message sent" Informational Success, "api" ["creation"], Resource 1 "Create";
    "message_updated" "Message edited" Informational Success, "api" ["change"], Resource 3 "Update";
    "message_deleted" "Message deleted" Informational Success, "api" ["deletion"], Resource 4 "Delete";
    "reaction_created" "Reaction added" Informational Success, "api" ["creation"], Resource 1 "Create";
    "reaction_deleted" "Reaction removed" Informational Success, "api" ["deletion"], Resource 4 "Delete";
    "thread_created" "Thread started" Informational Success, "api" ["creation"], Resource 1 "Create";
    "video_call_started" "Video call started" Informational Success, "api" ["start"], Resource 1 "Create";
    "video_call_finished" "Video call finished" Informational Success, "api" ["end"], Resource 99 "Other";
    "video_call_recording_ready" "Recording of video call ready" Informational Success, "file" ["creation"], File 1 "Upload";
    "kms_encrypt" "Message encrypted" Informational Success, "api" ["change"], Datastore 9 "Encrypt";
    "kms_decrypt" "Message decrypted" Informational Success, "api" ["access"], Datastore 10 "Decrypt";
    "dlp_violation_detected" "Data leak rule triggered" High Success, "intrusion_detection" ["info"], Finding 1 "Create";
    "audit_events_accessed" "Audit log read" Informational Success, "api" ["access"], Api 2 "Read";
    "company_chats_accessed" "List of all chats read" Informational Success, "api" ["access"], Api 2 "Read";
    "company_bots_accessed" "List of all bots read" Informational Success, "api" ["access"], Api 2 "Read";
    "search_messages_api" "Messages searched" Informational Success, "api" ["access"], Api 2 "Read";
    "search_users_api" "Employees searched" Informational Success, "api" ["access"], Api 2 "Read";
    "search_chats_api" "Chats searched" Informational Success, "api" ["access"], Api 2 "Read";
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::catalogue::KEYS;

    /// What `docs/formats.md` says.
    const PAPER: &str = include_str!("../../../../docs/formats.md");

    #[test]
    fn every_published_key_has_a_meaning_and_the_paper_tells_it() {
        let keys: Vec<&str> = MEANINGS.iter().map(|meaning| meaning.key).collect();
        assert_eq!(keys, KEYS.iter().map(|key| key.name).collect::<Vec<_>>());
        let rows: Vec<String> = MEANINGS.iter().map(row).collect();
        let told: Vec<&str> = PAPER.lines().filter(|line| line.starts_with("| `")).collect();
        assert!(told == rows, "the table has to be:\n{}\n", rows.join("\n"));
    }

    fn row(meaning: &Meaning) -> String {
        let Meaning { key, title, severity, outcome, category, types, class, activity, activity_name } =
            meaning;
        let types = types.join(", ");
        let (name, uid) = (class.name(), class.uid());
        format!(
            "| `{key}` | {title} | {category}: {types} | {name} {uid}: {activity_name} {activity} | {outcome:?} | {severity:?} |"
        )
    }
}
