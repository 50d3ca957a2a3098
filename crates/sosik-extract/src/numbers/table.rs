//! Reading the small tables of the lexicon: comma-separated, no quoting, a header, `source` and `licence` in the last two columns.

use super::chars::{is_hangul, skip_space};

/// The rows of `csv` after its header, without comment lines, split at commas.
pub(crate) fn rows(csv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    csv.lines().skip(1).filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split(',').map(str::trim).collect())
}

/// A form of the lexicon, where an underscore is a space. It lives as long as the program, like all of the lexicon.
pub(crate) fn spaced(form: &'static str) -> &'static str {
    if form.contains('_') { Box::leak(form.replace('_', " ").into_boxed_str()) } else { form }
}

/// A closed list of words, compared without case.
#[derive(Debug)]
pub(crate) struct Words(Vec<&'static str>);

impl Words {
    /// The words of `list` in a table whose first column names lists and whose second holds words; an underscore is a space.
    pub(crate) fn of(csv: &'static str, list: &str) -> Self {
        Self(rows(csv).filter(|row| row.first() == Some(&list)).filter_map(|row| row.get(1).copied().map(spaced)).collect())
    }

    /// The first of the words that `rest` starts with.
    pub(crate) fn opening(&self, rest: &str) -> Option<&'static str> {
        self.iter().find(|w| rest.starts_with(w))
    }

    /// The first of the words that `head` ends with.
    pub(crate) fn closing(&self, head: &str) -> Option<&'static str> {
        self.iter().find(|w| head.ends_with(w))
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// The words in the order of the table.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }
}

/// Forms by their first characters, the longest first, so that one look decides whether any form can start somewhere.
///
/// Forms of ASCII are held by their first two letters, those after "the " by the letter behind it, for every second word of English is
/// one of these; Hangul by its first syllable.
#[derive(Debug)]
pub(crate) struct Forms<T> {
    slots: Vec<Vec<(&'static str, T)>>,
    /// Whether a form of ASCII can start with three classes of bytes; most words end here.
    starts: Vec<u64>,
    /// The slot of each syllable, 0 for none.
    hangul: Vec<u16>,
    other: Vec<(char, u16)>,
}

/// Letters, and one class for all other bytes.
const LETTERS: usize = 27;
/// Slots of ASCII; the last LETTERS of them for "the ".
const ASCII: usize = LETTERS * LETTERS + LETTERS;
/// Bits for the first three bytes of a form.
const STARTS: usize = (LETTERS * LETTERS * LETTERS).div_ceil(64);
const SYLLABLES: usize = '힣' as usize - '가' as usize + 1;

const fn letter(byte: Option<&u8>) -> usize {
    match byte {
        Some(b) if b.is_ascii_alphabetic() => (b.to_ascii_lowercase() - b'a') as usize,
        _ => LETTERS - 1,
    }
}

/// The place of the bit for the first three bytes of `bytes`.
fn start(bytes: &[u8]) -> usize {
    (letter(bytes.first()) * LETTERS + letter(bytes.get(1))) * LETTERS + letter(bytes.get(2))
}

/// The places of the bits for all that a form of ASCII can start with in a text: behind its last letter, and where it has a space,
/// anything can stand.
fn starts_of(form: &str) -> Vec<usize> {
    let bytes = form.as_bytes();
    let fixed = |i: usize| bytes.get(i).filter(|_| bytes.get(..=i).is_some_and(|b| !b.contains(&b' ')));
    let classes = |i: usize| fixed(i).map_or(0..LETTERS, |b| letter(Some(b))..letter(Some(b)) + 1);
    let pairs = || classes(0).flat_map(|a| classes(1).map(move |b| a * LETTERS + b));
    pairs().flat_map(|pair| classes(2).map(move |c| pair * LETTERS + c)).collect()
}

/// The slot of an ASCII form at byte `at` of `text`.
fn slot(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    let the = bytes.get(..3).is_some_and(|w| w.eq_ignore_ascii_case(b"the"));
    if the {
        let next = skip_space(text, at + 3);
        if next > at + 3 {
            return LETTERS * LETTERS + letter(text.as_bytes().get(next));
        }
    }
    letter(bytes.first()) * LETTERS + letter(bytes.get(1))
}

impl<T: Copy> Forms<T> {
    /// A table of `entries`; ASCII letters are held without case.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut this = Self {
            slots: (0..ASCII).map(|_| Vec::new()).collect(),
            starts: vec![0; STARTS],
            hangul: vec![0; SYLLABLES],
            other: Vec::new(),
        };
        for (form, value) in entries {
            let Some(first) = form.chars().next() else { continue };
            let slot = if first.is_ascii() { slot(form, 0) } else { this.slot_of(first) };
            for bit in if first.is_ascii() { starts_of(form) } else { Vec::new() } {
                if let Some(word) = this.starts.get_mut(bit / 64) {
                    *word |= 1 << (bit % 64);
                }
            }
            if let Some(slot) = this.slots.get_mut(slot) {
                slot.push((form, value));
            }
        }
        for slot in &mut this.slots {
            slot.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        this
    }

    /// The slot of forms that start with `c`, made if there is none.
    fn slot_of(&mut self, c: char) -> usize {
        if let Some(slot) = self.find(c) {
            return slot;
        }
        let slot = self.slots.len();
        self.slots.push(Vec::new());
        let number = u16::try_from(slot).unwrap_or(0);
        match self.hangul.get_mut((c as usize).wrapping_sub('가' as usize)) {
            Some(place) if is_hangul(c) => *place = number,
            _ => self.other.push((c, number)),
        }
        slot
    }

    fn find(&self, c: char) -> Option<usize> {
        let number = if is_hangul(c) {
            self.hangul.get(c as usize - '가' as usize).copied().filter(|n| *n > 0)
        } else {
            self.other.iter().find(|(o, _)| *o == c).map(|(_, n)| *n)
        };
        number.map(usize::from)
    }

    /// The forms that start with `c`, which is no ASCII, the longest first.
    pub(crate) fn starting(&self, c: char) -> &[(&'static str, T)] {
        self.find(c).and_then(|slot| self.slots.get(slot)).map_or(&[], Vec::as_slice)
    }

    #[inline]
    fn may_start(&self, bytes: &[u8]) -> bool {
        let bit = start(bytes);
        self.starts.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    /// The longest form at byte `at` of `text`, with its end. ASCII forms must end where a word ends.
    pub(crate) fn longest(&self, text: &str, at: usize) -> Option<(usize, T)> {
        let bytes = text.as_bytes().get(at..).unwrap_or_default();
        if bytes.first()?.is_ascii() && !self.may_start(bytes) {
            return None;
        }
        let first = super::chars::at(text, at)?;
        let forms = if first.is_ascii() { self.slots.get(slot(text, at)).map_or(&[][..], Vec::as_slice) } else { self.starting(first) };
        forms.iter().find_map(|(form, value)| {
            if first.is_ascii() && !may_be(form.as_bytes(), bytes) {
                return None;
            }
            let end = super::chars::matches(text, at, form, !first.is_ascii())?;
            // 5G is no five grams: what is this short keeps its case.
            if form.len() <= 2 && text.get(at..end) != Some(*form) && first.is_ascii() {
                return None;
            }
            let whole = !form.ends_with(|c: char| c.is_ascii_alphabetic()) || super::chars::word_ends(text, end);
            whole.then_some((end, *value))
        })
    }
}

/// Whether `text` may start with `form`, byte by byte: false for most forms at once. What is more than one plain space between words is
/// left to the comparison by characters.
fn may_be(form: &[u8], text: &[u8]) -> bool {
    // The first two letters found the slot; the third tells most forms of it apart.
    if let ([a, b, c, ..], [_, _, third, ..]) = (form, text)
        && ![a, b, c].contains(&&b' ')
        && !c.eq_ignore_ascii_case(third)
    {
        return false;
    }
    for (i, a) in form.iter().enumerate() {
        match text.get(i) {
            Some(b' ') if *a == b' ' => {}
            _ if *a == b' ' => return true,
            Some(b) if a.eq_ignore_ascii_case(b) => {}
            Some(b' ') if i > 0 && form.get(i - 1) == Some(&b' ') => return true,
            _ => return false,
        }
    }
    true
}
