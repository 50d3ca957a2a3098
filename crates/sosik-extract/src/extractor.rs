//! The whole line: a document in, an analysis out.

use std::sync::Arc;

use sosik_core::record::{Engine, Line};
use sosik_core::{Analysis, Document, Error, ErrorKind, Language, SentenceInfo};
use sosik_segment::{Normalized, Segmenter};

use crate::actors::Resolver;
use crate::events::Lexicon;
use crate::explain::{Trace, TraceEntry};
use crate::layers::Layers;
use crate::names::added::Gazetteer;
use crate::tags::Tags;
use crate::time::{Convention, Prefer, TimeOptions};
use crate::{claims, events, names, numbers, order, quantity, quotes, syntax, time};

/// Reads documents. Immutable, and so free to be shared between threads; one document never affects another. A clone shares everything.
///
/// # Example
///
/// ```no_run
/// use sosik_core::Document;
/// use sosik_extract::Extractor;
///
/// let extractor = Extractor::new();
/// let document = Document::new("a1", "NATO said on Oct. 23 that Russia had deployed 12,000 troops.").with_published(Some("2024-10-25".parse()?));
/// let analysis = extractor.analyse(&document)?;
/// assert_eq!(analysis.times[0].value.timex3(), "2024-10-23");
/// for claim in &analysis.claims {
///     let source = claim.source.span().and_then(|s| s.slice(&document.text));
///     assert_eq!(source, Some("NATO"));
/// }
/// # Ok::<(), sosik_core::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    segmenter: Segmenter,
    only: Only,
    prefer: Option<Prefer>,
    convention: Convention,
    max_sentences: Option<usize>,
    gazetteer: Option<Arc<Gazetteer>>,
    /// The senses that ship with those of the user; none: only what ships.
    senses: Option<Arc<Lexicon>>,
}

/// Which layers an [`Extractor`] reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Only {
    /// All of them.
    #[default]
    Everything,
    /// Times, and the sentences they stand in: faster than everything by far.
    Times,
    /// Quantities, with the times that they are told from.
    Quantities,
    /// Everything but events.
    Claims,
}

impl Extractor {
    /// An extractor with everything that ships. Models and lexicons are opened on first use and then shared by the process.
    pub fn new() -> Self {
        Self::default()
    }

    /// This extractor, reading only some layers; the lists of the others stay empty.
    ///
    /// ```
    /// use sosik_core::Document;
    /// use sosik_extract::{Extractor, Only};
    ///
    /// let document = Document::new("a1", "나토는 병력 1만2000명이 이동했다고 밝혔다.");
    /// let analysis = Extractor::new().only(Only::Quantities).analyse(&document)?;
    /// assert_eq!((analysis.quantities.len(), analysis.claims.len()), (1, 0));
    /// # Ok::<(), sosik_core::Error>(())
    /// ```
    #[must_use]
    pub fn only(self, only: Only) -> Self {
        Self { only, ..self }
    }

    /// This extractor with a preference for open dates; see [`TimeOptions`].
    #[must_use]
    pub fn prefer(self, prefer: Prefer) -> Self {
        Self { prefer: Some(prefer), ..self }
    }

    /// This extractor with values of times told in the way of `convention`; see [`Convention`].
    #[must_use]
    pub fn convention(self, convention: Convention) -> Self {
        Self { convention, ..self }
    }

    /// This extractor, refusing documents of more than so many sentences before the costly layers read them.
    ///
    /// ```
    /// use sosik_core::{Document, ErrorKind};
    /// use sosik_extract::Extractor;
    ///
    /// let strict = Extractor::new().max_sentences(2);
    /// let error = strict.analyse(&Document::new("a1", "하나다. 둘이다. 셋이다.")).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::TooLarge);
    /// assert!(strict.analyse(&Document::new("a2", "NATO agreed. Seoul denied it.")).is_ok());
    /// ```
    #[must_use]
    pub fn max_sentences(self, sentences: usize) -> Self {
        Self { max_sentences: Some(sentences), ..self }
    }

    /// This extractor with actors that a user lists; where both know a name, the list decides.
    #[must_use]
    pub fn with_gazetteer(self, gazetteer: Gazetteer) -> Self {
        Self { gazetteer: Some(Arc::new(gazetteer)).filter(|g| !g.is_empty()), ..self }
    }

    /// This extractor with senses of your own for events, asked before those that ship. `toml` has the form of the files in
    /// `lexicon/senses` of this crate; source, licence and examples may be left out. Call it again for another language or type.
    ///
    /// # Errors
    ///
    /// When `toml` is not of that form; the message names the entry and the remedy.
    ///
    /// # Example
    ///
    /// ```
    /// use sosik_core::Document;
    /// use sosik_extract::Extractor;
    ///
    /// let senses = r#"
    /// language = "en"
    /// type = "AID"
    /// defaults = { actor = ["subject"], recipient = ["on", "to"] }
    /// senses = [{ tag = "bestow", verbs = ["bestow"], needs = "actor" }]
    /// "#;
    /// let extractor = Extractor::new().senses(senses)?;
    /// let analysis = extractor.analyse(&Document::new("a1", "Norway bestowed boats on Mali."))?;
    /// assert_eq!(analysis.events[0].sense, "en.bestow.bestow");
    /// assert!(Extractor::new().senses("type = 'DANCE'").is_err());
    /// # Ok::<(), sosik_core::Error>(())
    /// ```
    pub fn senses(self, toml: &str) -> Result<Self, Error> {
        let before = self.senses.as_deref().unwrap_or_else(|| Lexicon::get());
        let senses = Some(Arc::new(before.with(toml)?));
        Ok(Self { senses, ..self })
    }

