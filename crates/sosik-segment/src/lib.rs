//! Korean-aware segmentation of news: normalisation, scripts, sentences, eojeols and words, josa and eomi, with exact offsets.

pub mod korean;
mod normalize;
mod script;
mod segmentation;
mod segmenter;
mod sentence;
mod token;
#[doc(hidden)] // The trainer in sosik-dev shares the code of the features; users have no use for it.
pub mod training;

pub use normalize::Normalized;
pub use segmentation::{EojeolClass, Morpheme, Segmentation, Sentence, Tag, Token, TokenKind};
pub use segmenter::Segmenter;
