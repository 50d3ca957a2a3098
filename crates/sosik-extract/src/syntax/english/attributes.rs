//! What the parser sees of a word: in one place, so that training and use see the same.

use sosik_linear::parser::{Attributes, Kind};
use sosik_linear::tagger;

/// What the parser sees of the word `form`, which the tagger has read as `word` and put into a class: `pos` is its universal part of speech,
/// `coarse` and `fine` are the hashes of that and of the name of the class.
///
/// ```
/// use sosik_extract::syntax::english::attributes::of;
/// use sosik_linear::parser::Kind;
/// use sosik_linear::tagger::Words;
///
/// let mut words = Words::default();
/// words.read(["said"]);
/// assert_eq!(of("said", &words.as_slice()[0], "VERB", 1, 2).kind, Kind::Verb);
/// ```
pub fn of(form: &str, word: &tagger::Word, pos: &str, coarse: u64, fine: u64) -> Attributes {
    let kind = match (form, pos) {
        ("," | ";" | ":" | "-" | "–" | "—" | "--", _) => Kind::Comma,
        ("\"" | "“" | "”" | "''" | "``", _) => Kind::Quote,
        (_, "VERB") => Kind::Verb,
        (_, "CCONJ") => Kind::Conjunction,
        _ => Kind::Other,
    };
    Attributes::new(word, coarse, fine, kind)
}
