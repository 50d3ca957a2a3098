//! Speakers before a colon: `Minister: Talks will go on`, `Kim: “We are ready.”`, `KIM: We are ready.`, `Poll: Most oppose the tax`.

use sosik_core::{Act, EntityLabel, Language, MentionedKind, Span};

use super::Reader;
use crate::claims::draft::{Draft, Who};
use crate::claims::lexicon::Class;
use crate::claims::source;

/// A headline stands among so many sentences at the front.
const HEADLINES: usize = 2;

impl Reader<'_, '_> {
    /// A sentence that opens with a speaker and a colon, with a clause or quotation behind it and nothing else that says it.
    pub(super) fn colon(&mut self) {
        let s = &self.s;
        let text = s.text(s.span);
        let window = text.char_indices().nth(80).map_or(text, |(i, _)| &text[..i]);
        let Some(at) = window.find(": ").filter(|at| *at > 0) else { return };
        let lead = text[..at].trim_start_matches(['"', '“']);
        let from = at - lead.len();
        // `Bell on the new bridge: ‘It is late’`, `Bell to the council: It is late`: the speaker and what about or to whom.
        let about = [" on ", " to "].iter().filter_map(|w| lead.find(w)).min();
        let name = about.map_or(lead, |end| &lead[..end]);
        let words: Vec<&str> = name.split_whitespace().collect();
        let capital = |w: &str| w.starts_with(char::is_uppercase) || matches!(w, "of" | "at" | "the" | "for" | "in" | "and" | "de");
        let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let label = |w: &&str| self.lexicon.is(Class::Label, &bare(w));
        if words.is_empty()
            || words.len() > 7
            || words.iter().any(label)
            || !words.iter().all(|w| capital(w.trim_start_matches(|c: char| !c.is_alphanumeric())))
            || lead.contains([',', ';', '"', '“', '?', '—', '–'])
        {
            return;
        }
        let start = s.span.start() + from as u32;
        let Some(source) = Span::new(start, start + name.len() as u32).ok().and_then(|c| s.trim(c)) else { return };
        let Some(content) = Span::new(s.span.start() + at as u32 + 1, s.span.end()).ok().and_then(|c| s.trim(c)) else { return };
        let told = self.finite_between(content.start(), content.end()) || s.text(content).split_whitespace().count() >= 4;
        let loud = is_loud(name) && !is_loud(s.text(content));
        let speaks = loud || source::somebody(s.layers, source) || s.index < HEADLINES && self.named_later(name);
        if !speaks || !told || self.finite_between(source.start(), source.end()) {
            return;
        }
        let taken = self.drafts.iter().any(|d| d.cue.as_ref().is_some_and(|(c, _)| c.end() <= content.start()) && !d.content.is_empty());
        if taken {
            return;
        }
        let mut draft = Draft::statement(s.index, Who::Words(source), vec![content], if loud { TRANSCRIPT } else { "en.claim.colon" }, 0.6);
        // The mark is all that says who speaks.
        let mark = s.span.start() + at as u32;
        draft.cue = Span::new(mark, mark + 1).ok().map(|mark| (mark, ":".to_owned()));
        if source::kind(s.layers, source, Language::English) == MentionedKind::Document {
            let head = source::head_of(name).to_lowercase();
            draft.act = if self.lexicon.is(Class::Finder, &head) { Act::Finding } else { Act::Report };
        }
        self.drafts.push(draft);
    }

    /// Whether `surname` ends the name of a person soon after the headline.
    fn named_later(&self, surname: &str) -> bool {
        (self.s.layers.names.iter().take(200)).filter(|n| n.label == EntityLabel::Person).any(|n| {
            let name = self.s.text(n.span);
            name.len() > surname.len() + 1 && name.ends_with(surname) && name[..name.len() - surname.len()].ends_with(' ')
        })
    }
}

/// The rule of a speaker in a transcript, who goes on to the end of the paragraph.
pub(in crate::claims) const TRANSCRIPT: &str = "en.claim.transcript";

/// Whether `text` is written in capitals only, as the names of a transcript are.
fn is_loud(text: &str) -> bool {
    // "Q: …", "A: …": question and answer.
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 3 || matches!(text, "Q" | "A")) && !text.contains(char::is_lowercase)
}
