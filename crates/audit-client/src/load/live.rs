//! Following new events: by the cursor towards newer ones, and by time where there is none or it is refused.
//!
//! A poll by `prev_page` gives the records nearest to the cursor first, newest first within a page, and says with
//! `has_prev` whether more have come; `has_next` means nothing there. Every read of the log is an event of the log,
//! so a poll always finds the one that the poll before it has left.

use super::range::{TimeRange, next_second};
use crate::client::{AUDIT_EVENTS, Client};
use crate::clock::Clock;
use crate::failure::{ApiFailure, FailureKind};
use crate::page::PageFacts;
use crate::query::{EventQuery, PAGE_LIMIT};
use crate::transport::{ApiRequest, Transport};
use crate::walk::Walk;
use audit_model::time::MINUTE_MS;
use audit_model::{EventPage, Timestamp};

/// How often to ask by default, in milliseconds: a poll every five seconds would leave 17,000 events a day.
pub const INTERVAL_MS: u64 = 30_000;

/// How far the newest minutes are read again, in milliseconds: the log adds some events late.
pub const LOOK_BACK_MS: i64 = 2 * MINUTE_MS;

/// Every so many polls they are.
const LOOK_BACK_EVERY: u64 = 8;

/// So many pages in one poll; more come with the next.
const PAGES_IN_A_POLL: u32 = 40;

/// Follows the newest end of the log.
#[derive(Clone, Debug)]
pub struct Follower {
    cursor: Option<String>,
    /// All events up to this instant have been read.
    known_until: Timestamp,
    /// The newest event seen.
    newest: Timestamp,
    polls: u64,
}

/// What a poll brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Events that came, own reads and repeated events included.
    pub events: u64,
    /// Requests that it took.
    pub requests: u64,
    /// What has been read completely by it.
    pub covered: Option<TimeRange>,
    /// Whether more has come already, so that the next poll need not wait.
    pub more: bool,
}

impl Follower {
    /// Follows what comes after the end of what is being loaded. The first poll also reads again the minutes
    /// before that, which may have got late events since.
    pub const fn new(end: Timestamp) -> Self {
        Self { cursor: None, known_until: end, newest: end, polls: 0 }
    }

    /// All events up to this instant have been read.
    pub const fn known_until(&self) -> Timestamp {
        self.known_until
    }

    /// The last instant of the second of the newest event seen; of that second more may come.
    pub const fn newest_second_end(&self) -> Timestamp {
        Timestamp(next_second(self.newest).0 - 1)
    }

    /// Asks for what is new, and hands each page to `take`.
    ///
    /// # Errors
    /// Where it cannot be asked now: asking again later loses nothing.
    pub async fn poll<T: Transport, C: Clock>(
        &mut self,
        client: &Client<T, C>,
        take: impl Fn(EventPage<'_>),
    ) -> Result<News, ApiFailure> {
        let mut news = News::default();
        match self.cursor.clone() {
            None => self.catch_up(client, &take, &mut news).await?,
            Some(cursor) => match self.follow(client, cursor, &take, &mut news).await {
                Err(failure) if matches!(failure.kind, FailureKind::Invalid | FailureKind::NotFound) => {
                    self.cursor = None;
                    self.catch_up(client, &take, &mut news).await?;
                }
                outcome => outcome?,
            },
        }
        if !news.more {
            self.polls += 1;
            if self.polls.is_multiple_of(LOOK_BACK_EVERY) {
                self.look_back(client, &take, &mut news).await?;
            }
            news.covered = self.advance();
        }
        Ok(news)
    }

    /// Of the second of the newest event more may come.
    fn advance(&mut self) -> Option<TimeRange> {
        let until = Timestamp(next_second(self.newest).0 - 1_001);
        let covered = TimeRange::new(Timestamp(self.known_until.0 + 1), until);
        self.known_until = self.known_until.max(until);
        covered
    }

    /// Reads what is new by time, from a little before the end of what is known.
    async fn catch_up<T: Transport, C: Clock>(
        &mut self,
        client: &Client<T, C>,
        take: &impl Fn(EventPage<'_>),
        news: &mut News,
    ) -> Result<(), ApiFailure> {
        let start = Timestamp(self.known_until.0.saturating_sub(LOOK_BACK_MS));
        let first =
            walk_through(client, EventQuery { start: Some(start), ..EventQuery::default() }, take, news)
                .await?;
        self.newest = first.newest.map_or(self.newest, |newest| newest.max(self.newest));
        self.cursor = first.paginate.prev_page.filter(|cursor| !cursor.is_empty());
        Ok(())
    }

    async fn look_back<T: Transport, C: Clock>(
        &self,
        client: &Client<T, C>,
        take: &impl Fn(EventPage<'_>),
        news: &mut News,
    ) -> Result<(), ApiFailure> {
        let start = Timestamp(self.newest.0.saturating_sub(LOOK_BACK_MS));
        walk_through(client, EventQuery::between(start, self.newest), take, news).await.map(drop)
    }

    async fn follow<T: Transport, C: Clock>(
        &mut self,
        client: &Client<T, C>,
        mut cursor: String,
        take: &impl Fn(EventPage<'_>),
        news: &mut News,
    ) -> Result<(), ApiFailure> {
        for _ in 0..PAGES_IN_A_POLL {
            let request = ApiRequest::get(EventQuery::default().to_query(Some(&cursor)).after(AUDIT_EVENTS));
            let facts = client
                .call(&request, |text| {
                    let page = EventPage::read(&text)?;
                    let facts = PageFacts::of(&page);
                    take(page);
                    Ok(facts)
                })
                .await?;
            news.requests += 1;
            news.events += facts.items as u64;
            self.newest = facts.newest.map_or(self.newest, |newest| newest.max(self.newest));
            let further = facts.paginate.prev_page.filter(|further| !further.is_empty());
            // Without news the cursor stays good; without a cursor, time has to do the next time.
            if facts.items > 0 {
                self.cursor.clone_from(&further);
            }
            let full = facts.items >= usize::from(PAGE_LIMIT);
            news.more = facts.items > 0 && facts.paginate.has_prev.unwrap_or(full);
            match further {
                Some(further) if news.more && further != cursor => cursor = further,
                // More is announced behind no cursor, or behind the same: ask by time.
                _ => {
                    if std::mem::take(&mut news.more) {
                        self.cursor = None;
                    }
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// Reads all of a query; gives what is to be known of its first page, the newest.
async fn walk_through<T: Transport, C: Clock>(
    client: &Client<T, C>,
    query: EventQuery,
    take: &impl Fn(EventPage<'_>),
    news: &mut News,
) -> Result<PageFacts, ApiFailure> {
    let mut walk = Walk::events(query);
    let mut first: Option<PageFacts> = None;
    while let Some(facts) = walk.next_events(client, take).await? {
        news.requests += 1;
        news.events += facts.items as u64;
        first.get_or_insert(facts);
    }
    Ok(first.unwrap_or_default())
}
