//! sosik (소식, *tidings*) reads news in Korean and English and answers, with evidence: who did what to whom, when, where, how many,
//! and who says so, through what channel and how sure.
//!
//! # Example
//!
//! ```
//! use sosik::{Document, Extractor};
//!
//! let extractor = Extractor::new();
//! let document = Document::new("a1", "국방부는 23일 병력 1만2000여 명이 이동했다고 밝혔다.").with_published(Some("2024-10-25".parse()?));
//! let analysis = extractor.analyse(&document)?;
//! for claim in &analysis.claims {
//!     let source = claim.source.span().and_then(|span| span.slice(&document.text));
//!     println!("{} {:?}", source.unwrap_or("nobody in particular"), claim.act);
//! }
//! # Ok::<(), sosik::Error>(())
//! ```
//!
//! # Vocabulary
//!
//! A [`Document`] goes in, an [`Analysis`] comes out: sentences, times, quantities, places, actors, [claims](core::Claim) (who says
//! so) and [events](core::Event) (who did it). Its [`Record`] is the same in code points, as JSON Lines,
//! Python and the tables have it. Every claim, event and actor names the rule that found it.
//!
//! sosik reads what is written. It does not say what is true, guesses no date from the clock, fetches nothing, and keeps sentences
//! in other languages without reading them.
//!
//! # One name for each stage
//!
//! | stage | here | crate |
//! |---|---|---|
//! | vocabulary, ontologies, record | [`core`] | `sosik-core` |
//! | sentences, words, morphemes | [`segment`] | `sosik-segment` |
//! | layers, actors, claims, events, batches | [`extract`] | `sosik-extract` |
//! | Arrow tables over many documents | [`corpus`] | `sosik-corpus` |
//! | HTML and text for people | [`render`] | this one |
//!
//! # Cookbook
//!
//! Many documents, on all processors, in order:
//!
//! ```
//! use sosik::{BatchOptions, Document, Extractor, Line, extract_batch};
//!
//! let extractor = Extractor::new();
//! let texts = ["NATO said on Oct. 23 that talks would go on.", "나토는 회담이 이어진다고 밝혔다."];
//! let documents = texts.iter().enumerate().map(|(i, text)| Ok(Document::new(i.to_string(), *text)));
//! for line in extract_batch(&extractor, documents, &BatchOptions::new()) {
//!     match &line {
//!         Line::Record(record) => println!("{}", sosik::render::table(record, 100)),
//!         Line::Error(failed) => eprintln!("{}: {}", failed.id, failed.error.message),
//!     }
//! }
//! ```
//!
//! Korean morphemes alone, with a word that no dictionary has:
//!
//! ```
//! use sosik::segment::{Segmenter, Tag};
//! use sosik::{Document, segments_with};
//!
//! let mut worker = Segmenter::builder().word("갸라도스", Tag::NNP).build()?.worker();
//! let segments = segments_with(&mut worker, &Document::new("a1", "갸라도스는 강하다."))?;
//! let name = &segments.sentences[0].tokens[0].morphemes[0];
//! assert_eq!((name.form.as_str(), name.tag, name.start, name.end), ("갸라도스", Tag::NNP, 0, 4));
//! # Ok::<(), sosik::Error>(())
//! ```
//!
//! Tags, lemmas and dependency trees, as CoNLL-U:
//!
//! ```
//! use sosik::segment::Segmenter;
//! use sosik::{Document, syntax};
//!
//! let syntax = syntax(&Segmenter::new(), &Document::new("a1", "Seoul denied it."))?;
//! assert!(syntax.conllu().contains("2\tdenied\tdeny\tVERB\tVBD\t_\t0\troot"));
//! # Ok::<(), sosik::Error>(())
//! ```
//!
//! A page for the browser:
//!
//! ```
//! use sosik::{Document, Extractor};
//!
//! let extractor = Extractor::new();
//! let document = Document::new("a1", "Seoul denied it.");
//! let record = extractor.analyse(&document)?.record(extractor.engine());
//! let page = sosik::render::page("News", [sosik::render::fragment(&record, &document.text)]);
//! assert!(page.starts_with("<!DOCTYPE html>"));
//! # Ok::<(), sosik::Error>(())
//! ```
//!
//! Tables over many documents, for polars, DuckDB or Spark (see [`corpus`] for the columns):
//!
//! ```
//! use sosik::corpus::TablesBuilder;
//! use sosik::{BatchOptions, Document, Extractor, extract_batch};
//!
//! let extractor = Extractor::new();
//! let documents = ["Seoul denied it.", "나토는 부인했다."].map(|text| Ok(Document::new(text, text)));
//! let mut builder = TablesBuilder::new(0);
//! for line in extract_batch(&extractor, documents, &BatchOptions::new()) {
//!     builder.push(&line);
//! }
//! let tables = builder.finish();
//! assert_eq!(tables.documents.rows(), 2);
//! assert_eq!(tables.claims.batches()[0].schema().field(2).name(), "claim");
//! ```
//!
//! Country and sectors of a phrase, without a document:
//!
//! ```
//! let found = sosik::code_actor("Kenyan lawmakers");
//! assert_eq!(found.code.map(String::from).as_deref(), Some("KEN"));
//! assert_eq!(sosik::code_actor("북한 외무성").sectors[0].as_str(), "GOV");
//! ```
//!
//! Events with their codes, in the forms of PLOVER and CAMEO coders, with a sense of your own:
//!
//! ```
//! use sosik::corpus::events;
//! use sosik::{Document, Extractor, code_events};
//!
//! let senses = "language = 'en'\ntype = 'AID'\nsenses = [{ tag = 'bestow', verbs = ['bestow'], actor = ['subject'], recipient = ['on'] }]";
//! let extractor = Extractor::new().senses(senses)?;
//! let document = Document::new("a1", "Norway bestowed boats on Mali.");
//! assert_eq!(code_events(&extractor, &document)?[0].event.sense, "en.bestow.bestow");
//! let record = extractor.analyse(&document)?.record(extractor.engine());
//! let mut out = Vec::new();
//! events::plover(&record, &mut out).expect("memory takes it");
//! assert!(String::from_utf8_lossy(&out).contains("NOR"));
//! # Ok::<(), sosik::Error>(())
//! ```
//!
//! Why was something not found? Ask what fired and what nearly fired:
//!
//! ```
//! use sosik::{Document, Extractor};
//!
//! let (_, trace) = Extractor::new().explain(&Document::new("a1", "Talks were held."))?;
//! for entry in trace {
//!     println!("{} {} {:?} {}", entry.layer, entry.rule, entry.outcome, entry.note);
//! }
//! # Ok::<(), sosik::Error>(())
//! ```

mod events;
mod factuality;
mod points;
pub mod render;
mod segments;
mod syntax;

pub use sosik_core as core;
pub use sosik_corpus as corpus;
pub use sosik_extract as extract;
pub use sosik_segment as segment;

pub use events::{CodedEvent, CodedParty, code_events};
pub use factuality::{Predicate, factuality};
pub use points::{CodePoints, check_length, sentences};
pub use segments::{MorphemeSegment, Segments, SentenceSegments, TokenSegments, segments, segments_with};
pub use sosik_core::record::{Line, Record};
pub use sosik_core::{Analysis, Document, Error, ErrorKind, Offsets, Published, Span};
pub use sosik_extract::actors::{ActorCode, code_actor};
pub use sosik_extract::{BatchOptions, Cancel, Extractor, Gazetteer, Listed, Progress, extract_batch, extract_one, map_batch};
pub use syntax::{SentenceSyntax, Syntax, TokenSyntax, syntax};
