//! Korean-aware segmentation of news: normalisation, scripts, sentences, eojeols and words, josa and eomi, with exact offsets.
//!
//! ```
//! use sosik_segment::Segmenter;
//!
//! let text = "정부는 12일 공병 1만2000명을 보냈다고 밝혔다. NATO agreed.";
//! let segmentation = Segmenter::new().segment(text);
//! let view = segmentation.on(text);
//! assert_eq!(view.sentences().map(|s| s.text()).collect::<Vec<_>>(), ["정부는 12일 공병 1만2000명을 보냈다고 밝혔다.", "NATO agreed."]);
//! let sent = view.tokens().find(|t| t.text() == "보냈다고").unwrap();
//! let morphemes: Vec<_> = sent.morphemes().map(|m| format!("{}/{}", m.form, m.tag)).collect();
//! assert_eq!(morphemes, ["보내/VV", "었/EP", "다고/EC"]);
//! ```
//!
//! # Should you use this?
//!
//! If you split Korean news into sentences and morphemes, or need josa and endings off their stems with offsets that slice, yes: the model is
//! part of the program and nothing is loaded from elsewhere; `COMPARE.md` says how well and how fast it reads beside others. If you want the entries of a dictionary
//! (senses, Han characters), or to tag English, no.
//!
//! # Words
//!
//! - A *sentence* ends where the news says so: final marks, and endings where marks were left out.
//! - A *token* is an eojeol without the punctuation around it, or a mark; in English a word in the manner of the English Web Treebank.
//! - A *morpheme* has a form (restored: 했 is 하 + 았), a tag of the 21st Century Sejong set, a lemma, and the span that writes it.
//!
//! # Cost
//!
//! Linear in the text. [`Segmenter`] is shared between threads; a [`Worker`] per thread keeps buffers and the runs it has read before,
//! some 25 MB at most.

mod form;
#[doc(hidden)]
pub mod korean;
mod normalize;
mod orthography;
mod script;
mod segmentation;
mod segmenter;
mod sentence;
mod token;
#[doc(hidden)] // The trainer in sosik-dev shares the code of the features; users have no use for it.
pub mod training;
mod view;

pub use form::Form;
pub use normalize::Normalized;
pub use orthography::Orthography;
pub use segmentation::{EojeolClass, Morpheme, Segmentation, Sentence, Tag, Token, TokenKind};
pub use segmenter::{Segmenter, SegmenterBuilder, Worker};
pub use view::{SentenceView, TokenView, View};
