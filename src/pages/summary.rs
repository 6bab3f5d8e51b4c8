//! What stands above every screen: how many events match, and when they were.

use super::focus::TITLE_ID;
use super::histogram::{Bars, Shared, Tools};
use crate::components::own_reads::OwnReads;
use crate::components::period_select::{PHONE, PeriodSelect};
use crate::components::reading::ReadingNow;
use crate::components::rest::RestButton;
use crate::i18n::I18n;
use crate::platform::intl;
use crate::queries::own;
use crate::state::App;
use crate::tasks::navigate;
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;

/// The total and the histogram.
#[component]
pub fn Summary(app: App, i18n: I18n) -> impl IntoView {
    let shared = Shared::new(app, i18n);
    let phone = use_media_query(PHONE);
    let own = Memo::new(move |_| own::hidden(app));
    // Own reads that are hidden are not there at all, as far as the totals say.
    let total = Memo::new(move |_| {
        let hidden = own.get().all;
        app.log.view(|store| (store.matching(), store.len().saturating_sub(hidden)))
    });
    let is_all = move || {
        let (matching, all) = total.get();
        matching == all
    };
    let words = move || {
        let (matching, all) = total.get();
        let id = match (is_all(), phone.get()) {
            (true, _) => "summary-all",
            (false, false) => "summary-match",
            (false, true) => "summary-match-short",
        };
        let total = intl::number(i18n.lang(), all);
        i18n.ta(id, &[("count", matching.into()), ("total", total.into())])
    };
    view! {
        <section class="summary" aria-label=move || i18n.t("histogram-label")>
            <div class="summary-head">
                <h1 id=TITLE_ID tabindex="-1"><b>{move || intl::number(i18n.lang(), total.get().0)}</b>" "<span class:what=is_all>{words}</span></h1>
                <RestButton/>
                <OwnReads hidden=Memo::new(move |_| own.get().here) shown=Memo::new(move |_| app.filters.get().own_shown)
                    on_show=Callback::new(move |shown| {
                        navigate::set_filters(app, app.filters.get_untracked().with_own_shown(shown));
                    })/>
                <ReadingNow/>
                <span class="space"></span>
                <Show when=move || phone.get() && !app.session.from_files.get()><PeriodSelect/></Show>
                <Tools app i18n shared/>
            </div>
            <Bars app i18n shared/>
        </section>
    }
}
