//! A walk along the cursors of one list, from its newest record to its oldest.

use crate::client::{AUDIT_EVENTS, Client};
use crate::clock::Clock;
use crate::failure::{ApiFailure, FailureKind, PagingFault};
use crate::page::{PageBody, PageFacts};
use crate::query::{EventQuery, PAGE_LIMIT, QueryString};
use crate::transport::{ApiRequest, Transport};
use audit_model::page::BodyError;
use audit_model::{EventPage, Timestamp};
use std::collections::HashSet;

/// So many empty pages in a row, each announcing more, are taken for a fault.
const EMPTY_PAGES_LIMIT: u32 = 100;

/// Without the flags `has_next` and `has_prev` (older servers) an empty page may be the end; one is forgiven.
const EMPTY_PAGES_WITHOUT_FLAGS: u32 = 2;

/// Which chats to list; archived ones are listed apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatList {
    /// Those that the token's owner is in.
    Joined,
    /// Those that everybody may join.
    Public,
}

/// One walk through a list. It keeps its place: after a failure, calling [`Walk::next`] again goes on.
///
/// Pages may repeat records (a restart, a new record that moves others): tell them apart by id.
#[derive(Clone, Debug)]
pub struct Walk {
    list: List,
    cursor: Option<String>,
    /// Cursors that have been followed, to notice a circle.
    followed: HashSet<String>,
    place: Place,
    empty_run: u32,
    progress: Progress,
    /// The oldest event seen, from where a walk can start over when its cursor is refused.
    oldest: Option<Timestamp>,
}

#[derive(Clone, Debug)]
enum List {
    Events(EventQuery),
    Other { path: &'static str, query: QueryString },
}

impl List {
    const fn path(&self) -> &'static str {
        match self {
            Self::Events(_) => AUDIT_EVENTS,
            Self::Other { path, .. } => path,
        }
    }

    fn path_and_query(&self, cursor: Option<&str>) -> String {
        match self {
            Self::Events(query) => query.to_query(cursor).after(self.path()),
            Self::Other { path, query } => query.clone().with_some("cursor", cursor).after(path),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Midway,
    /// The page has been handed out; this must be said before it is asked for again.
    Fault(PagingFault),
    End,
}

/// What a walk has received so far, repeated records included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Pages.
    pub pages: u64,
    /// Records, readable or not.
    pub items: u64,
}

impl Walk {
    /// Through the audit log. New events, such as those of our own reads, come before the first page and so never
    /// prolong the walk, even where the query has no end.
    pub fn events(query: EventQuery) -> Self {
        Self::new(List::Events(query))
    }

    /// Through all people and bots: records of [`audit_model::directory::User`].
    pub fn users() -> Self {
        Self::other("/users", QueryString::default())
    }

    /// Through chats: records of [`audit_model::directory::Chat`].
    pub fn chats(which: ChatList, archived: bool) -> Self {
        let availability = match which {
            ChatList::Joined => "is_member",
            ChatList::Public => "public",
        };
        let query = QueryString::default()
            .with("availability", availability)
            .with("archived", if archived { "true" } else { "false" });
        Self::other("/chats", query)
    }

    /// Through the tags of people: records of [`audit_model::directory::GroupTag`].
    pub fn group_tags() -> Self {
        Self::other("/group_tags", QueryString::default())
    }

    /// Through any list method, such as `/users`, with these filters.
    pub fn other(path: &'static str, query: QueryString) -> Self {
        Self::new(List::Other { path, query: query.with("limit", &PAGE_LIMIT.to_string()) })
    }

    fn new(list: List) -> Self {
        Self {
            list,
            cursor: None,
            followed: HashSet::new(),
            place: Place::Midway,
            empty_run: 0,
            progress: Progress::default(),
            oldest: None,
        }
    }

    /// The next page, or nothing once the list has been read to its end.
    ///
    /// # Errors
    /// Where the page cannot be read now; the place is kept. Dropping the future keeps the place, too.
    pub async fn next<T: Transport, C: Clock>(
        &mut self,
        client: &Client<T, C>,
    ) -> Result<Option<PageBody>, ApiFailure> {
        if let Some(fault) = self.take_fault() {
            return Err(fault);
        }
        if self.is_complete() {
            return Ok(None);
        }
        self.fetch(client).await.map(Some)
    }

