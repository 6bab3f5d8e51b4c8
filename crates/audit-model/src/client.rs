//! The client behind a user agent: Pachca's own first, then browsers, then programs.
//!
//! A few checks of our own instead of a user-agent database: those weigh 200 kB and know no Pachca.

use std::fmt;

/// What a user agent says of itself, as far as it helps to tell clients apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Client {
    /// Browser, app or library: `Chrome`, `Pachca`, `python-httpx`.
    pub family: String,
    /// As much of the version as tells releases apart: `142` for browsers, `3.60` for the rest; may be empty.
    pub version: String,
    /// `Windows`, `macOS`, `Linux`, `Android`, `iOS`; empty if unknown.
    pub platform: &'static str,
}

impl Client {
    /// Reads a user agent. Never fails: at worst the family is its first word.
    pub fn parse(user_agent: &str) -> Self {
        let platform = platform(user_agent);
        for (mark, family) in BROWSERS {
            if let Some(version) = version_after(user_agent, mark) {
                return Self { family: (*family).to_owned(), version: parts(version, 1), platform };
            }
        }
        let word = user_agent.split([' ', '(']).next().unwrap_or_default();
        let (family, version) = word.split_once('/').unwrap_or((word, ""));
        let version = version.split('/').next().unwrap_or_default();
        Self { family: family.to_owned(), version: parts(version, 2), platform }
    }
}

/// A family of clients, or those of one version, or those of one version on one platform.
///
/// Written as `Chrome`, `Chrome/142` or `Chrome/142/Linux`; nothing between the slashes stands for a version or a
/// platform that user agents do not tell. No family and no version has a slash in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClientGroup {
    /// As [`Client::family`].
    pub family: String,
    /// As [`Client::version`]; any if not given.
    pub version: Option<String>,
    /// As [`Client::platform`]; any if not given.
    pub platform: Option<String>,
}

impl ClientGroup {
    /// Reads it as it is written.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.splitn(3, '/').map(str::to_owned);
        let family = parts.next().unwrap_or_default();
        Self { family, version: parts.next(), platform: parts.next() }
    }

    /// The version of a client, whatever its platform.
    pub fn version_of(client: &Client) -> Self {
        Self { family: client.family.clone(), version: Some(client.version.clone()), platform: None }
    }

    /// All that is known of a client.
    pub fn whole(client: &Client) -> Self {
        Self { platform: Some(client.platform.to_owned()), ..Self::version_of(client) }
    }

    /// Whether a client is one of these.
    pub fn has(&self, client: &Client) -> bool {
        self.family == client.family
            && self.version.as_ref().is_none_or(|version| *version == client.version)
            && self.platform.as_ref().is_none_or(|platform| platform == client.platform)
    }
}

impl fmt::Display for ClientGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.family)?;
        if self.version.is_some() || self.platform.is_some() {
            write!(f, "/{}", self.version.as_deref().unwrap_or_default())?;
        }
        self.platform.as_ref().map_or(Ok(()), |platform| write!(f, "/{platform}"))
    }
}

impl fmt::Display for Client {
    /// `Chrome 142 · Linux`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.family)?;
        if !self.version.is_empty() {
            write!(f, " {}", self.version)?;
        }
        if !self.platform.is_empty() {
            write!(f, " · {}", self.platform)?;
        }
        Ok(())
    }
}

/// Marks in the order that tells browsers apart: each also carries the marks of those below it.
const BROWSERS: &[(&str, &str)] = &[
    ("YaBrowser/", "Yandex"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("HeadlessChrome/", "HeadlessChrome"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
];

fn version_after<'a>(user_agent: &'a str, mark: &str) -> Option<&'a str> {
    // A desktop app of Pachca is a browser inside; its own name comes first then.
    if user_agent.starts_with("Pachca/") || !user_agent.starts_with("Mozilla/") {
        return None;
    }
    user_agent.split_once(mark).map(|(_, rest)| rest.split([' ', ';', ')']).next().unwrap_or_default())
}

/// The first `count` parts of a dotted version.
fn parts(version: &str, count: usize) -> String {
    version.split('.').take(count).collect::<Vec<_>>().join(".")
}

fn platform(user_agent: &str) -> &'static str {
    const MARKS: &[(&str, &str)] = &[
        ("iPhone", "iOS"),
        ("iPad", "iOS"),
        ("iOS", "iOS"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("macOS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    MARKS.iter().find(|(mark, _)| user_agent.contains(mark)).map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_clients_as_people_do() {
        for (user_agent, label) in [
            ("Pachca/3.60.0 (co.staply.pachca; build:15; iOS 18.5.0)", "Pachca 3.60 · iOS"),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "Chrome 142 · Linux",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15",
                "Safari 19 · macOS",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.10 Safari/537.36",
                "Yandex 25 · Windows",
            ),
            ("python-httpx/0.28.1", "python-httpx 0.28"),
            ("curl/8.5.0", "curl 8.5"),
            ("strange", "strange"),
            ("tool/1/2 (Linux)", "tool 1 · Linux"),
            ("", ""),
        ] {
            assert_eq!(Client::parse(user_agent).to_string(), label, "{user_agent}");
        }
    }

    #[test]
    fn a_group_holds_its_clients_and_is_read_as_it_is_written() {
        let client = Client::parse("tool/1.2.3 (Linux)");
        let whole = ClientGroup::whole(&client);
        assert_eq!(whole.to_string(), "tool/1.2/Linux");
        assert_eq!(ClientGroup::version_of(&client).to_string(), "tool/1.2");
        for (text, is_in) in [
            ("tool", true),
            ("tool/1.2", true),
            ("tool/1.2/Linux", true),
            ("tool/", false),
            ("tool/1.2/", false),
            ("tool/1.2/Windows", false),
            ("tools", false),
            ("", false),
        ] {
            let group = ClientGroup::parse(text);
            assert_eq!(group.has(&client), is_in, "{text}");
            assert_eq!(group.to_string(), text);
        }
        assert!(ClientGroup::parse("curl//").has(&Client::parse("curl")));
    }
}
