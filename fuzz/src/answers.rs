//! Answers of the API that were broken on the way.

use audit_model::directory::User;
use audit_model::page::{List, read_record};
use audit_model::{AuditEvent, EventPage, Timestamp};

/// Each property of a text.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    is_read_or_refused(&text);
    event_comes_back(&text);
    if let Some(moment) = Timestamp::parse(&text) {
        moment_comes_back(moment);
    }
}

/// Every item becomes an event or says why it is none.
pub fn is_read_or_refused(body: &str) {
    match (EventPage::read(body), List::read(body)) {
        (Ok(page), Ok(list)) => assert_eq!(page.events.len() + page.unreadable.len(), list.items.len()),
        (page, list) => assert_eq!(page.err(), list.err()),
    }
    let _ = read_record::<User>(body);
}

/// An event that was read is written and read the same.
pub fn event_comes_back(text: &str) {
    if let Ok(event) = AuditEvent::read(text) {
        let json = event.to_json();
        assert_eq!(AuditEvent::read(&json).as_ref(), Ok(&event), "{json}");
    }
}

/// A moment that can be written and read is read the same.
pub fn moment_comes_back(moment: Timestamp) {
    let written = moment.to_string();
    if let Some(read) = Timestamp::parse(&written) {
        assert_eq!(read.to_string(), written);
    }
}
