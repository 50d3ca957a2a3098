//! Subjects that are not written: shared by coordinated clauses, controlled by the verb above.

use super::attach::Draft;
use super::words::{self, Class};
use crate::clauses::{Link, Predicate, Role, Voice};

/// Fills [`Predicate::implied_subject`] where the verb above or a clause beside it says who acts; two passes over the sentence.
pub(super) fn subjects(text: &str, drafts: &mut [Draft]) {
    // 북한이 미사일을 쏘고 …위협했다: the first clause's subject goes on
    for i in 0..drafts.len() {
        let predicate = &drafts[i].predicate;
        let Some((parent, link)) = predicate.parent else { continue };
        let goes_on = link == Link::Coordinate || link == Link::Adverbial && words::is(Class::Shared, &predicate.marker);
        let subject = predicate.subject().filter(|_| !words::verb(Class::Happening, &predicate.lemma));
        let above = &mut drafts[parent.index()].predicate;
        if goes_on && above.subject().is_none() {
            above.implied_subject = subject;
        }
    }
    for i in (0..drafts.len()).rev() {
        let Draft { predicate, to_do, .. } = &drafts[i];
        let Some((parent, link)) = predicate.parent else { continue };
        if predicate.subject().is_some() || predicate.nominal {
            continue;
        }
        let above = &drafts[parent.index()].predicate;
        let implied = match link {
            Link::Coordinate | Link::Adverbial if *to_do => addressee(above).or_else(|| above.subject()),
            Link::Coordinate | Link::Adverbial => above.subject(),
            Link::Complement if *to_do || words::verb(Class::Control, &above.lemma) && !above.nominal => addressee(above),
            Link::Complement if above.voice == Voice::Passive || above.nominal => None,
            Link::Complement => above.subject(),
            Link::Relative | Link::Parataxis | Link::Nominal => None,
        };
        // nobody is the subject of himself
        let implied = implied.filter(|s| !s.overlaps(predicate.head) && s.slice(text).is_some());
        drafts[i].predicate.implied_subject = implied;
    }
}

/// Whom the verb above speaks to: 군인들에게 투항하라고, 정부에 철수를, 그를 설득해.
fn addressee(above: &Predicate) -> Option<sosik_core::Span> {
    let dative = above.argument(Role::IndirectObject);
    let object = || above.arguments.iter().find(|a| a.role == Role::Object);
    let place = || above.oblique("에").or_else(|| above.oblique("에 대해")).or_else(|| above.oblique("로 하여금"));
    dative.or_else(object).or_else(place).map(|a| a.span)
}