    /// What reads: the version of sosik and the digest of its models and lexicons, as records carry it.
    pub fn engine(&self) -> Engine {
        Engine { version: env!("CARGO_PKG_VERSION").to_owned(), data: crate::digest::DATA.to_owned() }
    }

    /// Reads `document`; linear in its text. Spans are bytes of `document.text`.
    ///
    /// # Errors
    ///
    /// When the text is longer than [`sosik_core::MAX_TEXT`] or has more sentences than [`Extractor::max_sentences`] allows.
    pub fn analyse(&self, document: &Document) -> Result<Analysis, Error> {
        self.read(document, &mut Trace::off())
    }

    /// The record of `document`: of the analysis, or of the error in its place.
    pub fn line(&self, document: &Document) -> Line {
        match self.analyse(document) {
            Ok(analysis) => analysis.line(self.engine()),
            Err(error) => Line::error(&document.id, &error),
        }
    }

    /// What fired, what nearly fired and why nothing did, in order of the text. Spans are bytes of `document.text`.
    ///
    /// # Errors
    ///
    /// As [`Extractor::analyse`].
    pub fn explain(&self, document: &Document) -> Result<(Analysis, Vec<TraceEntry>), Error> {
        let mut trace = Trace::on();
        let analysis = self.read(document, &mut trace)?;
        Ok((analysis, trace.into_entries()))
    }

    fn read(&self, document: &Document, trace: &mut Trace) -> Result<Analysis, Error> {
        document.check()?;
        let normalized = Normalized::new(&document.text);
        let text = normalized.text();
        let segmentation = if self.only == Only::Times { self.segmenter.outline(text) } else { self.segmenter.segment(text) };
        if let Some(most) = self.max_sentences.filter(|most| segmentation.sentences.len() > *most) {
            let message = format!(
                "document `{}` has {} sentences and the limit is {most}; split it, or raise the limit",
                document.id,
                segmentation.sentences.len()
            );
            return Err(Error::new(ErrorKind::TooLarge, message));
        }
        let sentences: Vec<SentenceInfo> =
            (segmentation.sentences.iter()).map(|s| SentenceInfo { span: s.span, language: s.language, script: s.script }).collect();

        let numbers = numbers::scan(text, &segmentation);
        let mut options = TimeOptions::new(document.published);
        if let Some(prefer) = self.prefer {
            options = options.prefer(prefer);
        }
        let options = options.convention(self.convention);
        let times = time::find_with(text, &segmentation, &numbers, &options, trace);
        let quantities = if self.only == Only::Times { Vec::new() } else { quantity::find(text, &segmentation, &numbers, &times, trace) };
        if matches!(self.only, Only::Times | Only::Quantities) {
            let times = if self.only == Only::Times { times } else { Vec::new() };
            let mut analysis = Analysis {
                document: document.clone(),
                language: main_language(&sentences),
                sentences,
                times,
                quantities,
                ..Analysis::default()
            };
            place_back(&mut analysis, trace, &normalized);
            return Ok(analysis);
        }
        let tags = Tags::find(text, &segmentation);
        let names = names::find_with(text, &segmentation, &tags, self.gazetteer.as_deref(), trace);
        let quotes = quotes::find(text, &segmentation);
        let clauses = syntax::clauses_with(text, &segmentation, &tags, &names, &quotes);
        let contacts = names::contacts(text, &segmentation);
        let layers = Layers {
            text,
            published: document.published,
            gazetteer: self.gazetteer.clone(),
            segmentation,
            numbers,
            times,
            quantities,
            names,
            quotes,
            clauses,
            contacts,
        };

        let mut resolver = Resolver::new(&layers, trace);
        let mut claims = claims::find(&layers, &mut resolver, trace);
        let events = if self.only == Only::Claims {
            Vec::new()
        } else {
            let lexicon = self.senses.as_deref().unwrap_or_else(|| Lexicon::get());
            events::find(lexicon, &layers, &mut resolver, &mut claims, trace)
        };
        let resolved = resolver.finish();

        let mut analysis = Analysis {
            document: document.clone(),
            language: main_language(&sentences),
            sentences,
            entities: resolved.entities,
            times: layers.times,
            quantities: layers.quantities,
            places: resolved.places,
            actors: resolved.actors,
            claims,
            events,
            contacts: layers.contacts,
        };
        order::by_text(&mut analysis);
        place_back(&mut analysis, trace, &normalized);
        Ok(analysis)
    }
}

/// Moves spans from the normalised text to the document's own.
fn place_back(analysis: &mut Analysis, trace: &mut Trace, normalized: &Normalized<'_>) {
    if !normalized.is_identity() {
        analysis.for_each_span(|span| *span = normalized.original(*span));
        trace.for_each_span(|span| *span = normalized.original(*span));
    }
}

/// The language in which most of the text is written.
fn main_language(sentences: &[SentenceInfo]) -> Language {
    let length = |language| sentences.iter().filter(|s| s.language == language).map(|s| s.span.len() as u64).sum::<u64>();
    // Ties go to the language that is read: an empty text has none.
    [Language::Other, Language::English, Language::Korean]
        .into_iter()
        .max_by_key(|l| length(*l))
        .filter(|l| length(*l) > 0)
        .unwrap_or_default()
}
