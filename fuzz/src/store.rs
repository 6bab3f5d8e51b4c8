//! Pages and filters in any order, broken or whole: no panic, nothing counted twice, what is kept can be read back, and
//! views that are kept up to date say what views say that are made at once.

use audit_model::EventPage;
use store_wasm::{Session, View};

/// A week of six hours each, in a zone that is not that of the server.
const SCREEN: &str = r#"{"start":1793491200000,"width_ms":21600000,"buckets":40,"zone_offset_ms":10800000}"#;

/// Lines: pages as the API answers, and filters; what is neither is refused.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    is_kept_up_to_date(&lines);
}

fn session() -> Option<Session> {
    Session::new(SCREEN).ok()
}

fn views(session: &mut Session) -> Vec<Vec<u32>> {
    session.read();
    View::ALL.into_iter().map(|view| session.numbers(view).to_vec()).collect()
}

/// Takes each line in as a page or else as filters, and looks at all views after each.
pub fn is_kept_up_to_date(lines: &[&str]) {
    let Some(mut session) = session() else { return };
    let mut added = 0;
    for line in lines {
        added += take(&mut session, line);
        let shown = views(&mut session);
        assert_eq!(session.len(), added);
        assert!(shown[View::Total as usize].iter().all(|total| *total as usize <= added));
        for row in &shown[View::Newest as usize] {
            comes_back(&mut session, *row);
        }
    }
    let kept = views(&mut session);
    assert_eq!(at_once(lines), Some(kept), "views that were kept up to date differ from views made at once");
    session.clear();
    assert_eq!(views(&mut session)[View::Total as usize], [added as u32]);
}

/// Takes in what is a page, twice, or else filters; says how many events were new.
fn take(session: &mut Session, line: &str) -> usize {
    let readable = EventPage::read(line).map(|page| page.events.len());
    match session.append(line) {
        Ok(new) => {
            assert!(readable.is_ok_and(|count| new <= count));
            assert_eq!(session.append(line), Ok(0), "a page taken in twice adds nothing");
            new
        }
        Err(_) => {
            assert!(readable.is_err());
            let _ = session.set(line);
            0
        }
    }
}

/// An event that is read back is the one that is there.
fn comes_back(session: &mut Session, row: u32) {
    let json = session.event(row);
    assert!(json.is_some(), "row {row} has no event");
    let page = format!(r#"{{"data":[{}],"meta":{{}}}}"#, json.unwrap_or_default());
    assert_eq!(session.append(&page), Ok(0), "an event that is read back is the same: {page}");
}

/// The views where nobody looked before all was said.
fn at_once(lines: &[&str]) -> Option<Vec<Vec<u32>>> {
    let mut session = session()?;
    for line in lines {
        if session.append(line).is_err() {
            let _ = session.set(line);
        }
    }
    Some(views(&mut session))
}
