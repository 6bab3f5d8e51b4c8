//! The session for JavaScript. What is an error there is a thrown string here.

use crate::filters;
use crate::session::{Session, VIEWS, View};
use wasm_bindgen::prelude::wasm_bindgen;

/// A store with the views of one screen, see the crate's documentation.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Store {
    session: Session,
    /// Where a page is written before it is taken in.
    page: Vec<u8>,
    /// Address and length of each view, one after the other.
    header: Box<[u32; 2 * VIEWS]>,
}

#[wasm_bindgen]
impl Store {
    /// An empty store; `screen` is the JSON of a [`crate::Screen`].
    ///
    /// # Errors
    /// Says what is wrong with the JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(screen: &str) -> Result<Self, String> {
        Ok(Self { session: Session::new(screen)?, page: Vec::new(), header: Box::new([0; 2 * VIEWS]) })
    }

    /// As [`Session::append`], from the bytes that a request has brought.
    ///
    /// # Errors
    /// Where they are no page.
    pub fn append_bytes(&mut self, body: &[u8]) -> Result<usize, String> {
        let body = std::str::from_utf8(body).map_err(|error| format!("no page: {error}"))?;
        self.session.append(body)
    }

    /// The address of room for a page of so many bytes, good until the next call.
    pub fn page(&mut self, bytes: usize) -> usize {
        if self.page.len() < bytes {
            self.page.resize(bytes, 0);
        }
        self.page.as_ptr().addr()
    }

    /// As [`append_bytes`](Self::append_bytes), for so many bytes that were written to where
    /// [`page`](Self::page) said: they are not copied.
    ///
    /// # Errors
    /// Where they are no page.
    pub fn append_page(&mut self, bytes: usize) -> Result<usize, String> {
        let body = self.page.get(..bytes).ok_or("no page: there are not so many bytes")?;
        let body = std::str::from_utf8(body).map_err(|error| format!("no page: {error}"))?;
        self.session.append(body)
    }

    /// As [`Session::append`]. Handing over a string takes about as long as reading it: where there are bytes,
    /// [`append_bytes`](Self::append_bytes) is twice as fast.
    ///
    /// # Errors
    /// Where the text is no page.
    pub fn append(&mut self, body: &str) -> Result<usize, String> {
        self.session.append(body)
    }

    /// As [`Session::parse`].
    ///
    /// # Errors
    /// Where the text is no page.
    pub fn parse(&mut self, body: &str) -> Result<usize, String> {
        self.session.parse(body)
    }

    /// As [`Session::append_parsed`].
    pub fn append_parsed(&mut self) -> usize {
        self.session.append_parsed()
    }

    /// As [`Session::set`].
    ///
    /// # Errors
    /// Says what is wrong with the JSON.
    pub fn set(&mut self, filters: &str) -> Result<(), String> {
        self.session.set(filters)
    }

    /// As [`Session::clear`].
    pub fn clear(&mut self) {
        self.session.clear();
    }

    /// As [`Session::read`], and brings the header up to date.
    pub fn read(&mut self) -> u32 {
        let renewed = self.session.read();
        for (entry, view) in self.header.chunks_exact_mut(2).zip(View::ALL) {
            let numbers = self.session.numbers(view);
            entry.copy_from_slice(&[numbers.as_ptr().addr() as u32, numbers.len() as u32]);
        }
        renewed
    }

    /// The address of the header, the same for the life of the store: for each view in turn the address (in bytes)
    /// and the length (in 32-bit numbers) of its numbers.
    pub fn header(&self) -> usize {
        self.header.as_ptr().addr()
    }

    /// As [`Session::label`].
    ///
    /// # Errors
    /// Where there is no such facet.
    pub fn label(&self, facet: &str, code: u32) -> Result<Option<String>, String> {
        Ok(self.session.label(filters::facet(facet)?, code).map(|label| label.into_owned()))
    }

    /// As [`Session::event`].
    pub fn event(&self, row: u32) -> Option<String> {
        self.session.event(row)
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.session.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.session.is_empty()
    }

    /// All memory of the module in bytes: what the store needs now, what it needed at its peak, and the gaps.
    pub fn bytes() -> usize {
        #[cfg(target_arch = "wasm32")]
        return core::arch::wasm32::memory_size(0) << 16;
        #[cfg(not(target_arch = "wasm32"))]
        return 0;
    }
}
