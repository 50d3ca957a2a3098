//! What a text or word surely is not, told by a few bits: most look-ups of rare words find nothing, and this says so before they are made.

/// Which bytes stand side by side in a text, a bit for each pair by a hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pairs([u64; 4]);

impl Pairs {
    /// Those of `text`; linear in it.
    pub(crate) fn of(text: &str) -> Self {
        let mut all = Self::default();
        text.as_bytes().windows(2).filter_map(<[u8]>::first_chunk).for_each(|pair| all.add(*pair));
        all
    }

    fn bit([first, second]: [u8; 2]) -> (usize, u64) {
        let place = usize::from(first) ^ usize::from(second) << 3;
        (place >> 6 & 3, 1 << (place & 63))
    }

    /// Adds one pair.
    pub(crate) fn add(&mut self, pair: [u8; 2]) {
        let (at, bit) = Self::bit(pair);
        self.0[at] |= bit;
    }

    /// Whether `pair` may be one of them; if not, it surely is none.
    pub(crate) fn may_have(&self, pair: [u8; 2]) -> bool {
        let (at, bit) = Self::bit(pair);
        self.0[at] & bit != 0
    }

    /// Whether a text with these pairs may hold one with `others`; if not, it surely does not.
    pub(crate) fn may_hold(&self, others: &Self) -> bool {
        self.0.iter().zip(others.0).all(|(own, other)| other & !own == 0)
    }
}

/// Which letters words begin or end with, a bit for each by its last eleven bits: most words of a text begin and end with others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters([u64; 32]);

impl Letters {
    fn place(letter: char) -> (usize, u64) {
        let place = letter as usize & 2047;
        (place >> 6, 1 << (place & 63))
    }

    /// Adds the letter that `word` begins with.
    pub(crate) fn add_first(&mut self, word: &str) {
        self.add(word.chars().next());
    }

    /// Adds the letter that `word` ends with.
    pub(crate) fn add_last(&mut self, word: &str) {
        self.add(word.chars().next_back());
    }

    fn add(&mut self, letter: Option<char>) {
        if let Some((at, bit)) = letter.map(Self::place) {
            self.0[at] |= bit;
        }
    }

    /// Whether a word may begin or end with `letter`; if not, surely none does.
    pub(crate) fn may_hold(&self, letter: char) -> bool {
        let (at, bit) = Self::place(letter);
        self.0[at] & bit != 0
    }
}

/// How long the words are that begin with each byte, capitals as small letters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shapes([u64; 32]);

impl Shapes {
    fn bit(length: usize) -> u64 {
        1 << length.min(63)
    }

    /// Adds a word.
    pub(crate) fn add(&mut self, word: &str) {
        if let Some(first) = word.bytes().next() {
            self.0[usize::from(first & 31)] |= Self::bit(word.len());
        }
    }

    /// Whether `word` without up to `less` bytes at its end may be one of the words, whatever its capitals.
    pub(crate) fn may_hold(&self, word: &str, less: usize) -> bool {
        let Some(first) = word.bytes().next() else { return false };
        let lengths = (word.len().saturating_sub(less)..=word.len()).fold(0, |bits, length| bits | Self::bit(length));
        self.0[usize::from(first & 31)] & lengths != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_never_miss_what_a_text_holds() {
        let text = "the sit-in of café workers went on 평양";
        let pairs = Pairs::of(text);
        for (from, _) in text.char_indices() {
            for (to, _) in text[from..].char_indices() {
                assert!(pairs.may_hold(&Pairs::of(&text[from..from + to])));
            }
            if let Some(pair) = text.as_bytes()[from..].first_chunk() {
                assert!(pairs.may_have(*pair));
            }
        }
        assert!(!pairs.may_hold(&Pairs::of("sit-out")) && !pairs.may_hold(&Pairs::of("quick")));
    }

    #[test]
    fn words_that_were_added_are_never_ruled_out() {
        let (mut letters, mut shapes) = (Letters::default(), Shapes::default());
        for word in ["claim", "밝히다", "a"] {
            letters.add_first(word);
            shapes.add(word);
        }
        assert!(letters.may_hold('밝') && letters.may_hold('c') && !letters.may_hold('말') && !letters.may_hold('d'));
        assert!(shapes.may_hold("Claim", 0) && shapes.may_hold("claims", 1) && shapes.may_hold("밝히다", 0) && shapes.may_hold("a", 2));
        assert!(!shapes.may_hold("claims", 0) && !shapes.may_hold("doubt", 2) && !shapes.may_hold("", 3));
    }
}
