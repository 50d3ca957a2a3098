//! A claim as the readers of each language leave it: spans only, before actors, times and parents are looked up.

use std::borrow::Cow;

use sosik_core::{Act, ChannelKind, Span};

use super::lexicon::Cue;

/// Who says it, as far as the sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A noun phrase.
    Words(Span),
    /// A subject that is left out: the speaker of the claim around it, or whoever spoke last.
    LeftOut,
    /// Nobody in particular.
    Nobody,
    /// The author.
    Author,
}

/// A claim before resolution.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// Who says it.
    pub(crate) who: Who,
    /// The cue's words and dictionary form; nothing for a quotation that is carried over.
    pub(crate) cue: Option<(Span, String)>,
    /// What is said, in order of the text.
    pub(crate) content: Vec<Span>,
    /// What is done by saying it.
    pub(crate) act: Act,
    /// Default certainty of the cue.
    pub(crate) certainty: Option<f32>,
    /// Whether the act is said not to be done.
    pub(crate) negated: bool,
    /// To whom.
    pub(crate) addressee: Option<Span>,
    /// Through what.
    pub(crate) channel: Option<(Span, ChannelKind)>,
    /// Where the time and place of saying are looked for: the cue's clause without its content.
    pub(crate) around: Vec<Span>,
    /// The draft that relays this one ("citing officials"), by index among the drafts of its sentence.
    pub(crate) relayed_by: Option<usize>,
    /// `en.cue.say`.
    pub(crate) rule: Cow<'static, str>,
    /// How far to trust it.
    pub(crate) confidence: f32,
}

impl Draft {
    /// A statement of `who` in sentence number `sentence`, without a cue and with nothing beside it.
    pub(crate) fn statement(sentence: usize, who: Who, content: Vec<Span>, rule: &'static str, confidence: f32) -> Self {
        Self {
            sentence,
            who,
            cue: None,
            content,
            act: Act::Statement,
            certainty: Some(3.0),
            negated: false,
            addressee: None,
            channel: None,
            around: Vec::new(),
            relayed_by: None,
            rule: Cow::Borrowed(rule),
            confidence,
        }
    }

    /// What `cue`, the words at `span`, introduces, with its act and certainty and under its name.
    pub(crate) fn of_cue(sentence: usize, who: Who, (span, cue): (Span, &Cue), content: Span, confidence: f32) -> Self {
        let cued = Some((span, cue.lemma.to_owned()));
        let draft = Self::statement(sentence, who, vec![content], cue.id, confidence);
        Self { cue: cued, act: cue.act, certainty: cue.certainty, ..draft }
    }

    /// Whether the words of `span` are inside one of its contents.
    pub(crate) fn holds(&self, span: Span) -> bool {
        self.content.iter().any(|c| c.contains(span))
    }
}
