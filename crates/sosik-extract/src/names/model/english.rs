//! What the model of English names sees of each token of a sentence.

use sosik_linear::{Rows, hash, mix, tagger};
use sosik_segment::{Segmentation, Sentence, TokenKind};

use super::context::{Context, Place};
use crate::names::lexicon::LEXICON;
use crate::names::{Found, boundary, people};
use crate::tags::{MODEL, Tags};

/// What the table of words knows of one: what the census uses it for, and how frequent it is there.
pub type Known = [u8; 2];

/// A token with its hashes.
#[derive(Clone, Copy, Debug, Default)]
struct Token {
    start: u32,
    end: u32,
    word: tagger::Word,
    /// Shape with the length of each run, up to three.
    long_shape: u64,
    capital: bool,
    /// A capital that tells something, or something found: a name stands or begins here, if any.
    marked: bool,
    number: bool,
    /// Lists that hold the word, as bits.
    lists: u64,
    /// What the census says of a word with a capital.
    known: u64,
    /// What the lexicon of words for participants says of the phrase that begins here, and of the one it stands in.
    role: u64,
    in_role: u64,
    /// What gazetteer and rules say, and where in it the token stands (1 first, 2 inner, 3 last, 4 all of it).
    ruled: u64,
    place: u64,
    /// The hash of its tag.
    tag: u64,
    space: bool,
    /// Two of the places where the word stands elsewhere in the document.
    elsewhere: [Option<Place>; 2],
}

/// The positions of one sentence, ready for [`Positions::features`]. Buffers are kept from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    tokens: Vec<Token>,
    buffer: Vec<char>,
    /// How much the document tells of sport.
    sport: u64,
}

/// What the table of words of a model knows of the word whose lower case has the hash `h`.
pub(super) fn look_up(words: &Rows, h: u64) -> Option<Known> {
    words.get(h)?.first_chunk().copied()
}

const OUTSIDE: u64 = 0x5eed;
/// How far apart the marked words of a name stand, in tokens: the words between "Bank" and "Lanka" are small and few.
const NEAR: isize = 3;

