//! Names by a sequence model: what the trainer and the reader share.
//!
//! A model reads what gazetteer and rules have found as features, so that it learns how far to trust them.

pub mod context;
pub mod english;
pub mod korean;

use std::sync::LazyLock;

use sosik_core::{Error, Language, Script, Span};
use sosik_linear::{ModelFile, Rows, Sequence, mix, sequence};
use sosik_segment::{Segmentation, Sentence, Token, TokenKind};

use super::Found;
use crate::tags::Tags;
use context::Context;
use korean::Positions;

/// The width of the rows of the table of known forms.
pub const FORM_WIDTH: usize = 4;

/// A number for the code of the Korean features: it changes when the features of a probe do.
///
/// The probe has no morphemes and no tags, so that another model of those, of the same kind, may stand in.
pub fn fingerprint_of_korean() -> u64 {
    let (text, seg, sentence) = probe();
    let (mut korean, mut out, mut all) = (Positions::default(), Vec::new(), 0);
    korean.read(text, &seg, &sentence, &[], &mut |h| (h % 3 == 0).then_some((1, 2)));
    for at in 0..korean.eojeol_count() {
        korean.gate(at, &mut out);
        all = out.iter().fold(all, |a, f| mix(a, *f));
    }
    for at in 0..korean.len() {
        korean.features(at, &mut out);
        all = out.iter().fold(all, |a, f| mix(a, *f));
    }
    all
}

/// As [`fingerprint_of_korean`], for English.
pub fn fingerprint_of_english() -> u64 {
    let (text, seg, sentence) = probe();
    let (mut english, mut out, mut all) = (english::Positions::default(), Vec::new(), 0);
    let mut known = |h| (h % 3 == 0).then_some([1, 2]);
    // As if the document said the same before.
    let mut context = Context::default();
    context.read(text, &seg, &sentence, &Tags::default(), 0, &mut known);
    english.read(text, &seg, &sentence, &Tags::default(), &[], (&context, 1000), &mut known);
    for at in 0..english.len() {
        english.features(at, &mut out);
        all = out.iter().fold(all, |a, f| mix(a, *f));
    }
    all
}

fn probe() -> (&'static str, Segmentation, Sentence) {
    let text = "김철수는 24일 오후 3시 “Kim”을 Wall St.에 1,200번 보냈다.";
    let tokens = text.split(' ').map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Token { span: Span::of(start..start + word.len()), kind: TokenKind::Word, space_before: true, morphemes: 0..0 }
    });
    let seg = Segmentation { tokens: tokens.collect(), ..Segmentation::default() };
    let sentence = Sentence {
        span: Span::of(0..text.len()),
        language: Language::Korean,
        script: Script::Hangul,
        paragraph: 0,
        tokens: 0..seg.tokens.len() as u32,
    };
    (text, seg, sentence)
}

/// The Korean model with the forms that it knows.
#[derive(Debug)]
pub struct Korean {
    sequence: Sequence,
    forms: Rows,
    gate: Rows,
}

impl Korean {
    /// Opens a model.
    ///
    /// # Errors
    ///
    /// [`sosik_core::ErrorKind::Model`] when the bytes are no such model for this code, or damaged.
    pub fn open(bytes: &'static [u8]) -> Result<Self, Error> {
        let file = ModelFile::open(bytes, fingerprint_of_korean())?;
        Ok(Self {
            sequence: Sequence::open(&file)?,
            forms: Rows::open(&file, "formchk", "forms", FORM_WIDTH)?,
            gate: Rows::open(&file, "gatechk", "gate", 1)?,
        })
    }

    /// What the features of an eojeol say of whether it holds a name: below zero, it holds none.
    pub fn weigh(&self, features: &[u64]) -> i32 {
        self.gate.sum(features)
    }

    /// Labelled spans of sentence `sentence` of `seg`, in order; labels are those of the model (`PS`, `LC` …).
    pub(crate) fn read(
        &self,
        text: &str,
        seg: &Segmentation,
        sentence: usize,
        found: &[Found],
        worker: &mut Worker,
    ) -> Vec<(Span, &'static str)> {
        let Some(info) = seg.sentences.get(sentence) else { return Vec::new() };
        worker.positions.read(text, seg, info, found, &mut |h| korean::look_up(&self.forms, h));
        worker.positions.shut(&mut worker.features, |features| self.gate.sum(features));
        let positions = &worker.positions;
        let labels = self.sequence.decode(
            positions.len(),
            |at| positions.plain(at),
            |at, out| positions.features(at, out),
            &mut worker.features,
            &mut worker.sequence,
        );
        spans(labels, self.sequence.labels(), |i| positions.span(i))
    }
}

/// Puts features into `out`: each a hash of its parts and of its template's number, which grows from `template` on.
fn adding(out: &mut Vec<u64>, mut template: u64) -> impl FnMut(&[u64]) {
    move |parts| {
        template += 1;
        out.push(parts.iter().fold(template.wrapping_mul(0xA24B_AED4_963E_E407), |h, p| mix(h, *p)));
    }
}

