//! Child processes, each at the head of a process group of its own, none of which outlives this program: a child
//! that is dropped ends with everything it started, and so do all when a signal comes.

use std::collections::BTreeSet;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nix::errno::Errno;
use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;

/// How long a group may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(3);
const TICK: Duration = Duration::from_millis(20);

struct Groups {
    /// Leaders of groups that may have a living process.
    leaders: BTreeSet<i32>,
    /// Set once a signal came; from then on nothing is started.
    ending: bool,
}

static GROUPS: Mutex<Groups> = Mutex::new(Groups { leaders: BTreeSet::new(), ending: false });

fn groups() -> MutexGuard<'static, Groups> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C, a closed terminal and a request to terminate end all groups, then this program.
pub fn end_all_on_signal() -> Result<()> {
    ctrlc::set_handler(|| {
        let leaders: Vec<i32> = {
            let mut groups = groups();
            groups.ending = true;
            groups.leaders.iter().copied().collect()
        };
        eprintln!("\nxtask: ending {} running command(s)", leaders.len());
        end_groups(&leaders);
        std::process::exit(130);
    })
    .context("cannot listen for signals")
}

/// A started child.
pub struct Running {
    child: Child,
    leader: i32,
}

impl Running {
    /// Starts a command at the head of a new group. It reads nothing: no step ever asks.
    pub fn start(command: &mut Command) -> Result<Self> {
        use std::os::unix::process::CommandExt;
        command.process_group(0).stdin(Stdio::null());
        let mut groups = groups();
        if groups.ending {
            drop(groups);
            wait_for_exit();
        }
        let child =
            command.spawn().with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let leader = i32::try_from(child.id()).context("a process id too large for the system")?;
        groups.leaders.insert(leader);
        Ok(Self { child, leader })
    }

    /// The child itself, to take its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        match self.child.try_wait() {
            Ok(status) => Ok(status),
            Err(_) if groups().ending => wait_for_exit(),
            Err(error) => Err(error.into()),
        }
    }

    /// Waits for its end.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        let status = self.child.wait();
        if groups().ending {
            wait_for_exit();
        }
        Ok(status?)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end_groups(&[self.leader]);
        // Already reaped by whoever came first; this only tells the standard library.
        let _ = self.child.try_wait();
        groups().leaders.remove(&self.leader);
    }
}

/// Once a signal came, its handler ends the program; a caller that learns of the dead children meanwhile has
/// nothing to report.
fn wait_for_exit() -> ! {
    loop {
        thread::sleep(GRACE);
    }
}

/// Asks the groups to end, and kills what is left after [`GRACE`].
fn end_groups(leaders: &[i32]) {
    for leader in leaders {
        let _ = killpg(Pid::from_raw(*leader), Signal::SIGTERM);
    }
    let begun = Instant::now();
    while leaders.iter().any(|leader| is_alive(*leader)) {
        if begun.elapsed() > GRACE {
            for leader in leaders {
                let _ = killpg(Pid::from_raw(*leader), Signal::SIGKILL);
            }
            return;
        }
        thread::sleep(TICK);
    }
}

fn is_alive(leader: i32) -> bool {
    // A dead leader that nobody waited for still counts as a member of its group.
    let _ = waitpid(Pid::from_raw(leader), Some(WaitPidFlag::WNOHANG));
    killpg(Pid::from_raw(leader), None) != Err(Errno::ESRCH)
}

#[cfg(test)]
mod tests {
    use std::{env, fs};

    use super::*;

    const PID_FILE: &str = "XTASK_TEST_PID_FILE";

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    /// The number that a script writes to a file once it runs.
    fn number_in(file: &std::path::Path) -> i32 {
        loop {
            if let Ok(number) = fs::read_to_string(file).unwrap_or_default().trim().parse() {
                return number;
            }
            thread::sleep(TICK);
        }
    }

    /// A process that ended but that nobody has waited for yet does not count.
    fn lives(process: i32) -> bool {
        if let Ok(state) = fs::read_to_string(format!("/proc/{process}/stat")) {
            return !state.contains(") Z ");
        }
        nix::sys::signal::kill(Pid::from_raw(process), None).is_ok()
    }

    fn dies(process: i32) -> bool {
        let begun = Instant::now();
        while lives(process) && begun.elapsed() < 3 * GRACE {
            thread::sleep(TICK);
        }
        !lives(process)
    }

    #[test]
    fn what_a_dropped_child_started_ends_with_it() {
        let file = env::temp_dir().join(format!("xtask-drop-{}", std::process::id()));
        let script = "sleep 60 & echo $! > \"$XTASK_TEST_PID_FILE\"; wait";
        let running = Running::start(shell(script).env(PID_FILE, &file)).unwrap();
        let grandchild = number_in(&file);
        assert!(lives(grandchild));
        drop(running);
        assert!(dies(grandchild));
        fs::remove_file(file).unwrap();
    }

    #[test]
    fn a_child_that_ignores_the_request_is_killed() {
        let mut running = Running::start(&mut shell("trap '' TERM; while :; do sleep 1; done")).unwrap();
        thread::sleep(TICK * 5);
        assert_eq!(running.ended().unwrap(), None);
        let child = running.leader;
        drop(running);
        assert!(dies(child));
    }

    #[test]
    #[ignore = "stands in for xtask in the test below, which starts it"]
    fn runs_until_a_signal() {
        end_all_on_signal().unwrap();
        let script = "sleep 60 & echo $! > \"$XTASK_TEST_PID_FILE\"; wait";
        Running::start(&mut shell(script)).unwrap().wait().unwrap();
    }

    #[test]
    fn every_signal_that_ends_this_program_ends_all() {
        for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP] {
            let file = env::temp_dir().join(format!("xtask-{signal}-{}", std::process::id()));
            let mut stand_in = Command::new(env::current_exe().unwrap())
                .args(["--exact", "processes::tests::runs_until_a_signal", "--ignored"])
                .env(PID_FILE, &file)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let grandchild = number_in(&file);
            nix::sys::signal::kill(Pid::from_raw(i32::try_from(stand_in.id()).unwrap()), signal).unwrap();
            assert_eq!(stand_in.wait().unwrap().code(), Some(130), "{signal}");
            assert!(dies(grandchild), "{signal}");
            fs::remove_file(file).unwrap();
        }
    }
}
