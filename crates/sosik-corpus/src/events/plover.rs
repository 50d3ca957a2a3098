//! PLOVER JSON Lines.

use std::io;

use serde::Serialize;
use sosik_core::record::{EventRecord, PartyRecord, Record};
use sosik_core::{QuantityRole, Realis};

use super::day;

/// An event in the fields of the PLOVER 2.0 manual; fields that sosik cannot fill are left out.
#[derive(Serialize)]
struct Plover<'r> {
    id: String,
    has_event: bool,
    date: Option<String>,
    actor: Vec<Entity<'r>>,
    recipient: Vec<Entity<'r>>,
    event: [&'r str; 1],
    mode: Vec<&'r str>,
    context: Vec<&'r str>,
    quad_code: u8,
    event_scale: f64,
    event_loc: Option<Location<'r>>,
    event_text: &'r str,
    size: Size,
    cite_info: Cite<'r>,
    coder: String,
    comment: String,
}

#[derive(Serialize)]
struct Entity<'r> {
    code: Option<&'r str>,
    sector: Vec<&'r str>,
    entity_text: &'r str,
    identifier_id: Option<&'r str>,
}

#[derive(Serialize)]
struct Location<'r> {
    extracted_place: &'r str,
    resolved_place: &'r str,
    country_code: Option<&'r str>,
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(Default, Serialize)]
struct Size {
    dead: Option<f64>,
    injured: Option<f64>,
    arrested: Option<f64>,
}

#[derive(Serialize)]
struct Cite<'r> {
    title: Option<&'r str>,
    url: Option<&'r str>,
    corpus: Option<&'r str>,
    language: &'r str,
}

/// Writes the events of `record` as PLOVER objects, one a line. A record without events writes nothing.
///
/// # Errors
///
/// Those of `out`.
pub fn plover(record: &Record, out: &mut dyn io::Write) -> io::Result<()> {
    for event in &record.events {
        serde_json::to_writer(&mut *out, &object(record, event))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn object<'r>(record: &'r Record, event: &'r EventRecord) -> Plover<'r> {
    let place = event.location.and_then(|p| record.places.get(p as usize));
    let mut context: Vec<&str> = event.contexts.iter().map(|c| c.as_str()).collect();
    context.extend(auxiliary(event.realis));
    let mut size = Size::default();
    for q in event.quantities.iter().filter_map(|q| record.quantities.get(*q as usize)) {
        let slot = match q.role {
            Some(QuantityRole::Dead) => &mut size.dead,
            Some(QuantityRole::Injured) => &mut size.injured,
            Some(QuantityRole::Arrested) => &mut size.arrested,
            _ => continue,
        };
        *slot = slot.or(q.value).or(q.low);
    }
    Plover {
        id: format!("{}-{}", record.id, event.id),
        has_event: true,
        date: day(record, event),
        actor: entities(record, &event.actors),
        recipient: entities(record, &event.recipients),
        event: [event.r#type.as_str()],
        mode: event.mode.as_deref().into_iter().collect(),
        context,
        quad_code: event.quad,
        event_scale: event.score,
        event_loc: place.map(|p| Location {
            extracted_place: p.mentions.first().map_or(p.name.as_str(), |m| m.text.as_str()),
            resolved_place: &p.name,
            country_code: p.country.as_deref(),
            lat: p.latitude,
            lon: p.longitude,
        }),
        event_text: event.trigger.text.as_deref().unwrap_or_default(),
        size,
        cite_info: Cite {
            title: record.title.as_deref(),
            url: record.url.as_deref(),
            corpus: record.outlet.as_deref(),
            language: record.language.code(),
        },
        coder: format!("sosik {}", record.engine.version),
        comment: format!("{} {:?}", event.sense, event.realis).to_lowercase(),
    }
}

fn entities<'r>(record: &'r Record, parties: &'r [PartyRecord]) -> Vec<Entity<'r>> {
    parties
        .iter()
        .map(|p| {
            let actor = p.actor.and_then(|id| record.actors.get(id as usize));
            Entity {
                code: actor.and_then(|a| a.code.as_deref()),
                sector: actor.map(|a| a.sectors.iter().map(|s| s.as_str()).collect()).unwrap_or_default(),
                entity_text: &p.text,
                identifier_id: actor.and_then(|a| a.wikidata.as_deref()),
            }
        })
        .collect()
}

/// PLOVER's auxiliary mode of a realis; none for what happened or goes on.
pub(super) const fn auxiliary(realis: Realis) -> Option<&'static str> {
    match realis {
        Realis::Happened | Realis::Ongoing => None,
        Realis::Planned | Realis::Promised | Realis::Demanded | Realis::Threatened => Some("future"),
        Realis::Hypothetical => Some("hypothetical"),
        Realis::Negated | Realis::Denied | Realis::Failed => Some("negation"),
    }
}