/// The spans that `labels` (`O`, `B-PS`, `I-PS` …) mark.
pub fn spans(labels: &[u8], names: &[&'static str], span: impl Fn(usize) -> Option<(u32, u32)>) -> Vec<(Span, &'static str)> {
    let mut out: Vec<(Span, &'static str)> = Vec::new();
    let mut last = "O";
    for (i, label) in labels.iter().enumerate() {
        let label = names.get(usize::from(*label)).copied().unwrap_or("O");
        if let (Some((start, end)), Some((mark, kind))) = (span(i), label.split_once('-')) {
            match out.last_mut() {
                Some((open, k)) if mark == "I" && *k == kind && last != "O" => *open = open.cover(Span::empty(end)),
                _ => out.extend(Span::new(start, end).ok().map(|s| (s, kind))),
            }
        }
        last = label;
    }
    out
}

/// The English model with the words that it knows.
#[derive(Debug)]
pub struct English {
    sequence: Sequence,
    words: Rows,
}

impl English {
    /// Opens a model.
    ///
    /// # Errors
    ///
    /// As [`Korean::open`].
    pub fn open(bytes: &'static [u8]) -> Result<Self, Error> {
        let file = ModelFile::open(bytes, fingerprint_of_english())?;
        Ok(Self { sequence: Sequence::open(&file)?, words: Rows::open(&file, "formchk", "forms", FORM_WIDTH)? })
    }

    /// What the English sentences of a document say of the words of its names. Linear in the text.
    pub(crate) fn context(&self, text: &str, seg: &Segmentation, tags: &Tags) -> Context {
        let mut context = Context::default();
        for sentence in seg.sentences.iter().filter(|s| s.language == Language::English) {
            context.read(text, seg, sentence, tags, 0, &mut |h| english::look_up(&self.words, h));
        }
        context
    }

    /// As [`Korean::read`], with the tags of the text and the context of its names.
    #[expect(clippy::too_many_arguments, reason = "all that is known of a sentence, named where it is read")]
    pub(crate) fn read(
        &self,
        text: &str,
        seg: &Segmentation,
        sentence: usize,
        tags: &Tags,
        context: &Context,
        found: &[Found],
        worker: &mut Worker,
    ) -> Vec<(Span, &'static str)> {
        let Some(info) = seg.sentences.get(sentence) else { return Vec::new() };
        worker.english.read(text, seg, info, tags, found, (context, 0), &mut |h| english::look_up(&self.words, h));
        let positions = &worker.english;
        let labels = self.sequence.decode(
            positions.len(),
            |at| positions.plain(at),
            |at, out| positions.features(at, out),
            &mut worker.features,
            &mut worker.sequence,
        );
        spans(labels, self.sequence.labels(), |i| positions.span(i))
    }
}

/// Buffers, reused from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Worker {
    positions: Positions,
    english: english::Positions,
    features: Vec<u64>,
    sequence: sequence::Worker,
}

/// The model that ships.
pub(crate) static KOREAN: LazyLock<Result<Korean, Error>> =
    LazyLock::new(|| Korean::open(sosik_data_ko::NAMES).map_err(|e| e.at("the model of Korean names")));

/// The model that ships.
pub(crate) static ENGLISH: LazyLock<Result<English, Error>> =
    LazyLock::new(|| English::open(sosik_data_en::NAMES).map_err(|e| e.at("the model of English names")));

/// Reads the positions of a Korean sentence as [`Korean::read`] does; for trainers.
pub fn positions(text: &str, seg: &Segmentation, sentence: usize, known: &mut dyn FnMut(u64) -> Option<korean::Form>, out: &mut Positions) {
    let Some(info) = seg.sentences.get(sentence) else { return };
    let mut found = Vec::new();
    let (from, to) = (info.span.start() as usize, info.span.end() as usize);
    super::gazetteer::read(text, from, to, true, &mut found);
    super::korean::read(text, from, to, &mut found);
    out.read(text, seg, info, &found, known);
}

/// Notes the words of an English text of one document, its tokens counted from `origin`; for trainers.
pub fn english_context(
    text: &str,
    seg: &Segmentation,
    origin: u32,
    known: &mut dyn FnMut(u64) -> Option<english::Known>,
    out: &mut Context,
) {
    for sentence in &seg.sentences {
        out.read(text, seg, sentence, &Tags::default(), origin, known);
    }
}

/// Reads the positions of an English sentence as [`English::read`] does, of a text whose tokens are counted from `origin` in the document
/// that `context` knows; for trainers.
pub fn english_positions(
    text: &str,
    seg: &Segmentation,
    sentence: usize,
    (context, origin): (&Context, u32),
    known: &mut dyn FnMut(u64) -> Option<english::Known>,
    out: &mut english::Positions,
) {
    let Some(info) = seg.sentences.get(sentence) else { return };
    let mut found = Vec::new();
    let (from, to) = (info.span.start() as usize, info.span.end() as usize);
    let words = super::words::words(text, from, to);
    super::gazetteer::read(text, from, to, false, &mut found);
    super::english::read(text, &words, 0, &mut found);
    let tags = Tags::find(text, seg);
    out.read(text, seg, info, &tags, &found, (context, origin), known);
}

/// Whether the gazetteer knows `word` as a country or its adjective; for trainers, which cut it from names of people.
pub fn country(word: &str) -> bool {
    use super::lexicon::LEXICON;
    LEXICON.index.get(word).is_some_and(|f| LEXICON.entry(LEXICON.forms[f as usize]).detail == "country")
}
