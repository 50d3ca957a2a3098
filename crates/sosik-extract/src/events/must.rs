//! "Said Sudan must return the helicopter": a demand without a verb of demanding.

use sosik_core::ontology::EventType;

use super::lexicon::{Effect, Slot, Who};
use super::parties::{self, Cast};
use super::read::{Build, Reader};
use super::site::Site;
use crate::clauses::{Link, Modality, PredicateId};

impl Reader<'_, '_> {
    /// "said Sudan must return the helicopter": a demand without a verb of demanding.
    pub(super) fn must(&self, verbs: &[(PredicateId, Site)], builds: &mut Vec<Build<'_>>, cast: &mut dyn Cast) {
        let sense = if self.view.korean { "ko.rule.said-must" } else { "en.rule.said-must" };
        for (id, site) in verbs {
            if !self.senses.saying.contains(&site.lemma) || builds.iter().any(|b| b.trigger.overlaps(site.trigger)) {
                continue;
            }
            let Some(speaker) = self.slot(site, &Slot::Subject) else { continue };
            for (inner, p) in self.view.children(*id) {
                if p.modality != Modality::Necessary
                    || !p
                        .parent
                        .is_some_and(|(_, link)| matches!(link, Link::Complement | Link::Parataxis | Link::Relative | Link::Adverbial))
                {
                    continue;
                }
                let Some(target) = verbs.iter().find(|(v, _)| *v == inner).and_then(|(_, s)| self.slot(s, &Slot::Subject)) else {
                    continue;
                };
                let actors = parties::of_part(&speaker, self.view, cast);
                let recipients = parties::of_part(&target, self.view, cast);
                let other = recipients.first().is_some_and(|r| actors.iter().all(|a| a.actor != r.actor));
                let suited = actors.iter().all(|a| {
                    a.actor.is_some_and(|id| parties::suits(Who::State, cast.actor(id), a.span, self.view, &self.lexicon.classes))
                });
                let private = |p: &sosik_core::Party| {
                    p.actor.is_some_and(|id| super::slots::private(cast.actor(id), EventType::Consult, self.view.korean))
                };
                let plain = actors.iter().chain(&recipients).all(private);
                if actors.is_empty() || !other || !suited || plain {
                    continue;
                }
                builds.push(Build::inferred(
                    sense,
                    (self.view, site),
                    (EventType::Request, None),
                    (actors, recipients),
                    (Effect::Demanded, *id),
                ));
                break;
            }
        }
    }
}
