//! Unicode Normalisation Form C with a map back to the text as it came.

use std::borrow::Cow;

use sosik_core::Span;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A stretch that normalisation changed.
#[derive(Clone, Copy, Debug)]
struct Change {
    normal: (u32, u32),
    original: (u32, u32),
}

/// A text in NFC and the way back to the offsets of the original.
///
/// Macs and some web sites send Hangul as conjoining jamo and accented Latin as letter and mark; rules and lexicons know the
/// composed forms alone. A text that is already in NFC is borrowed, not copied, and every span maps to itself. Otherwise each
/// changed stretch (a syllable, a letter with its marks) keeps sixteen bytes. Building is linear in the text; a run of marks
/// over one letter is sorted once.
///
/// Source: Unicode Standard Annex #15, section 9 (quick check) and section 13 (stable code points).
///
/// # Example
///
/// ```
/// use sosik_core::Span;
/// use sosik_segment::Normalized;
///
/// let decomposed = "\u{1112}\u{1161}\u{11ab}국 cafe\u{301}";
/// let normalized = Normalized::new(decomposed);
/// assert_eq!(normalized.text(), "한국 café");
/// assert_eq!(normalized.original(Span::of(0..3)).slice(decomposed), Some("\u{1112}\u{1161}\u{11ab}"));
///
/// let english = Normalized::new("plain text");
/// assert_eq!(english.original(Span::of(6..10)), Span::of(6..10));
/// ```
#[derive(Clone, Debug)]
pub struct Normalized<'t> {
    text: Cow<'t, str>,
    changes: Vec<Change>,
}

impl<'t> Normalized<'t> {
    /// Normalises `text`; borrows it when nothing needs a change.
    pub fn new(text: &'t str) -> Self {
        let Some(first) = first_suspect(text) else {
            return Self { text: Cow::Borrowed(text), changes: Vec::new() };
        };
        let mut out = String::with_capacity(text.len());
        out.push_str(&text[..first]);
        let mut changes = Vec::new();
        let mut chunk = first;
        while chunk < text.len() {
            let mut chars = text[chunk..].char_indices();
            let mut plain = chars.next().is_some_and(|(_, c)| stable(c));
            let mut end = text.len();
            for (at, c) in chars {
                if begins_chunk(c) {
                    end = chunk + at;
                    break;
                }
                plain = false;
            }
            let piece = &text[chunk..end];
            let start = out.len();
            if plain {
                out.push_str(piece);
            } else {
                out.extend(piece.nfc());
                if out[start..] != *piece {
                    changes.push(Change { normal: (start as u32, out.len() as u32), original: (chunk as u32, end as u32) });
                }
            }
            chunk = end;
        }
        if changes.is_empty() {
            return Self { text: Cow::Borrowed(text), changes };
        }
        Self { text: Cow::Owned(out), changes }
    }

    /// The text in NFC.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text was in NFC already, so that every span maps to itself.
    pub fn is_identity(&self) -> bool {
        self.changes.is_empty()
    }

    /// The span of the original that became `span` of [`Normalized::text`], in bytes of each.
    ///
    /// A span that begins or ends inside a changed stretch takes in the whole stretch, so that the answer never cuts a
    /// syllable from its jamo or a letter from its accent. A binary search over the changes.
    pub fn original(&self, span: Span) -> Span {
        let start = self.start(span.start());
        let end = if span.is_empty() { start } else { self.end(span.end()) };
        Span::of(start as usize..end.max(start) as usize)
    }

    fn start(&self, offset: u32) -> u32 {
        match self.changes.partition_point(|c| c.normal.0 <= offset).checked_sub(1).and_then(|i| self.changes.get(i)) {
            None => offset,
            Some(c) if offset < c.normal.1 => c.original.0,
            Some(c) => c.original.1.saturating_add(offset - c.normal.1),
        }
    }

