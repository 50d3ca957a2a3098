//! Places where a sentence may end though no final mark says so, and what a model sees of them.

use sosik_linear::mix;

/// How many features a point has.
pub const FEATURES: usize = 49;

/// Symbols behind the last syllable that are looked past: 좋아요~~~ ㅋㅋㅋ. More cost no more.
const SYMBOLS: usize = 24;
/// Looked this far (in bytes) for the opening of a bracket that ends an eojeol.
const BRACKET: usize = 90;
/// Characters of an eojeol that count.
const EOJEOL: usize = 10;

const FIRST_SYLLABLE: u32 = 0xAC00;
const SYLLABLES: usize = 11172;

/// The set of syllables in which sentences end without a mark: one bit for each Hangul syllable.
///
/// The first of two sieves: an eojeol that ends in another syllable costs a look-up and no more.
#[derive(Clone, Debug)]
pub struct Endings(pub(crate) [u8; Endings::BYTES]);

impl Endings {
    /// The size of the set.
    pub const BYTES: usize = SYLLABLES.div_ceil(8);

    /// The set of all syllables.
    pub fn all() -> Self {
        Self([0xff; Self::BYTES])
    }

    /// The set of `syllables`; what is no Hangul syllable is left out.
    pub fn of(syllables: impl IntoIterator<Item = char>) -> Self {
        let mut bits = [0; Self::BYTES];
        for at in syllables.into_iter().filter_map(index) {
            bits[at / 8] |= 1 << (at % 8);
        }
        Self(bits)
    }

    /// The set as it stands in model files.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether `c` is in the set.
    pub(crate) fn holds(&self, c: char) -> bool {
        index(c).is_some_and(|at| self.0[at / 8] >> (at % 8) & 1 == 1)
    }
}

fn index(c: char) -> Option<usize> {
    let at = (c as u32).wrapping_sub(FIRST_SYLLABLE) as usize;
    (at < SYLLABLES).then_some(at)
}

/// What stands between the last syllable and the white space behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tail {
    /// Nothing: 했다.
    Bare,
    /// A closing quotation mark.
    Quote,
    /// A closing bracket whose content is the end of the sentence: (그런 줄 알았다).
    Bracket,
    /// A closing bracket with a note on the word before it: 보인다(사진).
    Note,
    /// An ellipsis, or full stops more than one.
    Ellipsis,
    /// A full stop with the next word right behind it, where the word before is no verb: 한 호스트.다음에, 정치.경제.
    Joined,
    /// Jamo that laugh or cry: ㅋㅋ, ㅠㅠ.
    Jamo,
    /// A tilde.
    Tilde,
    /// Hearts, smileys and other symbols.
    Symbol,
}

/// How a paragraph goes about final marks: where it has them all, an end without one is rare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// How thickly they are sown, 0 (not at all) to 3.
    pub(crate) marks: u8,
    /// Whether the paragraph itself ends without one.
    pub(crate) open: bool,
    /// How many sentences, the last one included, a first look has found to end without one.
    pub(crate) lapses: usize,
}

/// A place where a sentence may end: behind `at`, before `next`.
#[derive(Clone, Debug)]
pub(crate) struct Point<'t> {
    pub(crate) text: &'t str,
    /// Where the paragraph begins.
    pub(crate) begin: usize,
    /// Where the sentence begins.
    pub(crate) from: usize,
    /// Behind its last syllable.
    pub(crate) core: usize,
    /// Behind the symbols and marks after that.
    pub(crate) at: usize,
    /// Where the next eojeol begins.
    pub(crate) next: usize,
    /// Where the paragraph ends.
    pub(crate) limit: usize,
    /// Where the next final mark stands; the paragraph's end if there is none.
    pub(crate) stop: usize,
    pub(crate) style: Style,
    pub(crate) tail: Tail,
    /// Whether the symbols are a word of their own: 좋아요 ㅋㅋ.
    pub(crate) apart: bool,
}

impl Point<'_> {
    /// Whether the last syllable ends in ㅁ, as verbs do that are made nouns.
    pub(crate) fn is_nominal(&self) -> bool {
        self.text[self.from..self.core].chars().next_back().is_some_and(|c| coda(u64::from(u32::from(c))) == MIEUM)
    }
}

