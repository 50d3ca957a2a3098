//! Words of several words, looked for in sentences that hardly ever have them.

use crate::sieve::Pairs;

/// A phrase in lower case, which must stand as written.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub(crate) text: String,
    pairs: Pairs,
}

impl Phrase {
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), pairs: Pairs::of(text) }
    }

    /// Where it stands in `text`, a part of one whose pairs are `pairs` in lower case.
    pub(crate) fn find_in(&self, text: &str, pairs: &Pairs) -> Option<usize> {
        if pairs.may_hold(&self.pairs) { text.find(&self.text) } else { None }
    }

    /// Whether it stands in `text`, whose pairs are `pairs`.
    pub(crate) fn stands_in(&self, text: &str, pairs: &Pairs) -> bool {
        pairs.may_hold(&self.pairs) && text.contains(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pairs, Phrase};

    #[test]
    fn a_phrase_is_found_where_it_stands() {
        let text = "the sit-in of café workers went on";
        let pairs = Pairs::of(text);
        assert!(Phrase::new("café workers").stands_in(text, &pairs) && !Phrase::new("sit-out").stands_in(text, &pairs));
        assert_eq!(Phrase::new("sit-in").find_in(text, &pairs), Some(4));
    }
}
