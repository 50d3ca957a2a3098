//! Across documents: what is told of the same thing, by whom, how surely.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::id::{ClaimId, EventId, QuantityId};

/// How firmly a story stands, from the weakest up; a denial stands beside the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Rung {
    Denied,
    Rumoured,
    Claimed,
    Announced,
    Acknowledged,
    Verified,
}

/// A claim of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimRef {
    /// The document's id.
    pub document: String,
    /// The claim in it.
    pub claim: ClaimId,
    /// When it was made, as far as known.
    pub day: Option<NaiveDate>,
    /// The key of the actor who made it; sources are counted once each by it.
    pub source: String,
    /// How firm it makes the story.
    pub rung: Rung,
}

/// An event of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRef {
    /// The document's id.
    pub document: String,
    /// The event in it.
    pub event: EventId,
}

/// Figures about the same thing that cannot all be right (12,000 against 10,000), kept side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradiction {
    /// The figures, each with its document.
    pub quantities: Vec<(String, QuantityId)>,
}

/// Mentions of the same thing in several documents with the claims that vouch for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// A line for people.
    pub title: String,
    /// The events, at least one.
    events: Vec<EventRef>,
    /// The claims in order of time, undated ones last.
    claims: Vec<ClaimRef>,
    /// What does not fit together.
    pub contradictions: Vec<Contradiction>,
}

impl Story {
    /// A story of `events` with the claims about them, which are put in order of time.
    ///
    /// # Errors
    ///
    /// When there is no event.
    pub fn new(title: impl Into<String>, events: Vec<EventRef>, mut claims: Vec<ClaimRef>) -> Result<Self, Error> {
        if events.is_empty() {
            return Err(Error::new(ErrorKind::Record, "a story needs at least one event; leave out stories without any"));
        }
        claims.sort_by_key(|c| (c.day.is_none(), c.day));
        Ok(Self { title: title.into(), events, claims, contradictions: Vec::new() })
    }

    /// The events, at least one.
    pub fn events(&self) -> &[EventRef] {
        &self.events
    }

    /// The claims in order of time, undated ones last.
    pub fn claims(&self) -> &[ClaimRef] {
        &self.claims
    }

    /// The highest rung that any source gives it, and how many different sources speak.
    pub fn standing(&self) -> (Option<Rung>, usize) {
        let mut sources: Vec<&str> = self.claims.iter().map(|c| c.source.as_str()).collect();
        sources.sort_unstable();
        sources.dedup();
        (self.claims.iter().map(|c| c.rung).max(), sources.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(source: &str, day: Option<&str>, rung: Rung) -> ClaimRef {
        ClaimRef { document: "a".into(), claim: ClaimId(0), day: day.map(|d| d.parse().unwrap()), source: source.into(), rung }
    }

    #[test]
    fn a_story_orders_its_claims_and_counts_each_source_once() {
        let event = EventRef { document: "a".into(), event: EventId(0) };
        let claims = vec![
            claim("usa", Some("2024-10-23"), Rung::Acknowledged),
            claim("nis", Some("2024-10-18"), Rung::Announced),
            claim("nis", None, Rung::Claimed),
        ];
        let story = Story::new("파병", vec![event], claims).unwrap();
        assert_eq!(story.claims()[0].source, "nis");
        assert_eq!(story.standing(), (Some(Rung::Acknowledged), 2));
        assert!(Story::new("", vec![], vec![]).is_err());
    }
}
