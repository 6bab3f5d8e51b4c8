//! Repeated events as one sentence.

use crate::i18n::{Lang, find_message, message};

/// What somebody did so many times: "sent 14 messages"; for kinds without such a sentence what they did and how often.
/// `did` is what one of the events says.
pub fn many(lang: Lang, event_key: &str, did: &str, count: usize, shown: &str) -> String {
    let args = [("did", did.into()), ("count", count.into()), ("n", shown.into())];
    let known = audit_model::catalogue::info(event_key)
        .and_then(|_| find_message(lang, &format!("{}-many", event_key.replace('_', "-")), &args));
    known.unwrap_or_else(|| message(lang, "many-other", &args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_sentences_of_their_own_or_say_how_often() {
        assert_eq!(many(Lang::En, "message_created", "sent message", 14, "14"), "sent 14 messages");
        assert_eq!(many(Lang::Ru, "message_created", "", 22, "22"), "отправка 22 сообщений");
        assert_eq!(many(Lang::En, "workspace_moved", "workspace_moved", 3, "3"), "workspace_moved · 3 times");
        assert_eq!(many(Lang::Ru, "bot_created", "создание бота", 3, "3"), "создание бота · 3 раза");
    }
}
