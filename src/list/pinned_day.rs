//! The day that the row at the top is of: its heading stays there until the next one pushes it out.

use super::fold::{Item, Order};
use super::heights::Heights;
use crate::i18n::use_i18n;
use crate::platform::intl::{self, Style};
use crate::queries::days::Day;
use leptos::prelude::*;

/// Which heading stays at the top, and how much of it the next one has pushed out, in CSS pixels; none while it stands
/// there by itself. `moved_px` is how far the rows have moved up.
pub fn pinned(order: &Order, heights: &Heights, moved_px: f64) -> Option<(Day, f64)> {
    let top = heights.index_at(moved_px);
    let heading = order.headings().take_while(|heading| *heading <= top).last()?;
    let Item::Day(day) = order.item(heading) else { return None };
    let (begins_px, ends_px) = (heights.top_px(heading), heights.top_px(heading + 1));
    let next = order.headings().find(|heading| *heading > top);
    let pushed_px = |next| (moved_px + (ends_px - begins_px) - heights.top_px(next)).max(0.0);
    (moved_px > begins_px).then(|| (day, next.map_or(0.0, pushed_px)))
}

/// What the heading of a day says.
#[component]
pub fn DayName(day: Day) -> impl IntoView {
    let i18n = use_i18n();
    let name = move || intl::date(i18n.lang(), Style::LongDay, day.start);
    let count = move || i18n.tn("events", day.count);
    view! { <b>{name}</b>" "<span class="quiet">"· "{count}</span> }
}

/// The heading that stays. A reader of the screen has the headings among the rows.
#[component]
pub fn PinnedDay(order: Memo<Order>, heights: Memo<Heights>, moved_px: Memo<f64>) -> impl IntoView {
    let pinned = Memo::new(move |_| {
        order.with(|order| heights.with(|heights| pinned(order, heights, moved_px.get())))
    });
    let day = Memo::new(move |_| pinned.get().map(|(day, _)| day));
    let up = move || pinned.get().map(|(_, pushed_px)| format!("translateY(-{}px)", pushed_px.round()));
    view! {
        <div class="pinned-day" aria-hidden="true" hidden=move || day.get().is_none()>
            <div class="day" style:transform=up><span>{move || day.get().map(|day| view! { <DayName day/> })}</span></div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::fold::Folds;
    use crate::queries::days::Days;
    use audit_model::Timestamp;

    #[test]
    fn the_day_of_the_top_row_stays_until_the_next_one_has_pushed_it_out() {
        let day = |start, first_rank, count| Day { start: Timestamp(start), first_rank, count };
        let days = Days(vec![day(2, 0, 3), day(1, 3, 4)]);
        let order = Order::new(7, days, Folds::default());
        // Headings of 30 pixels stand at 0 and 150, rows have 40.
        let heights = Heights::new(40.0, 30.0, order.headings());
        let at = |moved_px| pinned(&order, &heights, moved_px).map(|(day, pushed)| (day.start.0, pushed));
        assert_eq!(at(0.0), None);
        assert_eq!([at(1.0), at(120.0)], [Some((2, 0.0)); 2]);
        assert_eq!(at(130.0), Some((2, 10.0)));
        assert_eq!(at(149.0), Some((2, 29.0)));
        assert_eq!(at(150.0), None);
        assert_eq!([at(151.0), at(300.0)], [Some((1, 0.0)); 2]);
        assert_eq!(pinned(&Order::new(7, Days::default(), Folds::default()), &heights, 90.0), None);
    }
}
