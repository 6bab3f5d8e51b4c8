//! Views for questions that come up again and again, ready to be opened.

use crate::state::view::Tab;

/// A view that is there from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The name of the message with its name.
    pub name: &'static str,
    /// Its filters, as a line.
    pub line: &'static str,
    /// The screen that shows best what it is about.
    pub tab: Tab,
}

/// All of them.
pub const READY: [Ready; 5] = [
    Ready { name: "ready-two-factor", line: "event:user_2fa_fail", tab: Tab::Timeline },
    Ready {
        name: "ready-rights",
        line: "event:user_role_changed,access_token_created,access_token_updated,access_token_destroy,\
               bot_scopes_updated,bot_token_created,bot_token_updated,bot_token_reissued,bot_token_recreated,\
               bot_token_deleted,oauth_authorization_granted,oauth_authorization_revoked,oauth_token_revoked",
        tab: Tab::Timeline,
    },
    Ready {
        name: "ready-bulk",
        line: "event:search_messages_api,kms_decrypt,company_chats_accessed",
        tab: Tab::Charts,
    },
    Ready {
        name: "ready-people",
        line: "event:user_created,user_deleted,user_role_changed,user_2fa_disabled",
        tab: Tab::Timeline,
    },
    Ready { name: "ready-no-talk", line: "-category:messages,reactions", tab: Tab::Timeline },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, message};
    use crate::query_line::{Found, Lookup, read};
    use audit_model::{Category, catalogue};
    use audit_store::Facet;

    /// What is published, and nothing else.
    struct Published;

    impl Lookup for Published {
        fn find(&self, facet: Facet, text: &str) -> Found {
            let is_known = match facet {
                Facet::Category => Category::from_slug(text).is_some(),
                _ => catalogue::info(text).is_some(),
            };
            if is_known { Found::Values(vec![text.to_owned()]) } else { Found::Nothing }
        }
    }

    #[test]
    fn each_is_understood_and_has_a_name() {
        for ready in READY {
            let (filters, problems) = read(ready.line, &Published);
            assert_eq!(problems, []);
            assert!(!filters.is_empty());
            assert!(Lang::ALL.into_iter().all(|lang| message(lang, ready.name, &[]) != ready.name));
        }
    }
}