/// The last syllable of what ends at `at` (white space follows there), where it ends, and what is behind it. Nothing if no sentence ends so.
pub(crate) fn core(text: &str, from: usize, at: usize, endings: &Endings) -> Option<(usize, Tail, bool)> {
    let left = &text[from..at];
    // Most eojeols end in three bytes that are no ending; nothing else need be known of them.
    let last = left.chars().next_back()?;
    if index(last).is_some() {
        return endings.holds(last).then_some((at, Tail::Bare, false));
    }
    if last.is_ascii_alphanumeric() || last == ',' {
        return None;
    }
    match last {
        '”' | '"' | '’' | '\'' | '」' | '』' | '》' | '〉' => {
            let core = at - last.len_utf8();
            let before = text[from..core].chars().next_back()?;
            return endings.holds(before).then_some((core, Tail::Quote, false));
        }
        ')' | ']' => {
            let mut floor = at.saturating_sub(BRACKET).max(from);
            while !text.is_char_boundary(floor) {
                floor += 1;
            }
            let inside = at - 1;
            if let Some(open) = text[floor..inside].rfind(['(', '[']) {
                let open = floor + open;
                if let Some(before) = text[from..open].chars().next_back()
                    && !before.is_whitespace()
                {
                    return endings.holds(before).then_some((open, Tail::Note, false));
                }
            }
            let before = text[from..inside].chars().next_back()?;
            return endings.holds(before).then_some((inside, Tail::Bracket, false));
        }
        _ => {}
    }
    let tail = symbol(last)?;
    let mut core = at;
    let mut apart = false;
    for c in left.chars().rev().take(SYMBOLS) {
        if c.is_whitespace() && !apart {
            apart = true;
        } else if symbol(c).is_none() {
            // Letters and digits before symbols are names and sums: 10~20.
            return index(c).is_some().then_some((core, tail, apart));
        }
        core -= c.len_utf8();
    }
    None
}

fn symbol(c: char) -> Option<Tail> {
    match c {
        '\u{3131}'..='\u{3163}' | '\u{1100}'..='\u{11ff}' => Some(Tail::Jamo),
        '~' | '∼' | '～' | '〜' => Some(Tail::Tilde),
        // No arrows, squares, circles: they begin items of lists.
        '^' | ';' | '♡' | '♥' | '❤' | '♪' | '♬' | '☺' | '☹' | '\u{fe0f}' | '\u{1f300}'..='\u{1faff}' => Some(Tail::Symbol),
        _ => None,
    }
}

/// The length of the symbols at the start of `rest`, behind a final mark: they belong to the sentence before (갔어요! ㅋㅋ 또 가요).
pub(crate) fn symbols(rest: &str) -> usize {
    let space = usize::from(rest.starts_with(' '));
    let mut length = space;
    for c in rest[space..].chars().take(SYMBOLS) {
        if c.is_whitespace() {
            break;
        }
        if symbol(c).is_none() {
            return 0;
        }
        length += c.len_utf8();
    }
    if length > space && rest[length..].chars().next().is_none_or(char::is_whitespace) { length } else { 0 }
}

/// Letters and digits are all alike to the model.
fn class(c: char) -> u64 {
    u64::from(match c {
        '0'..='9' => u32::from('0'),
        'a'..='z' => u32::from('a'),
        'A'..='Z' => u32::from('A'),
        c => u32::from(c),
    })
}

/// What [`coda`] gives for ㅁ.
const MIEUM: u64 = 17;

/// The final consonant of a syllable, from 1; 0 for what is no syllable.
fn coda(c: u64) -> u64 {
    let at = (c as u32).wrapping_sub(FIRST_SYLLABLE);
    if (at as usize) < SYLLABLES { u64::from(at % 28) + 1 } else { 0 }
}

/// A length in steps that double.
fn step(length: usize) -> u64 {
    u64::from(usize::BITS - (length / 6).leading_zeros()).min(7)
}

/// An eojeol to the right: its hash, its first and last characters, its length.
#[derive(Default)]
struct Eojeol {
    hash: u64,
    first: [u64; 3],
    last: [u64; 2],
    length: u64,
}

impl Eojeol {
    fn read(text: &str) -> (Self, &str) {
        let mut out = Self::default();
        let mut chars = text.chars();
        for c in chars.by_ref() {
            if c.is_whitespace() || out.length as usize == EOJEOL {
                break;
            }
            let c = class(c);
            if let Some(place) = out.first.get_mut(out.length as usize) {
                *place = c;
            }
            out.last = [c, out.last[0]];
            out.hash = mix(out.hash, c);
            out.length += 1;
        }
        (out, chars.as_str().trim_start())
    }
}

/// The last syllable before `at`, marks and spaces looked past.
fn last_syllable(text: &str) -> u64 {
    text.chars().rev().take(SYMBOLS).find(|c| index(*c).is_some()).map_or(0, class)
}

