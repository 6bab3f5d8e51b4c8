//! Views as plain numbers.

use audit_model::Category;
use audit_store::{Code, Facet, Store, Timeline};

/// Places of categories in the order of the screens, by code.
#[derive(Debug, Default)]
pub struct Categories(Vec<Option<usize>>);

impl Categories {
    /// Writes a timeline that is split by category: for each category in turn its count in each bucket.
    pub fn write(&mut self, timeline: &Timeline, buckets: usize, store: &Store, out: &mut Vec<u32>) {
        out.clear();
        out.resize(Category::ALL.len() * buckets, 0);
        if buckets == 0 {
            return;
        }
        for (code, counts) in timeline.series.iter().zip(timeline.counts.chunks(buckets)) {
            if let Some(place) = self.place(*code, store) {
                out[place * buckets..][..counts.len()].copy_from_slice(counts);
            }
        }
    }

    fn place(&mut self, code: Code, store: &Store) -> Option<usize> {
        let index = code.number() as usize;
        if self.0.len() <= index {
            self.0.resize(index + 1, None);
        }
        if self.0[index].is_none() {
            let slug = store.label(Facet::Category, code);
            self.0[index] =
                Category::ALL.iter().position(|category| Some(category.slug()) == slug.as_deref());
        }
        self.0[index]
    }
}

/// Writes codes and their counts in turn.
pub fn write_counts(counts: &[(Code, u32)], out: &mut Vec<u32>) {
    out.clear();
    out.extend(counts.iter().flat_map(|(code, count)| [code.number(), *count]));
}
