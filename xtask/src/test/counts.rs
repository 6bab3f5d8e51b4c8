//! How many tests passed and failed, as each runner says it in its own words.

use anyhow::{Result, bail};

use crate::command::Transcript;

/// Tests, not steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    /// Passed, but only when tried again: to be mended, and always said.
    pub flaky: u64,
}

/// Whose words they are.
#[derive(Debug, Clone, Copy)]
pub enum Runner {
    /// `test result: ok. 3 passed; 0 failed; …`, one for each test program.
    Libtest,
    /// `Summary [ 0.1s] 4 tests run: 3 passed (1 slow), 1 failed, 0 skipped`.
    Nextest,
    /// `3 passed (2.1s)`, `1 failed`, `2 flaky`, `4 did not run`, each on a line.
    Playwright,
    /// `3 passed, 1 failed` on a line, once.
    Plain,
}

impl Counts {
    /// Reads what a runner printed. A runner that failed without naming a failed test is an error, and so is one
    /// that says nothing: it did not test anything.
    pub fn of(runner: Runner, transcript: &Transcript) -> Result<Self> {
        let counts = Self::read(runner, &transcript.text);
        if !transcript.succeeded && counts.failed == 0 {
            bail!("the runner failed");
        }
        if counts == Self::default() && !matches!(runner, Runner::Libtest) {
            bail!("the runner ran no test");
        }
        Ok(counts)
    }

    fn read(runner: Runner, text: &str) -> Self {
        let mut counts = Self::default();
        for line in text.lines().map(str::trim).filter(|line| runner.is_result(line)) {
            let words: Vec<&str> =
                line.split([' ', ',', ';', ':', '.']).filter(|word| !word.is_empty()).collect();
            for pair in words.windows(2) {
                let Ok(number) = pair[0].parse::<u64>() else { continue };
                match pair[1] {
                    "passed" => counts.passed += number,
                    "flaky" => {
                        counts.passed += number;
                        counts.flaky += number;
                    }
                    // A test that an earlier failure kept from running did not pass.
                    "failed" | "interrupted" | "did" | "timed" => counts.failed += number,
                    _ => {}
                }
            }
        }
        counts
    }

    fn is_number(word: &str) -> bool {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl Runner {
    fn is_result(self, line: &str) -> bool {
        match self {
            Self::Libtest => line.starts_with("test result: "),
            Self::Nextest => line.starts_with("Summary [") && line.contains(" run: "),
            Self::Playwright => {
                let mut words = line.split(' ');
                let (number, word) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                let outcome = ["passed", "failed", "flaky", "interrupted", "did"].contains(&word);
                // Nothing may follow but the time or `not run`: a test's title could begin the same way.
                let rest = words.collect::<Vec<_>>().join(" ");
                let ends =
                    rest.is_empty() || rest == "not run" || (rest.starts_with('(') && rest.ends_with(')'));
                Counts::is_number(number) && outcome && ends
            }
            Self::Plain => line.split_once(" passed, ").is_some_and(|(passed, rest)| {
                Counts::is_number(passed) && rest.strip_suffix(" failed").is_some_and(Counts::is_number)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(runner: Runner, text: &str) -> (u64, u64) {
        let counts = Counts::read(runner, text);
        (counts.passed, counts.failed)
    }

    #[test]
    fn libtest() {
        let text = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            test result: FAILED. 2 passed; 1 failed; 0 ignored\n7 passed";
        assert_eq!(counts(Runner::Libtest, text), (5, 1));
    }

    #[test]
    fn nextest() {
        let text = "     Summary [   0.512s] 33 tests run: 31 passed (2 slow), 2 failed, 5 skipped";
        assert_eq!(counts(Runner::Nextest, text), (31, 2));
        let text = "     Summary [   0.512s] 3/9 tests run: 2 passed, 1 failed, 1 timed out, 0 skipped";
        assert_eq!(counts(Runner::Nextest, text), (2, 2));
    }

    #[test]
    fn playwright() {
        let text = "  2 failed\n    [chromium] › a.spec.ts:3:1 › 5 passed\n  1 flaky\n  3 did not run\n  1 skipped\n  \
            12 passed (1.2m)\n5 passed tests are in the list";
        assert_eq!(Counts::read(Runner::Playwright, text), Counts { passed: 13, failed: 5, flaky: 1 });
    }

    #[test]
    fn plain() {
        assert_eq!(
            counts(Runner::Plain, "users: 2 passed\n4 passed, 1 failed\n4 passed, 1 failed of 9"),
            (4, 1)
        );
    }

    #[test]
    fn silence_and_unexplained_failure_are_errors() {
        let of = |runner, succeeded, text: &str| {
            Counts::of(runner, &Transcript { succeeded, text: text.to_owned() })
        };
        assert!(of(Runner::Nextest, true, "").is_err());
        assert!(of(Runner::Playwright, false, "  3 passed (1s)").is_err());
        assert!(of(Runner::Playwright, false, "  3 passed (1s)\n  1 failed").is_ok());
        assert!(of(Runner::Libtest, true, "").is_ok(), "crates need not have examples");
    }
}
