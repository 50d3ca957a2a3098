//! Korean-aware segmentation of news: normalisation, scripts, sentences, eojeols and words, josa and eomi, with exact offsets.

mod segmentation;
pub use segmentation::{EojeolClass, Morpheme, Segmentation, Sentence, Tag, Token, TokenKind};
