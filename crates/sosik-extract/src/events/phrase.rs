//! Words of several words, looked for in sentences that hardly ever have them.

/// Which bytes stand side by side in a text, a bit for each pair by a hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pairs([u64; 4]);

impl Pairs {
    /// Those of `text`; linear in it.
    pub(crate) fn of(text: &str) -> Self {
        let mut all = [0; 4];
        for pair in text.as_bytes().windows(2) {
            let place = usize::from(pair[0]) ^ usize::from(pair[1]) << 3;
            all[place >> 6 & 3] |= 1 << (place & 63);
        }
        Self(all)
    }

    /// Whether a text with these pairs may hold one with `others`; if not, it surely does not.
    pub(crate) fn may_hold(&self, others: &Self) -> bool {
        self.0.iter().zip(others.0).all(|(own, other)| other & !own == 0)
    }
}

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
    fn pairs_never_miss_what_a_text_holds() {
        let text = "the sit-in of café workers went on 평양";
        let pairs = Pairs::of(text);
        for (from, _) in text.char_indices() {
            for (to, _) in text[from..].char_indices() {
                assert!(Phrase::new(&text[from..from + to]).stands_in(text, &pairs));
            }
        }
        assert!(!pairs.may_hold(&Pairs::of("sit-out")) && !pairs.may_hold(&Pairs::of("quick")));
    }
}
