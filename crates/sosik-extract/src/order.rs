//! Puts actors, places, claims and events into the order of the text and moves their ids along.

use sosik_core::{ActorId, Analysis, ClaimId, ClaimSource, EventId, PlaceId};

/// Sorts `items` by `key`, stably, and returns the new position of each old one.
fn sort<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) -> Vec<u32> {
    let mut numbered: Vec<(usize, T)> = std::mem::take(items).into_iter().enumerate().collect();
    numbered.sort_by_key(|(old, item)| (key(item), *old));
    let mut moved = vec![0; numbered.len()];
    for (new, (old, _)) in numbered.iter().enumerate() {
        moved[*old] = new as u32;
    }
    items.extend(numbered.into_iter().map(|(_, item)| item));
    moved
}

/// Sorts the lists of `analysis`; every id that pointed at an entry still points at it.
pub(crate) fn by_text(analysis: &mut Analysis) {
    let actors = sort(&mut analysis.actors, |a| a.mentions.iter().map(|m| m.span).min());
    let places = sort(&mut analysis.places, |p| p.mentions.iter().copied().min());
    let claims =
        sort(&mut analysis.claims, |c| (c.sentence, c.cue.as_ref().map(|x| x.span).or(c.content.first().copied()).or(c.source.span())));
    let events = sort(&mut analysis.events, |e| e.trigger.span);

    let actor = |id: &mut ActorId| *id = ActorId(actors.get(id.index()).copied().unwrap_or(id.0));
    let place = |id: &mut PlaceId| *id = PlaceId(places.get(id.index()).copied().unwrap_or(id.0));
    let claim = |id: &mut ClaimId| *id = ClaimId(claims.get(id.index()).copied().unwrap_or(id.0));
    let event = |id: &mut EventId| *id = EventId(events.get(id.index()).copied().unwrap_or(id.0));

    analysis.entities.iter_mut().flat_map(|e| &mut e.actor).for_each(actor);
    analysis.actors.iter_mut().flat_map(|a| &mut a.affiliation).for_each(actor);
    for c in &mut analysis.claims {
        if let ClaimSource::Mention { actor: Some(id), .. } = &mut c.source {
            actor(id);
        }
        c.addressee.iter_mut().flat_map(|p| &mut p.actor).for_each(actor);
        c.channel.iter_mut().flat_map(|x| &mut x.actor).for_each(actor);
        c.place.iter_mut().for_each(place);
        c.parent.iter_mut().for_each(claim);
        c.events.iter_mut().for_each(event);
        c.events.sort_unstable();
    }
    for e in &mut analysis.events {
        e.actors.iter_mut().chain(&mut e.recipients).flat_map(|p| &mut p.actor).for_each(actor);
        e.location.iter_mut().for_each(place);
        e.claim.iter_mut().for_each(claim);
        e.parent.iter_mut().for_each(event);
    }
    for a in &mut analysis.actors {
        a.mentions.sort_by_key(|m| m.span);
    }
}
