//! Korean morphemes: josa and endings off their stems, stems restored, Sejong tags.
//!
//! A sentence's eojeols are cut into runs of Hangul ([`run`]); each run gets its few best readings by itself ([`search`]), which a worker
//! keeps ([`cache`]), and the sentence chooses among them ([`context`]). Numbers, foreign letters and marks are their own morphemes.

mod cache;
pub mod context;
pub mod dictionary;
pub mod features;
pub mod inventory;
pub mod label;
mod lemma;
pub mod model;
pub mod run;
pub mod search;
mod syllable;

use std::ops::Range;
use std::sync::LazyLock;

use sosik_core::Span;

use crate::{Morpheme, Tag, Token, TokenKind};
use cache::{Cache, Entry, Placed};
use dictionary::Known;
use context::{Path, Reading, Unit, face};
use model::Model;
use search::{Part, Search};

/// The model that is part of the program; opened once a process, at first use.
pub(crate) fn embedded() -> &'static Model {
    static MODEL: LazyLock<Model> = LazyLock::new(|| Model::open(sosik_data_ko::SEGMENT).expect("the embedded model fits the code"));
    &MODEL
}

/// Whether `noun` makes a verb with 하다 or 되다 (파병, 회담, 체포), so that it tells of something by itself.
pub fn is_verbal_noun(noun: &str) -> bool {
    embedded().word(noun).is(Known::VERBAL)
}

/// Whether `form` is a common noun of the dictionary.
pub fn is_noun(form: &str) -> bool {
    embedded().word(form).is(Known::NOUN)
}

/// How many readings of a run the sentence chooses from.
pub const READINGS: usize = 5;

/// What a stretch of a token is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hangul,
    Latin,
    Han,
    Digits,
    Other,
}

fn kind(c: char) -> Kind {
    match c {
        _ if run::is_hangul(c) => Kind::Hangul,
        '0'..='9' | '０'..='９' => Kind::Digits,
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Kind::Han,
        _ if c.is_alphabetic() => Kind::Latin,
        _ => Kind::Other,
    }
}

fn mark(c: char) -> Tag {
    match c {
        '.' | '?' | '!' | '。' => Tag::SF,
        ',' | '·' | '/' | ':' | ';' | 'ㆍ' | '、' => Tag::SP,
        '…' => Tag::SE,
        '-' | '~' | '∼' | '–' | '—' => Tag::SO,
        '"' | '\'' | '“' | '”' | '‘' | '’' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '《' | '》' | '〈' | '〉' | '「' | '」'
        | '『' | '』' => Tag::SS,
        _ => Tag::SW,
    }
}

/// A stretch of a token that has morphemes of its own.
struct Stretch {
    range: Range<usize>,
    /// The tag of all of it; none for Hangul, whose readings are at this place in the cache.
    tag: Result<Tag, u32>,
    token: u32,
}

/// Buffers and cache of one thread.
#[derive(Default)]
pub(crate) struct Analyser {
    cache: Cache,
    search: Search,
    path: Path,
    chars: Vec<char>,
    labels: Vec<u16>,
    stretches: Vec<Stretch>,
}

impl Analyser {
    /// Appends the morphemes of `tokens`, which are those of the sentence `range` of `text`, to `out` and says in each token where they
    /// are. Linear in the sentence; allocates for runs that the cache does not hold.
    pub(crate) fn sentence(&mut self, model: &Model, text: &str, range: Range<usize>, tokens: &mut [Token], out: &mut Vec<Morpheme>) {
        self.stretches.clear();
        // A token has at most one run for each three bytes.
        self.cache.make_room(range.len() / 3 + 1);
        let mut units: Vec<Unit<'_>> = Vec::new();
        let mut places: Vec<u32> = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            let (start, end) = (token.span.start() as usize, token.span.end() as usize);
            let mut at = start;
            while let Some(first) = text.get(at..end).and_then(|t| t.chars().next()) {
                let whole = matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol);
                let of = if whole { Kind::Other } else { kind(first) };
                let separators = |c: char| of == Kind::Digits && matches!(c, '.' | ',');
                let same = |c: char| whole || kind(c) == of || separators(c);
                let to = text[at..end].find(|c| !same(c)).map_or(end, |n| at + n);
                let tag = match of {
                    Kind::Latin => Ok(Tag::SL),
                    Kind::Han => Ok(Tag::SH),
                    Kind::Digits => Ok(Tag::SN),
                    Kind::Other => Ok(mark(first)),
                    Kind::Hangul => {
                        let (left, right) = (run::left(&text[range.start..at]), run::right(&text[to..range.end]));
                        let written = &text[at..to];
                        let Self { cache, search, chars, labels, .. } = self;
                        let place = cache.get(written, left, || readings(model, written, left, search, chars, labels));
                        units.push(Unit { text: written, left, right });
                        places.push(place);
                        Err(place)
                    }
                };
                self.stretches.push(Stretch { range: at..to, tag, token: i as u32 });
                at = to;
            }
        }
        self.path.choose(&units, |i| &self.cache.entry(places[i]).readings, model);
        let mut choices = self.path.choice().iter();
        let mut stretches = self.stretches.iter().peekable();
        for (i, token) in tokens.iter_mut().enumerate() {
            let from = out.len() as u32;
            while let Some(stretch) = stretches.next_if(|s| s.token == i as u32) {
                let at = stretch.range.start as u32;
                match stretch.tag {
                    Ok(tag) => {
                        let form = text[stretch.range.clone()].into();
                        out.push(Morpheme { span: Span::of(stretch.range.clone()), form, tag, lemma: None });
                    }
                    Err(place) => {
                        let choice = choices.next().copied().unwrap_or(0);
                        out.extend(self.cache.entry(place).placed(usize::from(choice)).iter().map(|p| Morpheme {
                            span: Span::of((at + p.start) as usize..(at + p.end) as usize),
                            form: p.form.clone(),
                            tag: p.tag,
                            lemma: p.lemma.clone(),
                        }));
                    }
                }
            }
            token.morphemes = from..out.len() as u32;
        }
    }
}

