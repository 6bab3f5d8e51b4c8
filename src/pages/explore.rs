//! The frame of the connected screens: header, filters, facets, and the screen itself.

use super::facets::{Facets, TOGGLE_ID};
use super::later::{ArchiveDialog, ExportDialog, Files, of_part};
use super::notes::Notes;
use super::timeline::Timeline;
use crate::charts::labels;
use crate::components::chips::{Chip, Chips};
use crate::components::header::Header;
use crate::components::icons::FilterIcon;
use crate::components::notices::Notices;
use crate::components::query_line::{LineCalls, QueryLine};
use crate::components::rest::RestButton;
use crate::components::saved_views::{SavedViews, ViewCalls};
use crate::components::session_bar;
use crate::i18n::{I18n, use_i18n};
use crate::parts::charts::Charts;
use crate::parts::findings::Findings;
use crate::platform::intl::{self, Style};
use crate::platform::paper::use_printing;
use crate::queries::ready::READY;
use crate::queries::{line, names};
use crate::state::address::FACETS;
use crate::state::filters::Filters;
use crate::state::terms::{Ask, Term};
use crate::state::view::Tab;
use crate::state::{App, use_app};
use crate::tasks::turns::Turns;
use crate::tasks::{lens, navigate, parts, saved};
use audit_store::Facet;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The frame.
#[component]
pub fn Explore() -> impl IntoView {
    let app = use_app();
    let facets_open = RwSignal::new(false);
    // Where the filters cover the screen, who asks for another one wants to see it.
    Effect::watch(move || app.tab.track(), move |(), _, _| facets_open.set(false), false);
    parts::fetch_later(app);
    // Findings are about everything that is loaded: a filter would hide what nobody has looked for.
    let filtered = Memo::new(move |_| app.tab.get() != Tab::Findings);
    // All of it at once would be one long task, as long as a file is read or pages come: what is looked at first comes first.
    let turns = Turns::new();
    let (content, list, facets) = (turns.take(), turns.take(), turns.take());
    view! {
        <Header slots=session_bar::slots()/>
        <Show when=move || filtered.get()><FilterBar facets_open/></Show>
        <main class="explore" class:facets-open=move || facets_open.get() class:whole=move || !filtered.get()>
            <Show when=move || filtered.get()>
                <Show when=move || facets.get() fallback=|| view! { <div class="facets"></div> }><Facets open=facets_open/></Show>
            </Show>
            <div class="content" id="content" tabindex="-1">
                <Sheet/>
                <Files/>
                <Notices/>
                {move || content.get().then(|| match app.tab.get() {
                    Tab::Timeline => view! { <Timeline list/> }.into_any(),
                    Tab::Charts => of_part::<Charts>(app, |charts| (charts.screen)()),
                    Tab::Findings => of_part::<Findings>(app, |findings| (findings.screen)()),
                })}
            </div>
        </main>
        <Notes app/>
        <ExportDialog/>
        <ArchiveDialog/>
        {move || parts::part::<Findings>(app).map(|findings| (findings.notify)())}
    }
}

/// What a sheet of paper has to say for itself: what period it is about, in which zone, and when it was printed.
#[component]
fn Sheet() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let printing = use_printing();
    let words = move || {
        let range = app.range.get().filter(|_| printing.get())?;
        let exact = |moment| intl::date(i18n.lang(), Style::Exact, moment);
        let printed = i18n.ta("print-when", &[("when", exact(app.now.get()).into())]);
        Some(format!("{} – {}. {printed}", exact(range.start), exact(range.end)))
    };
    view! { <p class="sheet">{words}</p> }
}

#[component]
fn FilterBar(facets_open: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let chips = Memo::new(move |_| chips(app, i18n, MOST_CHIPS));
    let text = Memo::new(move |_| line::text(app));
    let calls = LineCalls {
        check: Callback::new(move |text: String| line::marks(app, i18n, &text)),
        suggest: Callback::new(move |(text, caret): (String, usize)| {
            line::suggestions(app, i18n, &text, caret)
        }),
        is_said: Callback::new(move |text: String| line::filters(app, &text) == app.filters.get_untracked()),
        apply: Callback::new(move |(text, done): (String, bool)| {
            navigate::set_filters(app, line::filters(app, &text));
            if done {
                facets_open.set(false);
                saved::remember_line(app, &text);
            }
        }),
    };
    let ready: Vec<&'static str> = READY.iter().map(|ready| ready.name).collect();
    let view_names =
        Memo::new(move |_| app.saved.views.get().into_iter().map(|view| view.name).collect::<Vec<_>>());
    let views = ViewCalls {
        open: Callback::new(move |name: String| {
            if let Some(view) = app.saved.views.get_untracked().iter().find(|view| view.name == name) {
                facets_open.set(false);
                saved::open_view(app, view);
            }
        }),
        ready: Callback::new(move |name| {
            if let Some(ready) = READY.iter().find(|ready| ready.name == name) {
                facets_open.set(false);
                let range = app.filters.get_untracked().range;
                navigate::show(app, ready.tab, line::filters(app, ready.line).with_range(range), None);
            }
        }),
        save: Callback::new(move |name: String| saved::save_view(app, &name)),
        forget: Callback::new(move |name: String| saved::forget_view(app, &name)),
    };
    let on_remove = Callback::new(move |key: String| {
        navigate::set_filters(app, without_chip(&app.filters.get_untracked(), &key));
    });
    let on_clear = Callback::new(move |()| {
        navigate::set_filters(app, Filters::default());
        lens::compare_as_usual(app);
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            facets_open.set(false);
        }
    };
    view! {
        <div class="filters" role="search">
            <button type="button" class="button facets-toggle" id=TOGGLE_ID on:keydown=on_key aria-expanded=move || facets_open.get().to_string()
                aria-controls="facets" on:click=move |_| facets_open.update(|open| *open = !*open)>
                <FilterIcon/><span>{move || i18n.t("filters-open")}</span>
            </button>
            <QueryLine text calls/>
            <SavedViews names=view_names ready calls=views/>
            <Chips chips on_remove on_clear/>
            <RestButton/>
        </div>
    }
}

