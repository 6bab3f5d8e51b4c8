//! How right the rules are: each seed is a workspace of its own that stages incidents and knows which rules ought to
//! notice them; quiet seeds hold only what is ordinary (journeys, new laptops, night shifts, password managers, an
//! office that moves).
//!
//! Seeds decide everything, so the tables are the same on every machine.

mod score;

use audit_detect::{Engine, Locate, Place, Report, Settings};
use audit_model::Timestamp;
use audit_store::Store;
use lexopt::prelude::*;
use pachca_sim::{Config, Workspace, atlas};
use score::Score;

/// What `--help` prints.
const HELP: &str = "\
cargo xtask bench detections [--seeds N] [--quiet N] [--people N] [--events N]

  --seeds N   workspaces with staged incidents   (200)
  --quiet N   workspaces without                 (50)
  --people N  people in each                     (500)
  --events N  events in each, over 45 days       (45000)
";

/// When the histories end: a Monday afternoon.
const END: Timestamp = Timestamp(1_795_424_400_000);

/// Long enough for somebody to be away for a month.
const DAYS: u32 = 45;

/// The database of places that goes with the simulated addresses.
struct Atlas;

impl Locate for Atlas {
    fn locate(&self, address: &str) -> Option<Place> {
        atlas::place(address).map(|(latitude, longitude)| Place { latitude, longitude })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut seeds, mut quiet, mut people, mut events) = (200, 50, 500, 45_000);
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("seeds") => seeds = parser.value()?.parse()?,
            Long("quiet") => quiet = parser.value()?.parse()?,
            Long("people") => people = parser.value()?.parse()?,
            Long("events") => events = parser.value()?.parse()?,
            Long("help") => {
                print!("{HELP}");
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let (mut staged, mut ordinary) = (Score::default(), Score::default());
    for seed in 1..=seeds + quiet {
        let is_quiet = seed > seeds;
        let sample = Config::sample(END);
        let config = Config { seed, people, events, days: DAYS, quiet: is_quiet, thorough: true, ..sample };
        let workspace = Workspace::generate(&config);
        let report = findings(&workspace);
        let score = if is_quiet { &mut ordinary } else { &mut staged };
        score.add(&workspace, &report);
    }
    print!("{}", score::table(&staged));
    println!();
    print!("{}", score::quiet(&ordinary));
    Ok(())
}

/// What the rules find in a workspace, told what the page would tell them.
fn findings(workspace: &Workspace) -> Report {
    let mut store = Store::new();
    for some in workspace.records.chunks(1_000) {
        let events: Vec<_> = some.iter().map(|record| record.event(&workspace.texts)).collect();
        store.append(&events);
    }
    let mut settings = Settings::default();
    settings.surroundings.utc_offset_minutes = workspace.config.utc_offset_minutes;
    let bots = workspace.people.iter().filter(|person| person.bot);
    settings.surroundings.bots = bots.map(|bot| bot.id.to_string()).collect();
    let mut engine = Engine::new(settings);
    engine.set_locate(Some(Box::new(Atlas)));
    while !engine.step(&mut store, usize::MAX).is_done() {}
    engine.report(&store)
}