    fn end(&self, offset: u32) -> u32 {
        match self.changes.partition_point(|c| c.normal.0 < offset).checked_sub(1).and_then(|i| self.changes.get(i)) {
            None => offset,
            Some(c) if offset <= c.normal.1 => c.original.1,
            Some(c) => c.original.1.saturating_add(offset - c.normal.1),
        }
    }
}

/// Characters that no normalisation touches and that begin a chunk, told without a table: below U+0300, and Hangul syllables.
fn plainly_stable(c: char) -> bool {
    c < '\u{300}' || ('가'..='힣').contains(&c)
}

/// In NFC as it stands, whatever surrounds it on the left.
fn stable(c: char) -> bool {
    plainly_stable(c) || (canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes)
}

/// Whether nothing at the left of `c` can interact with it.
fn begins_chunk(c: char) -> bool {
    if stable(c) {
        return true;
    }
    if canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) != IsNormalized::No {
        return false;
    }
    // Compatibility ideographs and the like: decided by the first character they decompose to.
    let mut first = None;
    decompose_canonical(c, |d| first = first.or(Some(d)));
    first.is_some_and(stable)
}

/// The start of the chunk that holds the first character which may need a change.
fn first_suspect(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let mut chunk = 0;
    for (at, c) in text.char_indices() {
        if plainly_stable(c) {
            chunk = at;
        } else if !stable(c) {
            return Some(if begins_chunk(c) { at } else { chunk });
        } else {
            chunk = at;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jamo_and_accents_map_back() {
        let text = "그는 \u{1112}\u{1161}\u{11ab}국에서 cafe\u{301}s를 봤다 \u{f900}";
        let normalized = Normalized::new(text);
        assert_eq!(normalized.text(), "그는 한국에서 cafés를 봤다 豈");
        let at = |word: &str| {
            let start = normalized.text().find(word).unwrap();
            normalized.original(Span::of(start..start + word.len())).slice(text).unwrap().to_owned()
        };
        assert_eq!(at("한국"), "\u{1112}\u{1161}\u{11ab}국");
        assert_eq!(at("국에서"), "국에서");
        assert_eq!(at("cafés"), "cafe\u{301}s");
        assert_eq!(at("봤다"), "봤다");
        assert_eq!(at("豈"), "\u{f900}");
        assert_eq!(at(" "), " ");
    }

    #[test]
    fn composed_text_is_borrowed() {
        for text in ["", "plain", "북한은 “말”했다", "Хочу жить", "日本語", "ㄱㄴ 자모"] {
            let normalized = Normalized::new(text);
            assert!(normalized.is_identity() && matches!(normalized.text, Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn agrees_with_the_crate_and_stays_on_characters() {
        let pool: Vec<char> =
            "a é\u{301}\u{323}\u{1100}\u{1161}\u{11a8}가각\u{f73}\u{344}\u{958}\u{f900}\u{93c}ქ한.\u{1f600}\u{9be}\u{9c7}"
                .chars()
                .collect();
        let mut state = 7u64;
        for _ in 0..3000 {
            let text: String = (0..12)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    pool[(state >> 33) as usize % pool.len()]
                })
                .collect();
            let normalized = Normalized::new(&text);
            assert_eq!(normalized.text(), text.nfc().collect::<String>(), "{text:?}");
            let mut last = 0;
            for (at, c) in normalized.text().char_indices() {
                let span = normalized.original(Span::of(at..at + c.len_utf8()));
                let slice = span.slice(&text).unwrap();
                assert!(span.start() >= last && slice.nfc().collect::<String>().contains(c), "{text:?} {c:?} {slice:?}");
                last = span.start();
            }
        }
    }

    #[test]
    fn a_million_marks_are_one_change() {
        let text = format!("a{}b", "\u{301}\u{323}".repeat(500_000));
        let normalized = Normalized::new(&text);
        assert_eq!(normalized.changes.len(), 1);
        let end = normalized.text().len();
        assert_eq!(normalized.original(Span::of(end - 1..end)).slice(&text), Some("b"));
    }
}
