//! Tags, lemmas and dependency trees of whole texts, for those who want them without clauses.

use std::borrow::Cow;
use std::ops::Range;

use sosik_core::{Language, SentenceId, Span};
use sosik_segment::{Segmentation, Tag};

use super::{english, korean};
use crate::tags::Tags;

/// A word in its tree: an English token, or a Korean eojeol with the marks at its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its tokens in [`Segmentation::tokens`].
    pub tokens: Range<u32>,
    /// Dictionary form: say, 보내다; of Korean nouns without josa.
    pub lemma: String,
    /// Universal part of speech: VERB, PROPN.
    pub pos: &'static str,
    /// Penn Treebank tag, or the Sejong tags of all morphemes: VBD, NNP+JKS.
    pub tag: Cow<'static, str>,
    /// Position of its head in [`Tree::words`]; nothing for the root.
    pub head: Option<u32>,
    /// How it hangs there: English by Universal Dependencies (nsubj, ccomp), Korean by KLUE-DP (NP_SBJ, VP_CMP).
    pub relation: &'static str,
}

/// The relation of Universal Dependencies that is nearest to `relation`: KLUE's labels are turned, others stay. Coordination is `nmod`
/// and `advcl`, for heads stand last in KLUE's scheme and first among conjuncts in the universal one.
///
/// ```
/// use sosik_extract::syntax::trees::universal_relation;
/// assert_eq!(["NP_SBJ", "VP_MOD", "nsubj:pass"].map(universal_relation), ["nsubj", "acl", "nsubj:pass"]);
/// ```
pub fn universal_relation(relation: &str) -> &str {
    match relation {
        "NP_SBJ" | "X_SBJ" | "AP_SBJ" => "nsubj",
        "VP_SBJ" | "VNP_SBJ" => "csubj",
        "NP_OBJ" | "X_OBJ" => "obj",
        "VP_OBJ" | "VNP_OBJ" | "VP_CMP" | "VNP_CMP" => "ccomp",
        "NP_CMP" | "X_CMP" => "xcomp",
        "NP_AJT" | "X_AJT" => "obl",
        "NP_MOD" | "X_MOD" | "NP_CNJ" | "X_CNJ" => "nmod",
        "VP_MOD" | "VNP_MOD" => "acl",
        "AP" | "AP_MOD" | "AP_AJT" => "advmod",
        "DP" => "det",
        "NP" => "compound",
        "IP" => "discourse",
        other if other.starts_with('V') => "advcl",
        other if other.contains(char::is_uppercase) => "dep",
        other => other,
    }
}

/// The words of a sentence and what each hangs on: one root, no cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The sentence.
    pub sentence: SentenceId,
    /// Its words in order.
    pub words: Vec<Word>,
}

/// The trees of all sentences in order; those in neither language have words without tags that hang on the first. Linear in the text.
///
/// # Example
///
/// ```
/// use sosik_extract::syntax::trees;
/// use sosik_segment::Segmenter;
///
/// let text = "Seoul denied the report. 나토는 부인했다.";
/// let trees = trees::read(text, &Segmenter::new().segment(text));
/// let denied = &trees[0].words[1];
/// assert_eq!((denied.lemma.as_str(), denied.pos, denied.head, denied.relation), ("deny", "VERB", None, "root"));
/// assert_eq!((trees[0].words[0].head, trees[0].words[0].relation), (Some(1), "nsubj"));
/// let nato = &trees[1].words[0];
/// assert_eq!((nato.lemma.as_str(), nato.tag.as_ref(), nato.head, nato.relation), ("나토", "NNP+JX", Some(1), "NP_SBJ"));
/// ```
pub fn read(text: &str, segmentation: &Segmentation) -> Vec<Tree> {
    let tags = Tags::find(text, segmentation);
    let mut english = english::Worker::default();
    let mut korean = korean::Worker::default();
    let trees = segmentation.sentences.iter().enumerate().map(|(i, sentence)| {
        let id = SentenceId(i as u32);
        let words = match sentence.language {
            Language::English => english::words(text, segmentation, id, &tags, &mut english),
            Language::Korean => korean::tree_words(text, segmentation, sentence, &mut korean),
            Language::Other => None,
        };
        let plain = || {
            let tokens = segmentation.tokens_of(sentence).iter().zip(sentence.tokens.start..).enumerate();
            let word = |(i, (token, at)): (usize, (&sosik_segment::Token, u32))| Word {
                span: token.span,
                tokens: at..at + 1,
                lemma: token.span.slice(text).unwrap_or_default().to_owned(),
                pos: "X",
                tag: Cow::Borrowed("_"),
                head: (i > 0).then_some(0),
                relation: if i > 0 { "dep" } else { "root" },
            };
            tokens.map(word).collect()
        };
        Tree { sentence: id, words: words.unwrap_or_else(plain) }
    });
    trees.collect()
}

/// The universal part of speech of a Korean eojeol whose word of content has the tag `lead`.
pub(super) fn universal(lead: Option<Tag>) -> &'static str {
    match lead {
        Some(Tag::NNG | Tag::NNB | Tag::XR | Tag::XSN | Tag::XPN) => "NOUN",
        Some(Tag::NNP) => "PROPN",
        Some(Tag::NP) => "PRON",
        Some(Tag::NR | Tag::SN) => "NUM",
        Some(Tag::VV | Tag::XSV | Tag::VCP | Tag::VCN) => "VERB",
        Some(Tag::VA | Tag::XSA) => "ADJ",
        Some(Tag::VX) => "AUX",
        Some(Tag::MM) => "DET",
        Some(Tag::MAG) => "ADV",
        Some(Tag::MAJ) => "CCONJ",
        Some(Tag::IC) => "INTJ",
        Some(t) if t.is_josa() || t.is_eomi() => "PART",
        Some(Tag::SF | Tag::SP | Tag::SS | Tag::SE | Tag::SO) | None => "PUNCT",
        Some(_) => "X",
    }
}