fn long_shape(word: &str) -> u64 {
    let (mut shape, mut last, mut run) = (7u64, 0, 0);
    for c in word.chars() {
        let class = match c {
            'A'..='Z' => 1,
            'a'..='z' => 2,
            '0'..='9' => 3,
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            '.' => 4,
            '-' => 5,
            _ => 6,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 3 {
            shape = shape.wrapping_mul(11).wrapping_add(class);
        }
    }
    shape
}

impl Positions {
    /// Reads `sentence`; `tags` are those of the text, or none, `found` is what gazetteer and rules have found in it, `context` knows the
    /// document, in which its tokens are counted from `origin`, and `known` tells what is known of a word by its hash.
    #[expect(clippy::too_many_arguments, reason = "all that is known of a sentence, named where it is read")]
    pub(crate) fn read(
        &mut self,
        text: &str,
        seg: &Segmentation,
        sentence: &Sentence,
        tags: &Tags,
        found: &[Found],
        (context, origin): (&Context, u32),
        known: &mut dyn FnMut(u64) -> Option<Known>,
    ) {
        self.tokens.clear();
        self.sport = context.sport();
        let mut role = (0u64, 0u32);
        let read = tags.words(sentence.tokens.clone());
        for (i, t) in seg.tokens_of(sentence).iter().enumerate() {
            let number = origin + sentence.tokens.start + i as u32;
            let word = t.span.slice(text).unwrap_or_default();
            let (start, end) = (t.span.start(), t.span.end());
            let begins = LEXICON.role_index.longest(text, start as usize, |e, _| boundary::ends_word(text, e));
            let here = begins.map_or(0, |(_, id)| LEXICON.roles[id as usize].class as u64 + 1);
            if let Some((e, _)) = begins.filter(|(e, _)| *e as u32 > role.1) {
                role = (here, e as u32);
            }
            // All that the lists hold begins with a capital.
            let capital = word.starts_with(char::is_uppercase);
            let common = capital && people::common(word);
            let lists = u64::from(common)
                | u64::from(capital && LEXICON.given.contains_key(word)) << 1
                | u64::from(capital && LEXICON.endings_en.contains_key(word)) << 2;
            let read = read.get(i).copied().unwrap_or_else(|| tagger::Word::read(word, &mut self.buffer));
            let of_word = known(read.lower).unwrap_or_default();
            self.tokens.push(Token {
                start,
                end,
                word: read,
                long_shape: long_shape(word),
                capital,
                marked: !common && word.contains(char::is_uppercase),
                number: t.kind == TokenKind::Number,
                lists,
                known: if capital && of_word[0] > 0 { u64::from(of_word[0]) << 8 | u64::from(of_word[1]) | 1 << 16 } else { 0 },
                role: here,
                in_role: if start < role.1 { role.0 } else { 0 },
                ruled: 0,
                place: 0,
                tag: 0,
                space: t.space_before,
                elsewhere: if capital { context.two(read.form, number) } else { [None; 2] },
            });
        }
        self.found(found);
        // Tags are kept by the hash of their name, so that another tagger with the same names may stand in.
        let names = MODEL.as_ref().map_or(&[][..], |m| &m.names);
        for (token, tag) in self.tokens.iter_mut().zip(tags.of(sentence.tokens.clone())) {
            token.tag = names.get(usize::from(*tag)).map_or(0, |name| name.3);
        }
    }

    fn found(&mut self, found: &[Found]) {
        for f in found {
            let what = mix(hash(&f.name.rule), (f.name.label as u64) << 3 | u64::from(f.doubtful) << 1 | u64::from(f.name.adjective));
            let first = self.tokens.partition_point(|t| t.end <= f.name.span.start());
            let last = self.tokens.partition_point(|t| t.start < f.name.span.end());
            for i in first..last {
                let place = match (i == first, i + 1 == last) {
                    (true, true) => 4,
                    (true, false) => 1,
                    (false, true) => 3,
                    (false, false) => 2,
                };
                (self.tokens[i].ruled, self.tokens[i].place, self.tokens[i].marked) = (what, place, true);
            }
        }
    }

    /// How many positions there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The bytes of the token at `position`.
    pub fn span(&self, position: usize) -> Option<(u32, u32)> {
        self.tokens.get(position).map(|t| (t.start, t.end))
    }

    /// Whether no name can stand at `position`: neither its word nor one beside it is marked, nor does it stand between words that are.
    pub fn plain(&self, position: usize) -> bool {
        let marked = |k: isize| position.checked_add_signed(k).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.marked);
        let between = || (1..=NEAR).any(|k| marked(-k)) && (1..=NEAR).any(marked);
        !((-1..=1).any(marked) || between())
    }

    /// The features of `position`; `out` is overwritten.
    #[rustfmt::skip]
    pub fn features(&self, position: usize, out: &mut Vec<u64>) {
        out.clear();
        let nothing = Token { word: tagger::Word { form: OUTSIDE, lower: OUTSIDE, shape: OUTSIDE, ..tagger::Word::default() }, ..Token::default() };
        let near = |k: isize| position.checked_add_signed(k).and_then(|i| self.tokens.get(i)).copied().unwrap_or(nothing);
        let (t, p, pp, n, nn) = (near(0), near(-1), near(-2), near(1), near(2));
        let first = u64::from(position == 0);
        // What the same word stands beside elsewhere.
        for place in t.elsewhere.into_iter().flatten() {
            let mut add = super::adding(out, 600);
            add(&[place.before]); add(&[place.behind]);
        }
        super::adding(out, 610)(&[u64::from(t.elsewhere[0].is_some()), first, t.word.shape]);
        let mut add = super::adding(out, 500);
        add(&[1]); add(&[t.word.form]); add(&[t.word.lower]); add(&[t.word.form, first]);
        for s in t.word.suffixes { add(&[s]); }
        for s in t.word.prefixes { add(&[s]); }
        add(&[t.word.shape]); add(&[t.word.shape, first]); add(&[t.long_shape]); add(&[t.long_shape, t.word.suffixes[2]]);
        add(&[p.word.lower]); add(&[n.word.lower]); add(&[pp.word.lower]); add(&[nn.word.lower]);
        add(&[p.word.lower, t.word.lower]); add(&[t.word.lower, n.word.lower]); add(&[pp.word.lower, p.word.lower]); add(&[n.word.lower, nn.word.lower]);
        add(&[p.word.lower, t.word.shape]); add(&[n.word.lower, t.word.shape]); add(&[p.word.lower, n.word.lower, t.word.shape]);
        add(&[p.word.shape, t.word.shape]); add(&[t.word.shape, n.word.shape]); add(&[p.word.shape, t.word.shape, n.word.shape]);
        add(&[pp.word.shape, p.word.shape, t.word.shape, n.word.shape, nn.word.shape]);
        add(&[p.word.suffixes[2]]); add(&[n.word.suffixes[2]]); add(&[n.word.suffixes[2], t.word.shape]); add(&[p.word.suffixes[2], t.word.shape]);
        add(&[t.lists, t.word.shape]); add(&[t.lists, first, n.lists, n.word.shape]); add(&[p.lists, t.lists, t.word.shape]);
        add(&[t.known]); add(&[t.known, n.known]); add(&[p.known, t.known]); add(&[t.known, t.word.shape, first]); add(&[p.known, t.known, n.known]);
        add(&[t.known, n.word.shape]); add(&[t.known >> 8, p.word.lower]);
        add(&[t.ruled, t.place]); add(&[t.ruled, t.place, t.word.shape]); add(&[p.ruled, p.place, t.place]); add(&[n.ruled, n.place, t.place]);
        add(&[t.ruled, t.place, n.word.lower]); add(&[t.ruled, t.place, p.word.lower]); add(&[t.ruled, t.place, n.word.shape]);
        add(&[p.ruled, p.place, t.word.shape]); add(&[n.ruled, n.place, t.word.shape]); add(&[t.ruled, t.place, t.known]);
        add(&[t.role, t.in_role]); add(&[p.in_role, t.word.shape]); add(&[n.role, t.word.shape]); add(&[t.in_role, t.word.shape, n.word.shape]);
        add(&[u64::from(t.number), u64::from(t.capital), u64::from(t.space), u64::from(n.space)]);
        add(&[t.tag]); add(&[t.tag, t.word.shape, first]); add(&[p.tag, t.tag]); add(&[t.tag, n.tag]); add(&[p.tag, t.tag, n.tag]); add(&[t.tag, t.word.lower]);
        add(&[p.tag, t.word.shape]); add(&[n.tag, t.word.shape]); add(&[t.tag, n.word.lower]); add(&[t.tag, p.word.lower]); add(&[n.tag, nn.tag, t.word.shape]);
        add(&[t.tag, t.ruled, t.place]); add(&[t.tag, t.known]);
        // The last word of the run of capitals tells what it names, the word before it what it is called with.
        let mut k = position;
        while k + 1 < self.tokens.len() && k < position + 6 && self.tokens[k + 1].capital { k += 1; }
        let mut b = position;
        while b > 0 && position - b < 6 && self.tokens[b - 1].capital { b -= 1; }
        if t.capital {
            let outside = b.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(OUTSIDE, |x| x.word.lower);
            let after = self.tokens.get(k + 1).map_or(OUTSIDE, |x| x.word.lower);
            let last = self.tokens[k];
            add(&[last.word.lower, u64::from(k == position)]); add(&[outside, (position - b) as u64]); add(&[after, (k - position) as u64]);
            add(&[last.lists, last.role, (k - position) as u64]); add(&[outside, after]); add(&[self.tokens[b].known, self.tokens[b].lists, (position - b) as u64, (k - position) as u64]);
            add(&[last.word.suffixes[2], (k - position) as u64]); add(&[last.ruled, last.place, (k - position) as u64]);
            // Where the document tells of sport, countries and cities are teams.
            add(&[self.sport, t.word.shape]); add(&[self.sport, t.ruled, t.place]); add(&[self.sport, t.ruled, p.word.lower]);
            add(&[self.sport, t.ruled, n.word.lower]); add(&[self.sport, outside, after]);
        }
    }
}
