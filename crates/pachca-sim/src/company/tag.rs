//! Group tags: named groups of people.

/// A group tag, in the state at the end of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Who wears it.
    pub member_ids: Vec<u32>,
    /// Whether it was deleted; it is then listed no longer.
    pub deleted: bool,
}
