//! What is done by saying it, as the ending of what is said bends the cue.

use sosik_core::{Act, Span};
use sosik_segment::Tag;

use super::cue::Found;
use super::eojeol::{Eojeol, Josa, Work};
use super::particle::particle_len;
use super::{Complement, Reader};
use crate::claims::lexicon::Class;

/// Whether a clause that is told ends as orders and requests do.
pub(super) fn orders(text: &str) -> bool {
    ["하라", "으라", "말라", "주라", "달라", "오라", "가라", "지라", "해라", "합시다", "하십시오"].iter().any(|e| text.ends_with(e))
}

impl Reader<'_, '_> {
    /// The act and certainty of a cue with this complement that says `content`.
    pub(super) fn act(&self, found: &Found, complement: Complement, content: &[Span]) -> (Act, Option<f32>) {
        let cue = found.cue;
        let (act, certainty) = (cue.act, cue.certainty);
        if let (Complement::Purpose(_), Act::Statement | Act::Assessment, "묻다" | "질문하다" | "문의하다") = (complement, act, cue.lemma)
        {
            return (Act::Question, None);
        }
        // 불안을 호소했다: told of one's own state, nothing is asked for.
        if let Complement::Object(at) = complement
            && act == Act::Appeal
            && self.lexicon.ends(Class::Suffering, self.words[at].stem())
        {
            return (Act::Assessment, Some(3.0));
        }
        let Complement::Quotative(at) = complement else { return (act, certainty) };
        let tail = self.words[at].tail;
        let bare = &tail[..tail.len() - particle_len(tail) as usize];
        let previous = at.checked_sub(1).map_or("", |p| self.words[p].tail);
        let said = content.last().and_then(|c| c.slice(self.layers.text)).unwrap_or_default().trim_end_matches(['.', '!', ',', ' ']);
        let plain = matches!(act, Act::Statement | Act::Announcement | Act::Assessment);
        if (plain || act == Act::Threat) && (orders(bare) || orders(said) || tail.ends_with("자고") || said.ends_with("하자")) {
            (Act::Appeal, None)
        } else if act == Act::Statement && (bare.ends_with("겠다") || said.ends_with("겠다")) {
            (Act::Promise, Some(3.0))
        } else if plain && (previous.ends_with('야') && bare.starts_with('한') || said.ends_with("야 한다")) {
            if matches!(cue.lemma, "강조하다" | "촉구하다" | "역설하다" | "호소하다") {
                (Act::Appeal, None)
            } else {
                (Act::Assessment, certainty)
            }
        } else if act == Act::Threat && cue.lemma == "경고하다" && !(bare.ends_with("겠다") || said.ends_with("겠다")) {
            (Act::Assessment, Some(3.0))
        } else if act == Act::Statement {
            (self.judged(said, content.last().copied()), certainty)
        } else {
            (act, certainty)
        }
    }

    /// A statement, or what its last predicate makes of it: a judgement, a prediction, a promise.
    pub(super) fn judged(&self, said: &str, span: Option<Span>) -> Act {
        let Some(span) = span else { return Act::Statement };
        let said = said.trim_end_matches(['.', '!', ',', ' ']);
        if said.ends_with("겠다") {
            return Act::Promise;
        }
        if said.ends_with("야 한다") {
            return Act::Assessment;
        }
        let words = self.words;
        let inside = |i: usize| span.contains(words[i].core) || words[i].core.start() >= span.start() && words[i].core.start() < span.end();
        let first = words.partition_point(|w| w.core.end() <= span.start());
        let holds_subject = || {
            (first..words.len())
                .take_while(|&i| words[i].core.start() < span.end())
                .any(|i| inside(i) && matches!(words[i].josa(), Some(Josa::Topic | Josa::Subject)))
        };
        // 열린다면 …이 될 것이다: what would come of it is a guess.
        let conditional = |w: &Eojeol<'_>| w.tail.ends_with('면') && w.work == Work::Predicate && !w.tail.ends_with("하자면");
        let supposed = (first..words.len()).take_while(|&i| words[i].core.end() < span.end()).any(|i| inside(i) && conditional(&words[i]));
        if supposed {
            return Act::Assessment;
        }
        // -ㄹ 것(이라고) without a subject of its own is what the speaker promises; a plain future of others is a statement.
        if let Some(future) = said.strip_suffix("것이다").or_else(|| said.strip_suffix("것이라")).or_else(|| said.strip_suffix('것'))
        {
            let ahead = future
                .trim_end()
                .chars()
                .next_back()
                .is_some_and(|c| (c as u32).wrapping_sub(0xAC00) < 11_172 && (c as u32 - 0xAC00) % 28 == 8);
            return match (ahead, holds_subject()) {
                (true, false) => Act::Promise,
                _ => Act::Statement,
            };
        }
        let end = said.char_indices().rev().nth(19).map_or(0, |(i, _)| i);
        if let Some(act) = self.lexicon.judgements().inside(&said[end..]).next() {
            return *act;
        }
        let last = self.last_token(span);
        let Some(token) = last else { return Act::Statement };
        let morphemes = self.layers.segmentation.morphemes_of(token);
        let predicate =
            morphemes.iter().rev().find(|m| m.tag.is_predicate() || matches!(m.tag, Tag::NNG | Tag::NNP | Tag::XSN | Tag::XR | Tag::NNB));
        let past = morphemes.iter().any(|m| m.tag == Tag::EP);
        let fact = |form: &str| self.lexicon.is(Class::Fact, form.strip_suffix('하').filter(|f| !f.is_empty()).unwrap_or(form));
        let judges = predicate.is_some_and(|m| match m.tag {
            // 무관하다, 동일하다, 있다
            Tag::XSA => !morphemes.iter().any(|m| fact(m.form.as_ref())),
            Tag::VA => !fact(m.form.as_ref()),
            Tag::VCP | Tag::NNG | Tag::XSN if !past => {
                let noun = morphemes.iter().rev().find(|m| matches!(m.tag, Tag::NNG | Tag::NNP | Tag::NNB | Tag::XSN));
                // “역사적인 진전”이라고: a noun said of a thing; a number or a name states a fact.
                noun.is_some_and(|n| n.tag == Tag::NNG && !self.lexicon.is(Class::Plain, n.form.as_ref()))
            }
            _ => false,
        });
        if judges { Act::Assessment } else { Act::Statement }
    }

    /// The last word of `span`.
    fn last_token(&self, span: Span) -> Option<&sosik_segment::Token> {
        let sentence = self.layers.segmentation.sentences.get(self.sentence)?;
        let tokens = self.layers.segmentation.tokens_of(sentence);
        let to = tokens.partition_point(|t| t.span.start() < span.end());
        tokens.get(..to)?.iter().rev().find(|t| t.kind == sosik_segment::TokenKind::Word)
    }
}
