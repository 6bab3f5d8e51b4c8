//! The gate under any load: never too much in any second, nothing inside a pause, and no time wasted.

use crate::support::{VirtualClock, run, run_all};
use audit_client::Clock;
use audit_client::rate::{PausedTooLong, RateGate};
use proptest::collection::vec;
use proptest::prelude::*;
use std::cell::RefCell;

/// Runs walkers that each ask for their turn after the given waits; pauses are ordered at the given instants.
/// Returns the instants at which requests passed.
fn passes(clock: &VirtualClock, gate: &RateGate, walkers: &[Vec<u64>], pauses: &[(u64, u64)]) -> Vec<u64> {
    let passed = RefCell::new(Vec::new());
    let mut tasks: Vec<std::pin::Pin<Box<dyn Future<Output = ()>>>> = Vec::new();
    let passed_ref = &passed;
    for waits in walkers {
        tasks.push(Box::pin(async move {
            for wait in waits {
                clock.sleep(*wait).await;
                gate.acquire(clock, u64::MAX).await.expect("endless patience");
                passed_ref.borrow_mut().push(clock.now_ms());
            }
        }));
    }
    // Pauses come last, so that a pass and a pause of one instant are in this order.
    for (at, length) in pauses {
        tasks.push(Box::pin(async move {
            clock.sleep(*at).await;
            gate.pause_until(clock.now_ms(), clock.now_ms() + length);
        }));
    }
    run_all(clock, tasks);
    passed.into_inner()
}

proptest! {
    #[test]
    fn never_more_than_the_rate_in_any_second_and_nothing_inside_a_pause(
        rate in 1u32..60,
        walkers in vec(vec(0u64..300, 1..60), 1..8),
        pauses in vec((0u64..5_000, 1u64..3_000), 0..4),
    ) {
        let clock = VirtualClock::default();
        let gate = RateGate::new(rate, rate);
        let passed = passes(&clock, &gate, &walkers, &pauses);
        prop_assert_eq!(passed.len() as u64, gate.sent());
        prop_assert_eq!(passed.len(), walkers.iter().map(Vec::len).sum::<usize>());
        for window in passed.windows(rate as usize + 1) {
            prop_assert!(window[rate as usize] - window[0] >= 1_000, "{window:?}");
        }
        for at in &passed {
            for (start, length) in &pauses {
                prop_assert!(*at <= *start || *at >= start + length, "{at} in {start}+{length}");
            }
        }
    }

    #[test]
    fn a_gate_with_a_queue_wastes_no_time(rate in 1u32..60) {
        let clock = VirtualClock::default();
        let gate = RateGate::new(rate, rate);
        let count = rate as usize * 20;
        let passed = passes(&clock, &gate, &[vec![0; count / 2], vec![0; count - count / 2]], &[]);
        prop_assert!(passed[count - 1] <= 20_000, "{}", passed[count - 1]);
    }
}

#[test]
fn requests_are_spread_over_the_second() {
    let clock = VirtualClock::default();
    let passed = passes(&clock, &RateGate::new(40, 40), &[vec![0; 41]], &[]);
    assert_eq!(passed[..6], [0, 0, 0, 75, 100, 125]);
    assert_eq!(passed[40], 1_000);
}

#[test]
fn a_pause_beyond_patience_is_refused_at_once() {
    let clock = VirtualClock::default();
    let gate = RateGate::new(40, 40);
    gate.pause_until(0, 5_001);
    gate.pause_until(0, 1_000);
    assert_eq!(run(&clock, gate.acquire(&clock, 5_000)), Err(PausedTooLong { remaining_ms: 5_001 }));
    assert_eq!(gate.sent(), 0);
    run(&clock, gate.acquire(&clock, 5_001)).expect("its turn comes");
    assert_eq!(clock.now_ms(), 5_001);
}

#[test]
fn a_pause_that_grows_while_waiting_is_refused_once_it_is_beyond_patience() {
    let clock = VirtualClock::default();
    let gate = RateGate::new(40, 40);
    let first = run(&clock, gate.acquire(&clock, 5_000)).expect("free at once");
    gate.pause_until(0, 1_000);
    let longer = async {
        clock.sleep(500).await;
        gate.pause_until(500, 1_000_000);
        Ok(first)
    };
    let outcomes = run_all(&clock, vec![Box::pin(gate.acquire(&clock, 2_000)), Box::pin(longer)]);
    assert_eq!(outcomes[0], Err(PausedTooLong { remaining_ms: 999_000 }));
}
