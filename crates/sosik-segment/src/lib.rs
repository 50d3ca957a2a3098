//! Korean-aware segmentation of news: normalisation, scripts, sentences, eojeols and words, josa and eomi, with exact offsets.

mod form;
#[doc(hidden)]
pub mod korean;
mod normalize;
mod script;
mod segmentation;
mod segmenter;
mod sentence;
mod token;

pub use form::Form;
pub use normalize::Normalized;
pub use segmentation::{EojeolClass, Morpheme, Segmentation, Sentence, Tag, Token, TokenKind};
pub use segmenter::Segmenter;