/// So many values of a facet have a chip each; more have one together, or the rest would be out of sight.
const MOST_CHIPS: usize = 3;
/// So many of those are named in its tooltip.
const MOST_NAMED: usize = 12;

/// One chip for each filter, and one for all values of a facet where there are more than `most`; its key leads back to
/// the filter.
pub fn chips(app: App, i18n: I18n, most: usize) -> Vec<Chip> {
    let filters = app.filters.get();
    let mut chips = Vec::new();
    let said =
        |label: String, not| if not { i18n.ta("filters-not", &[("name", label.into())]) } else { label };
    if let Some(range) = filters.range {
        // As everywhere, the end is said as the first instant that is left out.
        let label = labels::span_of_week(i18n.lang(), (range.start.0, range.end.0.saturating_add(1)));
        chips.push(Chip { key: "range".to_owned(), label, more: String::new(), not: false });
    }
    for (facet, name) in FACETS {
        let Some(choice) = filters.choices.get(&facet) else { continue };
        let chip = |value: &String, not| Chip {
            key: format!("{name}={value}"),
            label: {
                let label = names::label(app, i18n, facet, value);
                // Neither "none" nor the bare number of an object says what it is of.
                let is_bare = value.is_empty() || facet == Facet::Entity && label == *value;
                let what = names::what_it_is(facet).or_else(|| is_bare.then(|| names::facet_id(facet)));
                match (what, said(label, not)) {
                    (Some(what), label) => format!("{}: {label}", i18n.t(what)),
                    (None, label) => label,
                }
            },
            more: names::key(facet, value).unwrap_or_default().to_owned(),
            not,
        };
        for (values, not) in [(&choice.only, false), (&choice.not, true)] {
            if values.len() <= most {
                chips.extend(values.iter().map(|value| chip(value, not)));
                continue;
            }
            let n = intl::number(i18n.lang(), values.len());
            let named = values.iter().take(MOST_NAMED).map(|value| names::label(app, i18n, facet, value));
            let more = named.collect::<Vec<_>>().join("; ");
            let facet = i18n.t(names::facet_id(facet));
            let label = i18n.ta(
                "filters-many",
                &[("name", facet.into()), ("count", values.len().into()), ("n", n.into())],
            );
            let key = format!("{}{name}", if not { NONE_OF } else { ANY_OF });
            chips.push(Chip { key, label: said(label, not), more, not });
        }
    }
    chips.extend(filters.terms.iter().enumerate().map(|(place, term)| Chip {
        key: format!("{TERM}{place}"),
        label: said(term_label(i18n, term), term.not),
        more: String::new(),
        not: term.not,
    }));
    chips
}

/// What the keys of chips for many values begin with, before the name of their facet.
const ANY_OF: &str = "any ";
const NONE_OF: &str = "none ";

/// What the keys of chips for terms begin with, before their place.
const TERM: &str = "term ";

fn term_label(i18n: I18n, term: &Term) -> String {
    let (name, value) = term.pair();
    let text = |text: &str| i18n.ta("filters-text", &[("text", text.into())]);
    match &term.ask {
        Ask::Text(_) => text(&value),
        Ask::In(..) | Ask::Detail(..) => format!("{name}: {}", text(&value)),
        Ask::Has(_) => i18n.t(&format!("filters-has-{value}")),
    }
}

fn without_chip(filters: &Filters, key: &str) -> Filters {
    match key.split_once('=') {
        None if key == "range" => filters.with_range(None),
        None => {
            for (start, not) in [(ANY_OF, false), (NONE_OF, true)] {
                if let Some(facet) = key.strip_prefix(start).and_then(facet_of) {
                    return filters.without_all(facet, not);
                }
            }
            let place = key.strip_prefix(TERM).and_then(|place| place.parse::<usize>().ok());
            let term = place.and_then(|place| filters.terms.get(place));
            term.map_or_else(|| filters.clone(), |term| filters.without_term(term))
        }
        Some((name, value)) => {
            facet_of(name).map_or_else(|| filters.clone(), |facet| filters.without(facet, value))
        }
    }
}

fn facet_of(name: &str) -> Option<Facet> {
    FACETS.iter().find(|(_, known)| *known == name).map(|(facet, _)| *facet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chip_takes_off_its_own_filter_and_no_other() {
        let text = |filters: Filters| filters.with_term(Term::text("x=y")).unwrap();
        let filters = text(Filters::default().toggled(Facet::Client, "a=b").excluded(Facet::Actor, "7"));
        assert_eq!(
            without_chip(&filters, "client=a=b"),
            text(Filters::default().excluded(Facet::Actor, "7"))
        );
        assert!(without_chip(&filters, "term 0").terms.is_empty());
        assert_eq!(without_chip(&filters, "term 1"), filters);
        assert_eq!(without_chip(&filters, "actor=7").choices.len(), 1);
        let many = filters.toggled(Facet::Actor, "1").toggled(Facet::Actor, "2");
        assert_eq!(without_chip(&many, "any actor"), filters);
        assert_eq!(without_chip(&many, "none client"), many);
    }
}
