//! JSON that goes over lines as it likes: an array of events, or answers of the API one behind the other. Records are
//! cut out by their brackets, so that no more than one has to be held at a time.

use super::item::Items;
use super::{Batch, LONGEST, Problem, Reason};
use std::ops::Range;

/// A depth that nothing has.
const NOWHERE: usize = usize::MAX;

/// Where the scan of the text is.
#[derive(Debug, Default)]
pub struct Nested {
    /// Complete records, then the beginning of the next.
    held: Vec<u8>,
    records: Vec<Range<usize>>,
    /// Where in `held` the record that is going on began.
    began: Option<usize>,
    depth: usize,
    /// How deep records are: 0 for values one behind the other, 1 in an array, 2 in the `data` of a page.
    record_depth: usize,
    in_text: bool,
    escaped: bool,
    name: Name,
}

/// Whether a page's field `data` is beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Name {
    #[default]
    None,
    Data,
    Colon,
}

impl Nested {
    pub fn read(
        &mut self,
        bytes: &[u8],
        is_end: bool,
        items: &mut Items,
        count: &mut u64,
        take: &mut dyn FnMut(Batch<'_>),
    ) -> Result<(), Problem> {
        let mut outcome = Ok(());
        for byte in bytes {
            outcome = self.step(*byte);
            if outcome.is_err() {
                break;
            }
        }
        let mut batch = Batch::default();
        for record in std::mem::take(&mut self.records) {
            *count += 1;
            items.read(&self.held[record], *count, false, &mut batch);
        }
        let rest = self.began.take();
        if is_end && outcome.is_ok() && (rest.is_some() || self.depth > 0) {
            *count += 1;
            items.refuse(
                rest.map_or(&[][..], |from| &self.held[from..]),
                *count,
                Reason::CutShort,
                &mut batch,
            );
        } else if let Some(from) = rest
            && (self.held.len() - from > LONGEST || outcome.is_err())
        {
            *count += 1;
            items.refuse(&self.held[from..], *count, Reason::TooLong, &mut batch);
            outcome = Err(Problem::Damaged);
        }
        take(batch);
        match rest {
            Some(from) => {
                self.held.drain(..from);
                self.began = Some(0);
            }
            None => self.held.clear(),
        }
        outcome
    }

    fn step(&mut self, byte: u8) -> Result<(), Problem> {
        if self.began.is_some() {
            self.held.push(byte);
        }
        if self.in_text {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.end_text(),
                _ => {}
            }
            return Ok(());
        }
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => return Ok(()),
            b'"' => {
                self.begin(byte);
                self.in_text = true;
                return Ok(());
            }
            b'{' | b'[' => self.open(byte),
            b'}' | b']' => self.close()?,
            b',' => {
                // Numbers and words have no end of their own.
                if self.began.is_some() && self.depth == self.record_depth {
                    self.held.pop();
                    self.end();
                }
            }
            b':' if self.name == Name::Data => {
                self.name = Name::Colon;
                return Ok(());
            }
            b':' => {}
            _ => self.begin(byte),
        }
        self.name = Name::None;
        Ok(())
    }

    /// Begins a record, if records are here and none is going on.
    fn begin(&mut self, byte: u8) {
        if self.began.is_none() && self.depth == self.record_depth {
            self.began = Some(self.held.len());
            self.held.push(byte);
        }
    }

    fn end(&mut self) {
        if let Some(from) = self.began.take() {
            self.records.push(from..self.held.len());
        }
    }

    fn end_text(&mut self) {
        self.in_text = false;
        if self.depth == self.record_depth && self.depth > 0 {
            self.end();
        }
        let is_data = self.record_depth == 0 && self.depth == 1 && self.held.ends_with(b"\"data\"");
        self.name = if is_data { Name::Data } else { Name::None };
    }

    fn open(&mut self, byte: u8) {
        if byte == b'[' && self.depth == 0 && self.record_depth == 0 {
            // An array of records; one behind the other, too.
            (self.depth, self.record_depth) = (1, 1);
            return;
        }
        if byte == b'[' && self.name == Name::Colon {
            // What came before in this page is no record.
            if let Some(from) = self.began.take() {
                self.held.truncate(from);
            }
            (self.depth, self.record_depth) = (2, 2);
            return;
        }
        self.begin(byte);
        self.depth += 1;
    }

    fn close(&mut self) -> Result<(), Problem> {
        if self.began.is_some() && self.depth == self.record_depth && self.depth > 0 {
            // The list ends behind a number or a word.
            self.held.pop();
            self.end();
        }
        self.depth = self.depth.checked_sub(1).ok_or(Problem::Damaged)?;
        if self.depth == self.record_depth {
            self.end();
        } else if self.depth == 0 {
            // Back outside of an array or a page.
            self.record_depth = 0;
        } else if self.depth + 1 == self.record_depth {
            // What comes after the list of a page is no record.
            self.record_depth = NOWHERE;
        }
        Ok(())
    }
}