/// The features of `point`, in a fixed order; bounded work whatever the text.
pub(crate) fn features(point: &Point<'_>) -> [u64; FEATURES] {
    let mut l = [0u64; 6];
    let (mut eojeol, mut length, mut before) = (0u64, 0u64, [0u64; 3]);
    let mut chars = point.text[point.from..point.core].chars().rev();
    for c in chars.by_ref().take(EOJEOL) {
        if c.is_whitespace() {
            break;
        }
        let c = class(c);
        if let Some(place) = l.get_mut(length as usize) {
            *place = c;
        }
        eojeol = mix(eojeol, c);
        length += 1;
    }
    let edge = length as usize;
    for (place, c) in before.iter_mut().zip(chars) {
        if c.is_whitespace() {
            break;
        }
        *place = class(c);
    }
    // Short eojeols show the end of the one before them.
    for (place, c) in l.iter_mut().skip(edge + 1).zip(before) {
        *place = c;
    }
    if edge < l.len() {
        l[edge] = 1;
    }
    let (r, rest) = Eojeol::read(&point.text[point.next..point.limit]);
    let (s, _) = Eojeol::read(rest);
    let two = mix(l[1], l[0]);
    let three = mix(l[2], two);
    let stem = mix(coda(l[1]), l[0]);
    let start = mix(r.first[0], r.first[1]);
    let end = mix(r.last[1], r.last[0]);
    let second = mix(s.first[0], s.first[1]);
    let second_end = mix(s.last[1], s.last[0]);
    let tail = point.tail as u64 * 2 + u64::from(point.apart);
    let (since, ahead) = (step(point.at - point.from), step(point.stop - point.next));
    let left = step(point.limit - point.next);
    let style = u64::from(point.style.marks) * 2 + u64::from(point.style.open);
    let last = before[0];
    // Sentences of a paragraph tend to end alike: 했습니다, 했어요, 했음.
    let above = last_syllable(&point.text[point.begin..point.from]);
    let below = last_syllable(&point.text[point.next..point.limit]);
    let pairs: [(u64, u64); FEATURES] = [
        (0, tail),
        (l[0], tail),
        (two, 0),
        (three, 0),
        (mix(l[3], three), 0),
        (mix(l[4], mix(l[3], three)), 0),
        (eojeol, 0),
        (mix(before[1], last), two),
        (mix(before[1], last), stem),
        (r.first[0], tail),
        (start, 0),
        (mix(start, r.first[2]), 0),
        (r.hash, 0),
        (r.hash, l[0]),
        (start, two),
        (r.first[0], two),
        (r.hash, three),
        (end, l[0]),
        (end, two),
        (r.last[0], two),
        (stem, 0),
        (stem, start),
        (stem, r.last[0]),
        (stem, end),
        (since, l[0]),
        (since, style),
        (ahead, style),
        (style, l[0]),
        (style, two),
        (length, l[0]),
        (r.hash, second),
        (r.length, l[0]),
        (mix(second_end, s.first[0]), l[0]),
        (second_end, stem),
        (second, stem),
        (mix(since, left), l[0]),
        (mix(ahead, since), l[0]),
        (tail, style),
        (tail, mix(r.first[0], l[0])),
        (mix(end, second_end), l[0]),
        (mix(coda(l[2]), two), 0),
        (mix(coda(l[2]), two), r.first[0]),
        (above, l[0]),
        (below, l[0]),
        (mix(above, below), l[0]),
        (mix(above, below), two),
        (tail, mix(length, r.length)),
        (tail, since),
        (tail, r.hash),
    ];
    let mut id = 0;
    pairs.map(|(a, b)| {
        id += 1;
        mix(mix(id, a), b)
    })
}

/// A number for the code of [`features`], by which a model knows what it was trained with.
pub(crate) fn fingerprint() -> u64 {
    let text = "여기 안 왔다ㅋㅋ 그는 NATO 3국을 봤음 다음 날";
    let all = Endings::all();
    let mut hash = FEATURES as u64;
    for (at, _) in text.match_indices(' ') {
        if let Some((core, tail, apart)) = core(text, 0, at, &all) {
            let style = Style { marks: 1, open: true, lapses: 0 };
            let point = Point { text, begin: 0, from: 0, core, at, next: at + 1, limit: text.len(), stop: text.len(), style, tail, apart };
            hash = features(&point).into_iter().fold(hash, mix);
        }
    }
    hash
}