/// Onset, vowel and coda (0 for none) of a syllable, as indices; nothing for other characters.
pub fn syllable_parts(c: char) -> Option<(u32, u32, u32)> {
    syllable::Syllable::of(c).map(|s| (s.onset, s.vowel, s.coda))
}

/// The readings of a run, searched.
fn readings(
    model: &Model,
    text: &str,
    left: run::Left,
    search: &mut Search,
    chars: &mut Vec<char>,
    labels: &mut Vec<u16>,
) -> Entry {
    chars.clear();
    chars.extend(text.chars());
    search.search(chars, left, &model.inventory, model, &[]);
    let mut entry = Entry::new(text, left);
    let best = search.score(0);
    for rank in 0..search.len().min(READINGS) {
        let behind = search.score(rank).saturating_sub(best);
        if rank > 0 && behind < -model.margin {
            break;
        }
        search.labels(rank, labels);
        let parts = search::parts(chars, labels, &model.inventory);
        let reading = Reading { behind, face: face(parts.iter().map(|p| (p.form.as_str(), p.tag))) };
        let bytes = |chars_before: usize| chars[..chars_before].iter().map(|c| c.len_utf8() as u32).sum::<u32>();
        let placed: Vec<Placed> = (0..parts.len())
            .map(|i| {
                let Part { form, tag, start, end } = &parts[i];
                Placed { form: form.as_str().into(), lemma: lemma::lemma(&parts, i), tag: *tag, start: bytes(*start), end: bytes(*end) }
            })
            .collect();
        entry.push(reading, placed);
    }
    entry
}

/// The morphemes of `text` read as one Korean sentence, by `model`. For trainers, which have models that are not yet in the program.
pub fn analyse(model: &Model, text: &str) -> Vec<Morpheme> {
    let (mut tokens, mut morphemes) = (Vec::new(), Vec::new());
    crate::token::tokenise(text, 0..text.len(), sosik_core::Language::Korean, &mut tokens);
    Analyser::default().sentence(model, text, 0..text.len(), &mut tokens, &mut morphemes);
    morphemes
}

#[cfg(test)]
mod tests {
    use crate::{Segmenter, Tag};

    /// The morphemes of a text as `form/TAG` in a line, tokens apart.
    fn read(text: &str) -> String {
        let segmentation = Segmenter::new().segment(text);
        let tokens = segmentation.tokens.iter().map(|t| {
            let morphemes = segmentation.morphemes_of(t).iter().map(|m| format!("{}/{:?}", m.form, m.tag));
            morphemes.collect::<Vec<_>>().join("+")
        });
        tokens.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn josa_leave_their_nouns() {
        assert_eq!(read("정부는 마을을 도왔다."), "정부/NNG+는/JX 마을/NNG+을/JKO 돕/VV+았/EP+다/EF ./SF");
        assert_eq!(read("국가가 전문가와 회의에서"), "국가/NNG+가/JKS 전문가/NNG+와/JC 회의/NNG+에서/JKB");
        assert_eq!(read("대사관으로부터 군인까지도"), "대사관/NNG+으로/JKB+부터/JX 군인/NNG+까지/JX+도/JX");
    }

    #[test]
    fn verbs_are_restored() {
        assert_eq!(read("그는 철수했다고 밝혔다."), "그/NP+는/JX 철수/NNG+하/XSV+았/EP+다고/EC 밝히/VV+었/EP+다/EF ./SF");
        assert_eq!(read("체포된 병사"), "체포/NNG+되/XSV+ㄴ/ETM 병사/NNG");
        assert_eq!(read("보도하였다"), "보도/NNG+하/XSV+였/EP+다/EF");
    }

    #[test]
    fn lemmas_of_derived_verbs_stand_on_the_suffix() {
        let text = "경찰이 두 명을 체포했다.";
        let segmentation = Segmenter::new().segment(text);
        let suffix = segmentation.morphemes.iter().find(|m| m.tag == Tag::XSV).unwrap();
        assert_eq!((suffix.lemma.as_deref(), suffix.span.slice(text)), (Some("체포하다"), Some("했")));
    }

    #[test]
    fn josa_after_brackets_quotes_and_numbers() {
        assert_eq!(read("북대서양조약기구(NATO)가 “간다”고 했다").split(' ').nth(4), Some("가/JKS"));
        assert!(read("그는 “떠난다”고 말했다.").contains("”/SS 고/JKQ 말/NNG+하/XSV"));
        assert!(read("병력 1만2000명이 왔다").contains("명/NNB+이/JKS"));
        assert!(read("지지율이 30%를 넘었다").contains("%/SW+를/JKO"));
    }

    #[test]
    fn spans_lie_in_their_tokens() {
        let text = "로동신문은 12일 녀성들이 “평화”를 지킬것이라고 보도하였다. ㅋㅋㅋ 뷁ㅎ가A1나";
        let segmentation = Segmenter::new().segment(text);
        for token in &segmentation.tokens {
            let morphemes = segmentation.morphemes_of(token);
            assert!(!morphemes.is_empty(), "{:?}", token.span.slice(text));
            assert!(morphemes.iter().all(|m| token.span.contains(m.span) && m.span.slice(text).is_some_and(|s| !s.is_empty())));
            assert!(morphemes.windows(2).all(|w| w[0].span.start() <= w[1].span.start()));
        }
    }
}
