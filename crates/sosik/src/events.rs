//! Events of a text, coded, in one call.

use sosik_core::ontology::Sector;
use sosik_core::record::{EventRecord, PartyRecord, Record};
use sosik_core::{Document, Error};
use sosik_extract::Extractor;

/// Who takes part in a [`CodedEvent`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedParty {
    /// The words of the text.
    pub text: String,
    /// ISO 3166-1 alpha-3, or PLOVER's code of what belongs to no country; none when nothing tells.
    pub code: Option<String>,
    /// PLOVER sectors, the most specific first; none for a bare state.
    pub sectors: Vec<Sector>,
}

/// An event with its codes and with its parties' codes, so that no list has to be joined.
#[derive(Clone, Debug, PartialEq)]
pub struct CodedEvent {
    /// Type, mode, contexts, quad, CAMEO code, score, realis, trigger (code points of the text, half-open) and sense.
    pub event: EventRecord,
    /// Who does it.
    pub actors: Vec<CodedParty>,
    /// To whom.
    pub recipients: Vec<CodedParty>,
    /// Where: the name in the language of the text.
    pub place: Option<String>,
    /// When: the TIMEX3 value.
    pub time: Option<String>,
    /// How many, as written.
    pub quantities: Vec<String>,
}

/// The events of `document`, in order of their triggers. Costs a whole reading of the document; linear in its text.
///
/// # Errors
///
/// As [`Extractor::analyse`].
///
/// # Example
///
/// ```
/// use sosik::{Document, Extractor, code_events};
///
/// let extractor = Extractor::new();
/// let events = code_events(&extractor, &Document::new("a1", "Police in Nairobi arrested 12 protesters."))?;
/// assert_eq!((events[0].event.r#type.as_str(), events[0].event.quad), ("COERCE", 4));
/// assert_eq!(events[0].actors[0].sectors[0].as_str(), "COP");
///
/// let events = code_events(&extractor, &Document::new("a2", "칠레 대통령이 로마를 방문했다."))?;
/// assert_eq!((events[0].event.r#type.as_str(), events[0].actors[0].code.as_deref()), ("CONSULT", Some("CHL")));
/// # Ok::<(), sosik::Error>(())
/// ```
pub fn code_events(extractor: &Extractor, document: &Document) -> Result<Vec<CodedEvent>, Error> {
    let record = extractor.analyse(document)?.record(extractor.engine());
    Ok(record.events.iter().map(|event| coded(&record, event)).collect())
}

fn coded(record: &Record, event: &EventRecord) -> CodedEvent {
    let parties = |list: &[PartyRecord]| list.iter().map(|p| party(record, p)).collect();
    CodedEvent {
        actors: parties(&event.actors),
        recipients: parties(&event.recipients),
        place: event.location.and_then(|p| record.places.get(p as usize)).map(|p| p.name.clone()),
        time: event.time.and_then(|t| record.times.get(t as usize)).map(|t| t.value.clone()),
        quantities: event.quantities.iter().filter_map(|q| record.quantities.get(*q as usize)).map(|q| q.text.clone()).collect(),
        event: event.clone(),
    }
}

fn party(record: &Record, party: &PartyRecord) -> CodedParty {
    let actor = party.actor.and_then(|id| record.actors.get(id as usize));
    CodedParty {
        text: party.text.clone(),
        code: actor.and_then(|a| a.code.clone()),
        sectors: actor.map(|a| a.sectors.clone()).unwrap_or_default(),
    }
}
