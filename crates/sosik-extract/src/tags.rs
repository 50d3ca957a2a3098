//! The part of speech of each English token, read once for all layers that ask for it.
//!
//! The tagger is a linear model (`sosik-linear`) trained on UD English EWT and GUM; its card in `sosik-data-en` tells its scores.

use std::ops::Range;
use std::sync::LazyLock;

use sosik_core::{Error, Language};
use sosik_linear::{Tagger, hash, tagger};
use sosik_segment::Segmentation;

/// The tagger that ships, with what its tags are called.
pub(crate) struct Model {
    tagger: Tagger,
    /// Of each tag: the universal part of speech, the Penn tag, and the hashes that other models know the first and both together by.
    pub(crate) names: Vec<(&'static str, &'static str, u64, u64)>,
}

pub(crate) static MODEL: LazyLock<Result<Model, Error>> = LazyLock::new(|| {
    let tagger = Tagger::open(sosik_data_en::TAGGER).map_err(|e| e.at("the English tagger"))?;
    let names = tagger.tags().iter().map(|name| {
        let (pos, tag) = name.split_once('|').unwrap_or((name, ""));
        (pos, tag, hash(pos), hash(name))
    });
    Ok(Model { names: names.collect(), tagger })
});

/// Tags of the tokens of a text, as positions in [`Model::names`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Tags {
    of: Vec<u16>,
    /// What models see of each token.
    words: Vec<tagger::Word>,
}

impl Tags {
    /// Tags the English sentences of `seg`; other tokens have tag 0, and without a working model there are no tags. Linear in the text.
    pub(crate) fn find(text: &str, seg: &Segmentation) -> Self {
        let (mut of, mut read) = (Vec::new(), Vec::new());
        let Ok(model) = MODEL.as_ref() else { return Self::default() };
        let mut worker = tagger::Worker::default();
        for sentence in seg.sentences.iter().filter(|s| s.language == Language::English) {
            let words = seg.tokens_of(sentence).iter().map(|t| t.span.slice(text).unwrap_or_default());
            let (tags, words) = model.tagger.tag(words, &mut worker);
            of.resize(sentence.tokens.start as usize, 0);
            of.extend_from_slice(tags);
            read.resize(sentence.tokens.start as usize, tagger::Word::default());
            read.extend_from_slice(words);
        }
        Self { of, words: read }
    }

    /// What models see of `tokens`, one each where [`Tags::of`] has one.
    pub(crate) fn words(&self, tokens: Range<u32>) -> &[tagger::Word] {
        self.words.get(tokens.start as usize..tokens.end as usize).unwrap_or_default()
    }

    /// The tags of `tokens`, one each; none without a working model.
    pub(crate) fn of(&self, tokens: Range<u32>) -> &[u16] {
        self.of.get(tokens.start as usize..tokens.end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sosik_segment::Segmenter;

    #[test]
    fn each_token_of_an_english_sentence_has_its_tag() {
        let text = "나토는 부인했다. Seoul denied it. 끝. Kyiv agreed.";
        let seg = Segmenter::new().segment(text);
        let tags = Tags::find(text, &seg);
        let names = &MODEL.as_ref().unwrap().names;
        let read = |i: usize| -> Vec<&str> { tags.of(seg.sentences[i].tokens.clone()).iter().map(|t| names[usize::from(*t)].1).collect() };
        assert_eq!(read(1), ["NNP", "VBD", "PRP", "."]);
        assert_eq!(read(3), ["NNP", "VBD", "."]);
    }
}
