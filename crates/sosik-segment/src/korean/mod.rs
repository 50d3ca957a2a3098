//! Korean morphemes: josa and endings off their stems, stems restored, Sejong tags.
//!
//! A sentence's eojeols are cut into runs of Hangul ([`run`]); each run gets its few best readings by itself ([`search`]), which a worker
//! keeps (`cache`), and the sentence chooses among them ([`context`]). Numbers, foreign letters and marks are their own morphemes.

mod cache;
pub mod context;
pub mod dictionary;
pub mod features;
pub mod inventory;
pub mod label;
mod lemma;
pub mod model;
mod north;
mod repeat;
pub mod run;
pub mod search;
mod syllable;
pub(crate) mod user;

use std::sync::LazyLock;

use sosik_core::{Language, Script, Span};

use crate::{Morpheme, Orthography, Segmentation, Sentence, Tag, Token, TokenKind};
use cache::{Cache, Placed};
use context::{Path, Reading, Unit, face};
use dictionary::Known;
use model::Model;
pub use north::southern_initial;
use repeat::Repeated;
use search::{Hint, Part, Search};
pub use syllable::{coda_index, coda_letter};
use user::UserWords;

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
        _ if run::is_han(c) => Kind::Han,
        _ if c.is_alphabetic() => Kind::Latin,
        _ => Kind::Other,
    }
}

/// A stretch of a token that has morphemes of its own.
#[derive(Clone, Debug)]
struct Stretch {
    start: u32,
    end: u32,
    /// The tag of all of it; none for Hangul, whose readings are at this place in the cache.
    tag: Result<Tag, u32>,
    token: u32,
}

/// What a segmenter is set to.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'m> {
    pub(crate) model: &'m Model,
    pub(crate) words: &'m UserWords,
    pub(crate) orthography: Orthography,
}

/// Runs are read in blocks of so many at least, so that what is kept while a book is read stays small.
const BLOCK: usize = 16_384;

/// Buffers and cache of one thread.
#[derive(Default)]
pub(crate) struct Analyser {
    cache: Cache,
    searcher: Searcher,
    path: Path,
    repeated: Repeated,
    stretches: Vec<Stretch>,
    /// The sentences of a block: where its stretches and its runs end.
    sentences: Vec<(u32, u32)>,
    units: Vec<Unit<'static>>,
    places: Vec<u32>,
    /// The keys of the runs of a sentence.
    keys: Vec<u64>,
}

impl Analyser {
    /// Appends the morphemes of the sentences of `out` that are `korean`, and says in each token where they are. Linear in the text;
    /// allocates for runs that the cache does not hold.
    pub(crate) fn document(&mut self, setting: &Setting<'_>, text: &str, out: &mut Segmentation, korean: impl Fn(&Sentence) -> bool) {
        let mut units = recycled(std::mem::take(&mut self.units));
        let Segmentation { sentences, tokens, morphemes } = out;
        let mut from = 0;
        while from < sentences.len() {
            self.stretches.clear();
            self.sentences.clear();
            units.clear();
            self.places.clear();
            let mut to = from;
            while to < sentences.len() && units.len() < BLOCK {
                if korean(&sentences[to]) {
                    self.read(setting, text, &sentences[to], tokens, &mut units);
                }
                self.sentences.push((self.stretches.len() as u32, units.len() as u32));
                to += 1;
            }
            self.repeated.count(self.places.iter().flat_map(|p| self.cache.stems(*p)));
            let (mut stretch, mut run) = (0, 0);
            for &(stretches, runs) in &self.sentences {
                let (places, here) = (&self.places[run..runs as usize], &units[run..runs as usize]);
                let bonus = |i: usize, rank: usize| self.repeated.bonus(self.cache.stems(places[i])[rank]);
                self.path.choose(here, |i| self.cache.readings(places[i]), bonus, setting.model);
                let mut choices = self.path.choice().iter();
                for stretch in &self.stretches[stretch..stretches as usize] {
                    let token = &mut tokens[stretch.token as usize];
                    if token.morphemes.end != morphemes.len() as u32 || token.morphemes.is_empty() {
                        token.morphemes = morphemes.len() as u32..morphemes.len() as u32;
                    }
                    emit(text, stretch, &self.cache, &mut choices, morphemes);
                    token.morphemes.end = morphemes.len() as u32;
                }
                (stretch, run) = (stretches as usize, runs as usize);
            }
            from = to;
        }
        units.clear();
        self.units = recycled(units);
    }

