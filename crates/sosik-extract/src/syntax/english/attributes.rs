//! What the parser sees of a word: in one place, so that training and use see the same.

use sosik_linear::parser::{Attributes, Kind};
use sosik_linear::{hash, tagger};

/// A class of the tagger, read once: `UPOS|XPOS` apart, with the hashes that the parser knows them by.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// Universal part of speech.
    pub pos: &'static str,
    /// Penn Treebank tag.
    pub tag: &'static str,
    coarse: u64,
    fine: u64,
}

impl Class {
    /// The class of this name.
    ///
    /// ```
    /// use sosik_extract::syntax::english::attributes::Class;
    /// let class = Class::new("VERB|VBD");
    /// assert_eq!((class.pos, class.tag), ("VERB", "VBD"));
    /// ```
    pub fn new(name: &'static str) -> Self {
        let (pos, tag) = name.split_once('|').unwrap_or((name, ""));
        Self { pos, tag, coarse: hash(pos), fine: hash(name) }
    }

    /// What the parser sees of the word `form`, which the tagger has read as `word` and put into this class.
    pub fn attributes(&self, form: &str, word: &tagger::Word) -> Attributes {
        let kind = match (form, self.pos) {
            ("," | ";" | ":" | "-" | "–" | "—" | "--", _) => Kind::Comma,
            ("\"" | "“" | "”" | "''" | "``", _) => Kind::Quote,
            (_, "VERB") => Kind::Verb,
            (_, "CCONJ") => Kind::Conjunction,
            _ => Kind::Other,
        };
        Attributes::new(word, self.coarse, self.fine, kind)
    }
}