    /// Hands the events of the next page to `take`, straight from its text and exactly once, and says what is to
    /// be known of the page; nothing once the log has been read to its end.
    ///
    /// # Errors
    /// See [`Walk::next`].
    pub async fn next_events<T: Transport, C: Clock>(
        &mut self,
        client: &Client<T, C>,
        take: impl Fn(EventPage<'_>),
    ) -> Result<Option<PageFacts>, ApiFailure> {
        if let Some(fault) = self.take_fault() {
            return Err(fault);
        }
        if self.is_complete() {
            return Ok(None);
        }
        let read = |text: String| {
            let page = EventPage::read(&text)?;
            let facts = PageFacts::of(&page);
            take(page);
            Ok((facts.clone(), facts))
        };
        self.fetch_with(client, read).await.map(Some)
    }

    /// A fault of paging, which is said once, and then passed over.
    fn take_fault(&mut self) -> Option<ApiFailure> {
        let Place::Fault(fault) = self.place else { return None };
        self.place = Place::Midway;
        Some(ApiFailure::new(FailureKind::BrokenPaging(fault), self.list.path()))
    }

    /// Reads the page at the present place and moves on.
    pub(crate) async fn fetch<T: Transport, C: Clock>(
        &mut self,
        client: &Client<T, C>,
    ) -> Result<PageBody, ApiFailure> {
        let events = matches!(self.list, List::Events(_));
        let read = |text: String| {
            let page = PageBody::new(text)?;
            let facts = page.facts(events);
            Ok((page, facts))
        };
        self.fetch_with(client, read).await
    }

    async fn fetch_with<T: Transport, C: Clock, V>(
        &mut self,
        client: &Client<T, C>,
        read: impl Fn(String) -> Result<(V, PageFacts), BodyError>,
    ) -> Result<V, ApiFailure> {
        let (value, facts) = match client.call(&ApiRequest::get(self.path_and_query()), &read).await {
            Err(failure) if self.start_over_after(&failure) => {
                client.call(&ApiRequest::get(self.path_and_query()), &read).await?
            }
            outcome => outcome?,
        };
        self.advance(&facts);
        Ok(value)
    }

    /// What has been received so far.
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// The instant of the oldest event received: everything newer in the range has been, too.
    pub const fn oldest(&self) -> Option<Timestamp> {
        self.oldest
    }

    /// Whether the list has been read to its end.
    pub fn is_complete(&self) -> bool {
        self.place == Place::End
    }

    fn path_and_query(&self) -> String {
        self.list.path_and_query(self.cursor.as_deref())
    }

    /// Where the server refuses the cursor (how long one lives is not documented), the walk through the log starts
    /// over at the oldest event that it has seen, by time; the events of that instant come twice. True if so.
    fn start_over_after(&mut self, failure: &ApiFailure) -> bool {
        let refused = matches!(failure.kind, FailureKind::Invalid | FailureKind::NotFound);
        let (List::Events(query), Some(oldest)) = (&mut self.list, self.oldest) else { return false };
        // Without an older event than at the last start, starting over would lead to the same refusal again.
        if !refused || query.end.is_some_and(|end| end <= oldest) {
            return false;
        }
        query.end = Some(oldest);
        self.cursor = None;
        self.followed.clear();
        true
    }

    fn advance(&mut self, page: &PageFacts) {
        self.progress.pages += 1;
        self.progress.items += page.items as u64;
        self.empty_run = if page.items == 0 { self.empty_run + 1 } else { 0 };
        self.oldest = page.oldest.or(self.oldest);
        let announced = page.paginate.has_next;
        // Without flags, what would be a fault is how the end shows.
        let stop = |fault| if announced.is_some() { Place::Fault(fault) } else { Place::End };
        let cursor = page.paginate.next_page.as_deref().filter(|cursor| !cursor.is_empty());
        self.place = match cursor {
            _ if announced == Some(false) => Place::End,
            None => stop(PagingFault::NoCursor),
            Some(cursor) if !self.followed.insert(cursor.to_owned()) => stop(PagingFault::Circle),
            Some(cursor) => {
                self.cursor = Some(cursor.to_owned());
                let limit = if announced.is_some() { EMPTY_PAGES_LIMIT } else { EMPTY_PAGES_WITHOUT_FLAGS };
                if self.empty_run >= limit {
                    self.empty_run = 0;
                    stop(PagingFault::OnlyEmptyPages)
                } else {
                    Place::Midway
                }
            }
        };
    }
}
