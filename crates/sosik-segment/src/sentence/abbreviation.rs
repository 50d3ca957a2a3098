//! Full stops that end a word and not the sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How an abbreviation bears on what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Stands before a name: Gov., Dr. Never ends a sentence that goes on.
    Title,
    /// A month or weekday.
    Calendar,
    /// Stands before a number: No., p.
    Number,
    /// All others: Inc., U.S., a.m.
    General,
}

static FORMS: LazyLock<HashMap<&'static str, Kind>> = LazyLock::new(|| {
    include_str!("../../lexicon/abbreviations.csv")
        .lines()
        .skip(1)
        .filter_map(|row| {
            let mut cells = row.split(',');
            let form = cells.next()?;
            let kind = match cells.next()? {
                "title" => Kind::Title,
                "calendar" => Kind::Calendar,
                "number" => Kind::Number,
                _ => Kind::General,
            };
            Some((form, kind))
        })
        .collect()
});

/// The kind of `word`, given without its last full stop: listed forms, initials (J) and letters with stops between (D.P.R.K).
pub(crate) fn kind(word: &str) -> Option<Kind> {
    if let Some(kind) = FORMS.get(word) {
        return Some(*kind);
    }
    // In capitals: GEN., OCT.
    if (3..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()) {
        let mut lower = word.to_ascii_lowercase();
        lower[..1].make_ascii_uppercase();
        return FORMS.get(lower.as_str()).filter(|kind| matches!(kind, Kind::Title | Kind::Calendar)).copied();
    }
    let mut letters = 0;
    for piece in word.split('.') {
        let mut chars = piece.chars();
        if !chars.next().is_some_and(char::is_alphabetic) || chars.next().is_some() || !piece.is_ascii() {
            return None;
        }
        letters += 1;
    }
    // "I" alone is the pronoun.
    (letters > 1 || (word != "I" && word.starts_with(char::is_uppercase))).then_some(Kind::General)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        assert_eq!(kind("Gov"), Some(Kind::Title));
        assert_eq!(kind("Oct"), Some(Kind::Calendar));
        assert_eq!(kind("U.S"), Some(Kind::General));
        assert_eq!(kind("J"), Some(Kind::General));
        assert_eq!(kind("Q.E.D"), Some(Kind::General));
        assert_eq!(kind("GEN"), Some(Kind::Title));
        assert_eq!(kind("USA"), None);
        assert_eq!(kind("I"), None);
        assert_eq!(kind("troops"), None);
        assert_eq!(kind("가"), None);
    }
}
