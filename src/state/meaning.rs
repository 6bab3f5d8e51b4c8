//! What a text stands for besides itself: what is shown by a name is found by that name.

use super::names::Directory;
use crate::i18n::Lang;
use crate::text::{folded, has_words, words};
use audit_store::{Called, Meaning};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The fields of details by which events name people and bots, and chats, as the sentences of the list read them.
const PEOPLE_IN: [&str; 5] = ["user_id", "inviter_id", "initiator_id", "resource_owner_id", "bot_id"];
const CHATS_IN: [&str; 1] = ["chat_id"];

/// The words that are shown for ids and keys.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Names for ids.
    pub names: Rc<Directory>,
    /// In which language keys are said.
    pub lang: Lang,
}

impl Vocabulary {
    /// Everything that is called so, or so among other words.
    pub fn meaning(&self, text: &str) -> Meaning {
        let text = folded(text);
        if text.trim().is_empty() {
            return Meaning::default();
        }
        let is_so = |name: &str| has_words(&folded(name), &text);
        let called = |ids: BTreeSet<String>| Called { ids, ..Called::default() };
        let people = Called {
            is_actor: true,
            entity_types: &["User", "Bot"],
            fields: &PEOPLE_IN,
            ..called(self.names.people_by(is_so))
        };
        let chats =
            Called { entity_types: &["Chat"], fields: &CHATS_IN, ..called(self.names.chats_by(is_so)) };
        let tags = Called { entity_types: &["GroupTag"], ..called(self.names.tags_by(is_so)) };
        let called = [people, chats, tags].into_iter().filter(|called| !called.ids.is_empty()).collect();
        Meaning { keys: words::kinds_said(self.lang, is_so), called }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn people_chats_and_kinds_of_events_are_found_by_what_they_are_called() {
        let people = HashMap::from([("7".to_owned(), Rc::from("Александра Логинова"))]);
        let chats = HashMap::from([("8".to_owned(), Rc::from("Закупки «Парус»"))]);
        let names = Rc::new(Directory { people, chats, ..Directory::default() });
        let words = |lang| Vocabulary { names: names.clone(), lang };
        let called = |text: &str| {
            let meaning = words(Lang::En).meaning(text);
            meaning
                .called
                .into_iter()
                .map(|it| (it.entity_types, it.ids.into_iter().collect()))
                .collect::<Vec<_>>()
        };
        assert_eq!(called("Логинова александра"), called("ЛОГИНОВА"));
        assert_eq!(called("ЛОГИНОВА"), [(&["User", "Bot"][..], vec!["7".to_owned()])]);
        assert_eq!(called("парус"), [(&["Chat"][..], vec!["8".to_owned()])]);
        assert_eq!((called("нет такого"), called(" ")), (vec![], vec![]));
        assert!(words(Lang::En).meaning("signed in").keys.contains("user_login"));
        assert!(words(Lang::En).meaning("turned off two-factor for").keys.contains("user_2fa_disabled"));
        let keys = words(Lang::Ru).meaning("вход").keys;
        assert!(keys.contains("user_login") && !keys.contains("user_2fa_fail"), "{keys:?}");
    }

    #[test]
    fn kinds_of_events_are_found_by_what_else_people_call_them() {
        let keys = |lang, text| Vocabulary { names: Rc::default(), lang }.meaning(text).keys;
        for lang in Lang::ALL {
            for (text, key) in [
                ("двухфакт", "user_2fa_fail"),
                ("двухфактор", "user_2fa_disabled"),
                ("two-factor", "user_2fa_success"),
                ("two factor", "user_2fa_fail"),
                ("2FA", "user_2fa_fail"),
                ("пароль", "user_login"),
                ("токен", "bot_token_created"),
                ("роль", "user_role_changed"),
                ("вход", "login_grant_denied"),
            ] {
                assert!(keys(lang, text).contains(key), "{lang:?} {text}");
            }
            assert!(keys(lang, "_2fa_").is_empty(), "which keys they are is no word for them");
        }
        assert_eq!(
            keys(Lang::Ru, "отключена двухфакторная").len(),
            1,
            "words of the title and others together"
        );
    }
}
