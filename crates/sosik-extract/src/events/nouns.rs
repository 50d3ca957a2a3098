//! The event nouns of a sentence: which stand for themselves, which only modify another, which belong to a verb.

use sosik_core::Span;
use sosik_core::ontology::{EventType, Mode};

use super::hash::WordSet;
use super::lexicon::Frame;
use super::matcher;
use super::parties::Cast;
use super::read::{Choice, Reader};
use super::site::Site;
use super::words::lists;
use crate::clauses::Role;
use crate::explain::Trace;

impl<'r> Reader<'r, '_> {
    /// The event nouns of the sentence, one sense each.
    pub(super) fn nouns(&self, cast: &mut dyn Cast, trace: &mut Trace) -> Vec<Choice<'r>> {
        let view = self.view;
        let mut choices: Vec<Choice<'r>> = Vec::new();
        for (i, word) in view.words.iter().enumerate() {
            if !word.word || word.predicate.is_some_and(|id| !view.predicate(id).nominal) {
                continue;
            }
            let senses = matcher::of_noun(view, self.senses, i);
            let several = senses.len() > 1;
            // Of the longest names the sense of which most was asked and found.
            let mut best: Option<(usize, Choice<'r>)> = None;
            for (sense, span) in senses {
                if choices.iter().any(|c| c.site.trigger.overlaps(span)) || best.as_ref().is_some_and(|(rest, _)| *rest > sense.rest.len())
                {
                    break;
                }
                // "riot-hit areas": the first half of a compound is another word.
                if !view.korean && view.words.get(i + 1).is_some_and(|n| n.lower == "-" && n.span.start() == span.end()) {
                    super::nearly(trace, &sense.id, span, "it is half of a compound");
                    break;
                }
                if super::topics::in_law(view, span) {
                    super::nearly(trace, &sense.id, span, "it only names a law");
                    break;
                }
                if view.names(span).any(|n| !n.adjective && n.span.len() > span.len()) {
                    super::nearly(trace, &sense.id, span, "it is part of a name");
                    break;
                }
                let Some(frame) = self.senses.frames.get(sense.frame) else { continue };
                if frame.mode == Some(Mode::RetreatCeasefire) && self.broken(i) {
                    super::nearly(trace, &sense.id, span, "it is told of as broken");
                    continue;
                }
                if frame.event_type == EventType::Consult && lists().to_press.has(view.before(span, 1)) {
                    super::nearly(trace, &sense.id, span, "it is held for reporters");
                    continue;
                }
                let lemma = if view.korean {
                    view.text(span).to_owned()
                } else {
                    super::class::singular(&view.text(span).to_lowercase()).into_owned()
                };
                let site = Site::noun(view, self.senses, i, span, &lemma);
                if frame.event_type == EventType::Consult && self.told_there(&site) {
                    super::nearly(trace, &sense.id, span, "it is only where something is said");
                    continue;
                }
                if let Some(why) = self.not_a_head(i, frame) {
                    super::nearly(trace, &sense.id, span, why);
                    continue;
                }
                match self.gates(frame, &site).map_or_else(|| matcher::fits(view, frame, &site, None, cast), Err) {
                    Ok(score) => {
                        let choice = Choice { site, sense: &sense.id, frame, score };
                        // Where another sense may hold, one whose parties are missing gives way to it.
                        match self.parties(&choice, cast) {
                            Ok((a, r)) if a.is_empty() && r.is_empty() && self.talked_about(i, frame) => {
                                super::nearly(trace, &sense.id, span, "it is only talked about");
                            }
                            Err(why) if several => super::nearly(trace, &sense.id, span, why),
                            _ if best.as_ref().is_none_or(|(_, b)| choice.score > b.score) => best = Some((sense.rest.len(), choice)),
                            _ => {}
                        }
                    }
                    Err(why) => super::nearly(trace, &sense.id, span, why),
                }
            }
            choices.extend(best.map(|(_, choice)| choice));
        }
        choices
    }

    /// Whether somebody only speaks to an English meeting: "told a conference of teachers that".
    fn told_there(&self, site: &Site) -> bool {
        let object = matches!(site.stands_as, Some(Role::Object | Role::IndirectObject));
        let told = site.governor.filter(|_| object && !self.view.korean).map(|(id, ..)| self.view.predicate(id));
        told.is_some_and(|g| lists().informing.has(&g.lemma))
    }

    /// Whether what an English noun names is broken: "any violation of the ceasefire".
    fn broken(&self, i: usize) -> bool {
        let words = &self.view.words[i.saturating_sub(4)..i];
        !self.view.korean
            && words.iter().zip(words.iter().skip(1)).any(|(before, of)| of.lower == "of" && lists().breaches.has(&before.one))
    }

    /// Whether English talks are about what the noun at word `i` names, "talks on a ceasefire": it has not come about.
    fn talked_about(&self, i: usize, frame: &Frame) -> bool {
        if self.view.korean || !super::topics::may_come(frame.event_type) {
            return false;
        }
        let words = &self.view.words[i.saturating_sub(5)..i];
        let talks = |w: &super::view::Word| {
            let senses = self.senses.nouns.get(w.one.as_str()).into_iter().flatten();
            senses.filter_map(|s| self.senses.frames.get(s.frame)).any(|f| f.event_type == EventType::Consult)
        };
        let about = |w: &super::view::Word| matches!(w.lower.as_str(), "on" | "about" | "over");
        words.iter().zip(words.iter().skip(1)).any(|(before, on)| about(on) && talks(before))
    }

    /// Why a noun is no head of its phrase: a noun that modifies another names a setting, no event.
    pub(super) fn not_a_head(&self, i: usize, frame: &Frame) -> Option<&'static str> {
        let words = &self.view.words;
        let next = words.get(i + 1).filter(|w| w.word);
        let modifies = if self.view.korean {
            words[i].josa.is_empty()
                && next.is_some_and(|n| {
                    let told = n.predicate.is_some_and(|id| !self.view.predicate(id).nominal);
                    !told
                        && n.lower.starts_with(char::is_alphabetic)
                        && !self.senses.noun_effects.contains_key(n.lower.as_str())
                        // 사망자 수: a count
                        && n.lower != "수"
                        && !n.lower.starts_with(['등', '및', '후', '뒤', '전'])
                })
        } else {
            next.is_some_and(|n| {
                let told = n.predicate.is_some_and(|id| !self.view.predicate(id).nominal);
                !told
                    && !n.lower.ends_with("ly")
                    && super::surface::past(&n.lower).is_none()
                    && !lists().after_noun.has(n.lower.as_str())
                    && n.lower.chars().all(char::is_alphabetic)
                    && !self.in_time(n.span)
                    && !self.view.names(n.span).any(|m| m.span.contains(n.span))
                    // "called the arrests unlawful"
                    && !self.lexicon.classes.class(sosik_core::Language::English, "wrong").has(n.lower.as_str())
            })
        };
        // Violence in a compound has still happened when the compound names who or what it left: "bombing victims", 폭탄테러 현장.
        let left = frame.event_type == EventType::Assault
            && next.is_some_and(|n| {
                if self.view.korean { lists().left_behind_ko.starts(&n.lower) } else { lists().left_behind.has(n.lower.as_str()) }
            });
        if self.view.korean
            && frame.event_type == EventType::Assault
            && words[i].lower == "테러"
            && next.is_some_and(|n| self.only_kind(i, n))
        {
            return Some("it names a kind of crime");
        }
        (modifies && !left).then_some("it only modifies another noun")
    }

    /// Whether bare 테러 at word `i` tells of no attack: 테러 용의자, 테러와 무관하다, 테러로 규정하다.
    fn only_kind(&self, i: usize, next: &super::view::Word) -> bool {
        match self.view.words[i].josa.as_str() {
            "" => lists().kinds_ko.starts(&next.lower),
            "와" | "와는" | "와의" => lists().spoken_of_ko.starts(&next.lower),
            // 테러를 지원하는 세력: where nothing points to one, 테러 is a kind of crime.
            "를" => lists().abstract_ko.starts(&next.lower) && !self.pointed_at(i),
            "로" => next.lower.starts_with("규정") || next.lower.starts_with("간주"),
            _ => false,
        }
    }

    /// Whether a determiner, a clause or another noun before the Korean word `i` tells which one is meant.
    fn pointed_at(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|k| self.view.words.get(k)) else { return false };
        before.word && (before.josa.is_empty() || before.josa == "의")
    }

    pub(super) fn in_time(&self, span: Span) -> bool {
        let times = &self.view.layers.times;
        let from = times.partition_point(|t| t.span.end() <= span.start());
        times.get(from).is_some_and(|t| t.span.overlaps(span))
    }

    /// Marks event nouns that a verb sense has taken for its object: "imposed a curfew" is one event.
    pub(super) fn consume(&self, choice: &Choice<'_>, nouns: &[Choice<'_>], consumed: &mut WordSet<Span>) {
        let tests = [&choice.frame.object, &choice.frame.argument, &choice.frame.oblique];
        if choice.frame.event_type == EventType::Request || tests.iter().all(|t| t.is_empty()) {
            return;
        }
        for noun in nouns {
            let governed = noun.site.governor.is_some_and(|(g, head, _)| Some(g) == choice.site.own && head);
            if governed
                && tests.iter().any(|t| {
                    t.fits_word(noun.site.lemma.rsplit(' ').next().unwrap_or(""))
                        || t.fits_word(self.view.text(noun.site.trigger))
                        || t.fits(self.view.text(noun.site.trigger), &noun.site.lemma)
                })
            {
                consumed.insert(noun.site.trigger);
            }
        }
    }
}
