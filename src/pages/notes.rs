//! The notebook over the timeline.

use crate::i18n::use_i18n;
use crate::notes::notebook::{Chosen, Notebook, NotebookCalls};
use crate::parts::findings::Findings;
use crate::queries::notes as query;
use crate::queries::notes::Which;
use crate::state::App;
use crate::state::filters::Filters;
use crate::state::notes::MARKS;
use crate::state::picked::Picked;
use crate::state::view::Tab;
use crate::tasks::parts::{ask, part};
use crate::tasks::{navigate, notes};
use audit_store::Facet;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The notebook.
#[component]
pub fn Notes(app: App) -> impl IntoView {
    let i18n = use_i18n();
    let tags = Memo::new(move |_| app.notes.with(|book| book.tags().into_iter().collect::<Vec<_>>()));
    let cases = Memo::new(move |_| {
        let count = |book: &crate::state::notes::Notebook| {
            book.cases.iter().map(|case| (case.name.clone(), case.ids.len())).collect::<Vec<_>>()
        };
        app.notes.with(count)
    });
    let picked = Memo::new(move |_| app.picked.with(Picked::len));
    let calls = NotebookCalls {
        noted: Callback::new(move |which: Which| query::noted(app, i18n, &which)),
        open: Callback::new(move |id: String| match app.tab.get_untracked() {
            Tab::Timeline => navigate::open_event(app, Some(id)),
            _ => navigate::show(app, Tab::Timeline, app.filters.get_untracked(), Some(id)),
        }),
        narrow: Callback::new(move |which: Which| {
            let none = Filters::default().with_own_shown(app.filters.get_untracked().own_shown);
            let filters = match which {
                Which::All => none.with_any_note(false),
                Which::Starred => none.only(Facet::Note, MARKS[0]),
                Which::Tag(tag) => none.only(Facet::Tag, &tag),
                Which::Case(name) => none.only(Facet::Case, &name),
            };
            match app.tab.get_untracked() {
                Tab::Findings => navigate::show(app, Tab::Timeline, filters, None),
                _ => navigate::set_filters(app, filters),
            }
        }),
        add: Callback::new(move |(name, chosen): (String, Chosen)| {
            let offer = app.case_offer.get_untracked().unwrap_or_default();
            let (ids, origins) = match chosen {
                Chosen::Offered => (offer.ids, offer.origins),
                Chosen::Picked => {
                    (app.picked.with_untracked(|picked| picked.ids().to_vec()), BTreeMap::new())
                }
                Chosen::Noted(which) => {
                    (app.notes.with_untracked(|book| query::ids(book, &which)), BTreeMap::new())
                }
            };
            app.case_offer.set(None);
            notes::add_to_case(app, &name, &ids, &origins)
        }),
        toggled: Callback::new(move |opened: bool| {
            if opened {
                // The reports are written there.
                ask::<Findings>(app);
            } else {
                app.case_offer.set(None);
            }
            app.case_wanted.set(None);
        }),
        give_up: Callback::new(move |name: String| notes::give_up(app, &name)),
        reports: Callback::new(move |name: String| {
            part::<Findings>(app).map(|findings| (findings.case_reports)(app, i18n, &name))
        }),
    };
    view! { <Notebook tags cases offer=app.case_offer wanted=app.case_wanted picked kept=app.notes_kept calls/> }
}
