//! Looking at characters around a byte of a text; every function is constant in the text's length.

/// The character that starts at byte `at`.
pub(crate) fn at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at byte `at`.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// A composed Hangul syllable.
pub(crate) const fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// The final consonant of a composed syllable, 0 for none, in Unicode's order (ㄴ 4, ㄹ 8, ㅆ 20).
pub(crate) const fn final_consonant(c: char) -> Option<u32> {
    if is_hangul(c) { Some((c as u32 - 0xAC00) % 28) } else { None }
}

/// A letter or digit of any script. Hangul, of which Korean text is full, is asked for before the tables of Unicode are.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_hangul(c) || c.is_alphanumeric()
}

/// A letter of any script; Hangul is asked for first here too.
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    is_hangul(c) || c.is_alphabetic()
}

/// Whether `c` may stand inside a word.
pub(crate) fn is_word(c: char) -> bool {
    is_alphanumeric(c) || c == '_'
}

/// The first byte from `at` on that is no space, looking over at most three spaces or one line break inside a paragraph.
pub(crate) fn skip_space(text: &str, at: usize) -> usize {
    let (mut end, mut lines) = (at, 0);
    for c in text.get(at..).unwrap_or("").chars().take(3) {
        match c {
            ' ' | '\t' | '\u{a0}' => {}
            '\n' if lines == 0 => lines += 1,
            _ => return end,
        }
        end += c.len_utf8();
    }
    if text.get(end..).is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}', '\n'])) { at } else { end }
}

/// The end of the last character before `at` that is no space, looking over at most three spaces.
pub(crate) fn skip_space_back(text: &str, at: usize) -> usize {
    let mut start = at;
    for c in text.get(..at).unwrap_or("").chars().rev().take(3) {
        match c {
            ' ' | '\t' | '\u{a0}' => start -= c.len_utf8(),
            _ => break,
        }
    }
    start
}

/// Whether an English word may start at `at`: no letter or digit right before it.
pub(crate) fn word_starts(text: &str, at: usize) -> bool {
    !before(text, at).is_some_and(|c| is_word(c) && !is_hangul(c))
}

/// Whether an English word may end at `at`.
pub(crate) fn word_ends(text: &str, at: usize) -> bool {
    !self::at(text, at).is_some_and(|c| is_word(c) && !is_hangul(c))
}

/// The end of `word` where it stands at byte `at` of `text`, letters of ASCII compared without case; a space in `word` is one or
/// more spaces in the text, or none as well where `loose` (Korean spacing).
#[inline]
pub(crate) fn matches(text: &str, at: usize, word: &str, loose: bool) -> Option<usize> {
    // Most words end at their first byte, and this is asked of every word of every list.
    match (word.as_bytes().first(), text.as_bytes().get(at)) {
        (Some(b' ') | None, _) => {}
        (Some(a), Some(b)) if a.eq_ignore_ascii_case(b) => {}
        _ => return None,
    }
    matches_whole(text, at, word, loose)
}

fn matches_whole(text: &str, at: usize, word: &str, loose: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at;
    for a in word.bytes() {
        if a == b' ' {
            let next = skip_space(text, end);
            if next == end && !loose {
                return None;
            }
            end = next;
            continue;
        }
        if !bytes.get(end).is_some_and(|b| a.eq_ignore_ascii_case(b)) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Where `word` starts if it ends at byte `end` of `text` as a whole word of ASCII letters, compared without case.
pub(crate) fn word_before(text: &str, end: usize, word: &str) -> Option<usize> {
    let start = end.checked_sub(word.len())?;
    (text.get(start..end)?.eq_ignore_ascii_case(word) && word_starts(text, start)).then_some(start)
}

/// At most `most` bytes of `text` before byte `at`: what is looked at behind a place in a text that may have no spaces at all.
pub(crate) fn tail(text: &str, at: usize, most: usize) -> &str {
    let mut from = at.saturating_sub(most);
    while from < at && !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).unwrap_or("")
}
