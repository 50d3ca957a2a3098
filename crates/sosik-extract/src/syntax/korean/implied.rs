//! Subjects that are not written: shared by coordinated clauses, controlled by the verb above.

use sosik_core::Span;

use super::attach::Draft;
use super::words::{self, Class};
use crate::clauses::{Link, Predicate, PredicateId, Role, Voice};

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
            // 경찰은 외국인들을 구속하고 달아난 공범을 쫓고 있다: a clause before what only describes may belong to the verb behind.
            Link::Coordinate | Link::Adverbial => above.subject().or_else(|| match above.parent {
                Some((over, Link::Relative)) => drafts[over.index()].predicate.subject(),
                _ => None,
            }),
            // 공격하겠다고 경고했다: only what is not told is for the addressee to do.
            Link::Complement if *to_do || controls(above) && !tells(predicate) => addressee(above),
            Link::Complement if above.nominal => issuer(drafts, parent),
            Link::Complement if above.voice == Voice::Passive => None,
            Link::Complement => above.subject(),
            Link::Relative | Link::Parataxis | Link::Nominal => None,
        };
        // nobody is the subject of himself
        let implied = implied.filter(|s| !s.overlaps(predicate.head) && s.slice(text).is_some());
        drafts[i].predicate.implied_subject = implied;
    }
}

/// Whether what hangs on a verb is for somebody else to do.
fn controls(above: &Predicate) -> bool {
    words::verb(Class::Control, &above.lemma) && !above.nominal
}

/// Whether a complement tells something rather than asking for it.
fn tells(complement: &Predicate) -> bool {
    ["다고", "다며", "다면서", "라고", "라며", "라면서"].iter().any(|e| complement.marker.ends_with(e))
}

/// Who says what stands before a noun of saying: its owner, or the subject of the verb that brings it out, as in 이사회는 발사를 규탄하는 성명을
/// 채택했다.
fn issuer(drafts: &[Draft], noun: PredicateId) -> Option<Span> {
    let p = &drafts[noun.index()].predicate;
    if let Some(owner) = p.argument(Role::Possessor) {
        return Some(owner.span);
    }
    let (over, _) = p.parent.filter(|(_, link)| *link == Link::Nominal)?;
    let verb = &drafts[over.index()].predicate;
    let issued = verb.argument(Role::Object).is_some_and(|o| o.head == p.head);
    verb.subject().filter(|_| issued && !verb.nominal && verb.voice != Voice::Passive)
}

/// Whom the verb above speaks to: 군인들에게 투항하라고, 정부에 철수를, 그를 설득해.
fn addressee(above: &Predicate) -> Option<Span> {
    let dative = above.argument(Role::IndirectObject);
    let object = || above.arguments.iter().find(|a| a.role == Role::Object);
    let place = || above.oblique("에").or_else(|| above.oblique("에 대해")).or_else(|| above.oblique("로 하여금"));
    dative.or_else(object).or_else(place).map(|a| a.span)
}
