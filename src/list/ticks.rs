//! Marks at the scroll bar: where in the whole list evidence of findings, noted, picked and the open event stand.

use leptos::prelude::*;

/// Of so many events of a kind the places are looked for at most, which makes no long task where a million are loaded; of
/// fewer, filters would leave out some that are there.
pub const MOST_TICKS: usize = 4_000;
/// Places are told apart as far as a screen can: marks nearer than this are one.
const STEPS: f64 = 500.0;

/// What a mark stands for. What matters more comes later, and lies above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// An event that proves a finding.
    Proof,
    /// An event that something was noted on.
    Noted,
    /// A picked event.
    Picked,
    /// The open one.
    Open,
}

impl Mark {
    const fn class(self) -> &'static str {
        match self {
            Self::Proof => "proof-tick",
            Self::Noted => "noted-tick",
            Self::Picked => "picked-tick",
            Self::Open => "open-tick",
        }
    }
}

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tick {
    mark: Mark,
    /// In [`STEPS`] from the top to the bottom.
    step: u16,
}

impl Tick {
    /// A mark at a part of the list's height, 0 at its top.
    pub fn at(part: f64, mark: Mark) -> Self {
        Self { mark, step: (part.clamp(0.0, 1.0) * STEPS) as u16 }
    }
}

/// The marks. The list itself says all that they say, so they are for the eye only.
#[component]
pub fn Ticks(#[prop(into)] ticks: Signal<Vec<Tick>>) -> impl IntoView {
    let tick = |tick: Tick| {
        let top = format!("{}%", f64::from(tick.step) / STEPS * 100.0);
        view! { <i class=tick.mark.class() style:top=top></i> }
    };
    view! {
        <div class="ticks" aria-hidden="true">
            <For each=move || ticks.get() key=|tick| *tick children=tick/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_cannot_be_told_apart_are_one() {
        let mut ticks =
            vec![Tick::at(0.5, Mark::Open), Tick::at(0.500_1, Mark::Noted), Tick::at(0.5, Mark::Noted)];
        ticks.sort_unstable();
        ticks.dedup();
        assert_eq!(ticks, [Tick::at(0.5, Mark::Noted), Tick::at(0.5, Mark::Open)]);
        assert_eq!(Tick::at(7.0, Mark::Open), Tick::at(1.0, Mark::Open));
    }
}
