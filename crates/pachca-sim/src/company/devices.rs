//! Phones, laptops and scripts, and the user agents they send as their versions move on.

use crate::rng::Rng;
use audit_model::Timestamp;
use audit_model::time::DAY_MS;

/// What a person holds in the hand or a bot runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// What it is.
    pub kind: Kind,
    /// How long after a release its owner updates, in days.
    pub lag: i64,
}

/// Kinds of devices, by platform and application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    ChromeWindows,
    ChromeMac,
    ChromeLinux,
    YandexWindows,
    EdgeWindows,
    SafariMac,
    FirefoxWindows,
    FirefoxLinux,
    AppWindows,
    AppMac,
    AppIos,
    AppAndroid(&'static str),
    /// A program with a fixed user agent.
    Script(&'static str),
}

const PHONES: &[&str] = &["Pixel 8", "SM-S921B", "23049PCD8G", "RMX3771", "HUAWEI NOVA 12"];

impl Device {
    /// A laptop as people have them.
    pub fn laptop(rng: &mut Rng) -> Self {
        let kinds = [
            (Kind::ChromeWindows, 26),
            (Kind::YandexWindows, 17),
            (Kind::AppWindows, 14),
            (Kind::ChromeMac, 11),
            (Kind::SafariMac, 9),
            (Kind::AppMac, 8),
            (Kind::EdgeWindows, 5),
            (Kind::FirefoxWindows, 4),
            (Kind::ChromeLinux, 3),
            (Kind::FirefoxLinux, 3),
        ];
        let kind = kinds[rng.weighted(&kinds.map(|(_, weight)| weight))].0;
        Self { kind, lag: rng.between(0, 12) }
    }

    /// A phone with the messenger's own application.
    pub fn phone(rng: &mut Rng) -> Self {
        let kind = if rng.chance(4_500) { Kind::AppIos } else { Kind::AppAndroid(rng.word(PHONES)) };
        Self { kind, lag: rng.between(0, 12) }
    }

    /// Whether it is one of the browsers that call themselves Chrome.
    pub const fn is_chrome(self) -> bool {
        matches!(self.kind, Kind::ChromeWindows | Kind::ChromeMac | Kind::ChromeLinux)
    }

    /// Whether it is a Firefox.
    pub const fn is_firefox(self) -> bool {
        matches!(self.kind, Kind::FirefoxWindows | Kind::FirefoxLinux)
    }

    /// What it calls itself at this time.
    pub fn user_agent(self, at: Timestamp) -> String {
        const WEBKIT: &str = "AppleWebKit/537.36 (KHTML, like Gecko)";
        const WINDOWS: &str = "Windows NT 10.0; Win64; x64";
        const MAC: &str = "Macintosh; Intel Mac OS X 10_15_7";
        let chrome = Train::CHROME.version(at, self.lag);
        let app = Train::APP.version(at, self.lag);
        match self.kind {
            Kind::ChromeWindows => {
                format!("Mozilla/5.0 ({WINDOWS}) {WEBKIT} Chrome/{chrome}.0.0.0 Safari/537.36")
            }
            Kind::ChromeMac => format!("Mozilla/5.0 ({MAC}) {WEBKIT} Chrome/{chrome}.0.0.0 Safari/537.36"),
            Kind::ChromeLinux => {
                format!("Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} Chrome/{chrome}.0.0.0 Safari/537.36")
            }
            Kind::YandexWindows => {
                let yandex = Train::YANDEX.version(at, self.lag);
                format!(
                    "Mozilla/5.0 ({WINDOWS}) {WEBKIT} Chrome/{}.0.0.0 YaBrowser/{}.{}.0.0 Safari/537.36",
                    chrome - 2,
                    yandex / 6,
                    yandex % 6 * 2 + 1,
                )
            }
            Kind::EdgeWindows => {
                format!(
                    "Mozilla/5.0 ({WINDOWS}) {WEBKIT} Chrome/{chrome}.0.0.0 Safari/537.36 Edg/{chrome}.0.0.0"
                )
            }
            Kind::SafariMac => {
                let minor = Train::SAFARI.version(at, self.lag);
                format!(
                    "Mozilla/5.0 ({MAC}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.{minor} Safari/605.1.15"
                )
            }
            Kind::FirefoxWindows => {
                let firefox = Train::FIREFOX.version(at, self.lag);
                format!("Mozilla/5.0 ({WINDOWS}; rv:{firefox}.0) Gecko/20100101 Firefox/{firefox}.0")
            }
            Kind::FirefoxLinux => {
                let firefox = Train::FIREFOX.version(at, self.lag);
                format!("Mozilla/5.0 (X11; Linux x86_64; rv:{firefox}.0) Gecko/20100101 Firefox/{firefox}.0")
            }
            Kind::AppWindows => format!("Pachca/3.{app}.0 (co.staply.pachca; build:15; Windows 10.0.22631)"),
            Kind::AppMac => format!("Pachca/3.{app}.0 (co.staply.pachca; build:15; macOS 15.6.0)"),
            Kind::AppIos => format!("Pachca/3.{app}.0 (co.staply.pachca; build:15; iOS 18.5.0)"),
            Kind::AppAndroid(model) => {
                format!("Pachca/3.{app}.0 (co.staply.pachca; build:15; Android 15; {model})")
            }
            Kind::Script(user_agent) => user_agent.to_owned(),
        }
    }
}

/// A program that is released at even intervals.
struct Train {
    /// The version of 10 November 2026.
    current: i64,
    /// Days from one release to the next.
    every: i64,
}

/// 10 November 2026.
const CURRENT_SINCE: i64 = 20_767 * DAY_MS;

impl Train {
    const CHROME: Self = Self { current: 143, every: 28 };
    const FIREFOX: Self = Self { current: 153, every: 28 };
    /// Counted in two-month steps: six a year, so 155 is 25.11.
    const YANDEX: Self = Self { current: 155, every: 61 };
    /// The number after the point.
    const SAFARI: Self = Self { current: 1, every: 60 };
    /// The number after the first point.
    const APP: Self = Self { current: 60, every: 10 };

    fn version(&self, at: Timestamp, lag: i64) -> i64 {
        let releases = (at.0 - lag * DAY_MS - CURRENT_SINCE).div_euclid(self.every * DAY_MS);
        (self.current + releases).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::client::Client;

    fn label(kind: Kind, day: &str) -> String {
        let at = Timestamp::parse(day).unwrap();
        Client::parse(&Device { kind, lag: 0 }.user_agent(at)).to_string()
    }

    #[test]
    fn user_agents_name_the_client() {
        let labels: Vec<String> = [
            Kind::ChromeWindows,
            Kind::ChromeLinux,
            Kind::YandexWindows,
            Kind::EdgeWindows,
            Kind::SafariMac,
            Kind::FirefoxLinux,
            Kind::AppMac,
            Kind::AppIos,
            Kind::AppAndroid("Pixel 8"),
            Kind::Script("Go-http-client/1.1"),
        ]
        .map(|kind| label(kind, "2026-11-12T00:00:00Z"))
        .into();
        assert_eq!(
            labels,
            [
                "Chrome 143 · Windows",
                "Chrome 143 · Linux",
                "Yandex 25 · Windows",
                "Edge 143 · Windows",
                "Safari 19 · macOS",
                "Firefox 153 · Linux",
                "Pachca 3.60 · macOS",
                "Pachca 3.60 · iOS",
                "Pachca 3.60 · Android",
                "Go-http-client 1.1",
            ]
        );
    }

    #[test]
    fn versions_move_on() {
        assert_eq!(label(Kind::ChromeWindows, "2026-11-09T00:00:00Z"), "Chrome 142 · Windows");
        assert_eq!(label(Kind::AppIos, "2026-11-21T00:00:00Z"), "Pachca 3.61 · iOS");
        assert_eq!(label(Kind::AppIos, "2026-09-01T00:00:00Z"), "Pachca 3.53 · iOS");
    }
}
