//! How high the rows of a list are: all alike, but for headings.

use std::sync::Arc;

/// The heights of all rows, in CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heights {
    row_px: f64,
    heading_px: f64,
    /// The places of the headings, ascending; none where they are as high as the rest.
    headings: Arc<[usize]>,
}

impl Heights {
    /// Rows of one height, with headings of another among them.
    pub fn new(row_px: f64, heading_px: f64, headings: impl Iterator<Item = usize>) -> Self {
        let headings = if row_px == heading_px { Arc::default() } else { headings.collect() };
        Self { row_px, heading_px, headings }
    }

    /// Whether rows of these heights are as high as those.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.row_px == other.row_px
    }

    /// Where a row begins, from the top of the list.
    pub fn top_px(&self, index: usize) -> f64 {
        self.top_after(index, self.headings.partition_point(|heading| *heading < index))
    }

    /// Where a row begins that so many headings stand above.
    fn top_after(&self, index: usize, headings: usize) -> f64 {
        index as f64 * self.row_px + headings as f64 * (self.heading_px - self.row_px)
    }

    /// The row that is so far from the top of the list.
    pub fn index_at(&self, px: f64) -> usize {
        // The headings that end above.
        let mut above = 0;
        let mut end = self.headings.len();
        while above < end {
            let middle = above + (end - above) / 2;
            if self.top_after(self.headings[middle] + 1, middle + 1) <= px {
                above = middle + 1;
            } else {
                end = middle;
            }
        }
        let index = ((px - above as f64 * (self.heading_px - self.row_px)) / self.row_px) as usize;
        self.headings.get(above).map_or(index, |next| index.min(*next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_found_where_it_stands() {
        for heading_px in [32.0, 56.0, 80.0] {
            let heights = Heights::new(56.0, heading_px, [0, 4, 5, 9].into_iter());
            let mut top = 0.0;
            for index in 0..14 {
                assert_eq!(heights.top_px(index), top);
                let height = if [0, 4, 5, 9].contains(&index) { heading_px } else { 56.0 };
                for px in [top, top + height / 2.0, top + height - 0.5] {
                    assert_eq!(heights.index_at(px), index, "{heading_px} {px}");
                }
                top += height;
            }
        }
    }
}
