//! The programs that work in the workspace.

use super::habits::Rhythm;

/// What is known of a bot before it is hired.
pub(crate) struct BotPlan {
    /// Its name.
    pub name: &'static str,
    /// The user agent of its program.
    pub program: &'static str,
    /// When it runs.
    pub rhythm: Rhythm,
    /// How much it writes beside thirty people; a bigger company keeps it busier.
    pub level: u64,
}

const fn plan(name: &'static str, program: &'static str, rhythm: Rhythm, level: u64) -> BotPlan {
    BotPlan { name, program, rhythm, level }
}

/// The bot whose token gets into the wrong hands.
pub(crate) const RELEASE_BOT: &str = "Release Bot";

/// Bots that stay.
pub(crate) const BOTS: &[BotPlan] = &[
    plan(RELEASE_BOT, "python-httpx/0.28.1", Rhythm::RoundTheClock, 6),
    plan("CI", "Go-http-client/1.1", Rhythm::RoundTheClock, 12),
    plan("n8n", "axios/1.12.2", Rhythm::OnTheHour, 9),
    plan("Поддержка", "axios/1.11.0", Rhythm::Work(0), 10),
    plan("Grafana Alerts", "Grafana/12.1.0", Rhythm::RoundTheClock, 5),
    plan("HR-бот", "python-requests/2.32.3", Rhythm::OnTheHour, 3),
    plan("Аналитика", "aiohttp/3.12.15", Rhythm::OnTheHour, 4),
];

/// Bots that are deleted during the history, as many as are needed.
pub(crate) const FORMER_BOTS: &[BotPlan] = &[
    plan("Тестовый бот", "curl/8.5.0", Rhythm::OnTheHour, 1),
    plan("Jira Bot", "Java/21.0.4", Rhythm::RoundTheClock, 3),
    plan("Old CI", "Go-http-client/1.1", Rhythm::RoundTheClock, 2),
];
