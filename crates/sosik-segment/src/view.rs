//! A segmentation together with its text.

use crate::{Morpheme, Segmentation, Sentence, Token};

/// A segmentation with the text that it is of; copies nothing.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    text: &'a str,
    segmentation: &'a Segmentation,
}

/// A sentence with its text. Derefs to [`Sentence`].
#[derive(Clone, Copy, Debug)]
pub struct SentenceView<'a> {
    view: View<'a>,
    sentence: &'a Sentence,
}

/// A token with its text. Derefs to [`Token`].
#[derive(Clone, Copy, Debug)]
pub struct TokenView<'a> {
    view: View<'a>,
    token: &'a Token,
}

impl Segmentation {
    /// This segmentation as one of `text`, which should be the text it was made from; offsets outside another text read as nothing.
    pub fn on<'a>(&'a self, text: &'a str) -> View<'a> {
        View { text, segmentation: self }
    }
}

impl<'a> View<'a> {
    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The flat lists.
    pub fn segmentation(&self) -> &'a Segmentation {
        self.segmentation
    }

    /// The sentences in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = SentenceView<'a>> + use<'a> {
        let view = *self;
        self.segmentation.sentences.iter().map(move |sentence| SentenceView { view, sentence })
    }

    /// All tokens in order.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = TokenView<'a>> + use<'a> {
        let view = *self;
        self.segmentation.tokens.iter().map(move |token| TokenView { view, token })
    }

    /// All morphemes in order.
    pub fn morphemes(&self) -> &'a [Morpheme] {
        &self.segmentation.morphemes
    }
}

impl<'a> SentenceView<'a> {
    /// As it is written.
    pub fn text(&self) -> &'a str {
        self.sentence.span.slice(self.view.text).unwrap_or_default()
    }

    /// Its tokens in order.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = TokenView<'a>> + use<'a> {
        let view = self.view;
        view.segmentation.tokens_of(self.sentence).iter().map(move |token| TokenView { view, token })
    }
}

impl<'a> TokenView<'a> {
    /// As it is written.
    pub fn text(&self) -> &'a str {
        self.token.span.slice(self.view.text).unwrap_or_default()
    }

    /// Its morphemes in order; none for English words.
    pub fn morphemes(&self) -> std::slice::Iter<'a, Morpheme> {
        self.view.segmentation.morphemes_of(self.token).iter()
    }
}

impl std::ops::Deref for SentenceView<'_> {
    type Target = Sentence;

    fn deref(&self) -> &Sentence {
        self.sentence
    }
}

impl std::ops::Deref for TokenView<'_> {
    type Target = Token;

    fn deref(&self) -> &Token {
        self.token
    }
}