    /// Adds the stretches and runs of a sentence, the runs with their readings.
    fn read<'t>(&mut self, setting: &Setting<'_>, text: &'t str, sentence: &Sentence, tokens: &[Token], units: &mut Vec<Unit<'t>>) {
        let range = sentence.span.range();
        let of_sentence = sentence.tokens.start as usize..sentence.tokens.end as usize;
        // A sentence has at most one run for each three bytes, and what the block has read must stay.
        self.cache.make_room(self.places.is_empty(), range.len() / 3 + 1);
        let (first_stretch, first_unit) = (self.stretches.len(), units.len());
        self.keys.clear();
        for (i, token) in of_sentence.clone().zip(&tokens[of_sentence]) {
            let (mut at, end) = (token.span.start() as usize, token.span.end() as usize);
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
                    Kind::Other => Ok(Tag::of_mark(first)),
                    Kind::Hangul => {
                        let (left, right) = (run::left(&text[range.start..at]), run::right(&text[to..range.end]));
                        let written = &text[at..to];
                        units.push(Unit { text: written, left, right });
                        self.keys.push(cache::key(written, left));
                        Err(0)
                    }
                };
                self.stretches.push(Stretch { start: at as u32, end: to as u32, tag, token: i as u32 });
                at = to;
            }
        }
        let Self { cache, searcher, stretches, places, keys, .. } = self;
        cache.fetch(keys);
        let runs = stretches[first_stretch..].iter_mut().filter_map(|stretch| stretch.tag.as_mut().err());
        for ((place, unit), key) in runs.zip(&units[first_unit..]).zip(keys) {
            *place = cache.get(*key, unit.text, unit.left, |cache| searcher.readings(setting, unit.text, unit.left, cache));
            places.push(*place);
        }
    }
}

/// Appends the morphemes of a stretch; `choices` tells the reading of each run in turn.
fn emit<'c>(text: &str, stretch: &Stretch, cache: &Cache, choices: &mut impl Iterator<Item = &'c u8>, out: &mut Vec<Morpheme>) {
    let span = Span::of(stretch.start as usize..stretch.end as usize);
    match stretch.tag {
        Ok(tag) => out.push(Morpheme { span, form: span.slice(text).unwrap_or_default().into(), tag, lemma: None }),
        Err(place) => {
            let choice = choices.next().copied().unwrap_or(0);
            out.extend(cache.placed(place, usize::from(choice)).iter().map(|p| Morpheme {
                span: Span::of((stretch.start + p.start) as usize..(stretch.start + p.end) as usize),
                form: p.form.clone(),
                tag: p.tag,
                lemma: p.lemma.clone(),
            }));
        }
    }
}

/// The vector, emptied, for references that live elsewhere; its memory stays.
fn recycled<'a>(mut units: Vec<Unit<'_>>) -> Vec<Unit<'a>> {
    units.clear();
    units.into_iter().map(|u| Unit { text: "", left: u.left, right: u.right }).collect()
}

/// Onset, vowel and coda (0 for none) of a syllable, as indices; nothing for other characters.
pub fn syllable_parts(c: char) -> Option<(u32, u32, u32)> {
    syllable::Syllable::of(c).map(|s| (s.onset, s.vowel, s.coda))
}

/// Finds the readings of runs.
#[derive(Default)]
struct Searcher {
    search: Search,
    chars: Vec<char>,
    /// Where each character begins in its run, and where the run ends.
    offsets: Vec<u32>,
    labels: Vec<u16>,
    hints: Vec<Hint>,
}

impl Searcher {
    /// Searches a run and puts its readings into `cache`.
    fn readings(&mut self, setting: &Setting<'_>, text: &str, left: run::Left, cache: &mut Cache) {
        let model = setting.model;
        let Self { search, chars, offsets, labels, hints } = self;
        chars.clear();
        chars.extend(text.chars());
        offsets.clear();
        offsets.extend(text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]));
        setting.words.hints(chars, &model.inventory, hints);
        search.search(chars, left, &model.inventory, model, hints);
        // A run with an added word has one reading: the one in which it is kept.
        let most = if hints.is_empty() { READINGS } else { 1 };
        for (rank, behind) in search.kept(model.margin).take(most) {
            search.labels(rank, labels);
            let parts = search::parts(chars, labels, &model.inventory);
            let reading = Reading { behind, face: face(parts.iter().map(|p| (p.form.as_str(), p.tag))) };
            let placed = (0..parts.len()).map(|i| {
                let Part { form, tag, start, end } = &parts[i];
                let lemma = lemma::lemma(&parts, i, setting);
                Placed { form: form.as_str().into(), lemma, tag: *tag, start: offsets[*start], end: offsets[*end] }
            });
            cache.push(reading, repeat::stem(&parts, model), placed);
        }
    }
}

/// The morphemes of `text` read as one Korean sentence, by `model`. For trainers, which have models that are not yet in the program.
pub fn analyse(model: &Model, text: &str) -> Vec<Morpheme> {
    let mut out = Segmentation::default();
    crate::token::tokenise(text, 0..text.len(), Language::Korean, &mut out.tokens);
    out.sentences.push(Sentence {
        span: Span::of(0..text.len()),
        language: Language::Korean,
        script: Script::Hangul,
        paragraph: 0,
        tokens: 0..out.tokens.len() as u32,
    });
    let setting = Setting { model, words: &UserWords::default(), orthography: Orthography::South };
    Analyser::default().document(&setting, text, &mut out, |_| true);
    out.morphemes
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
        assert_eq!(read("대사관으로부터 군인까지도"), "대사관/NNG+으로부터/JKB 군인/NNG+까지/JX+도/JX");
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
