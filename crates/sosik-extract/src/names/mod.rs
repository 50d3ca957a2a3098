//! Named spans: gazetteer entries and names found by rule.

use sosik_core::ontology::Sector;
use sosik_core::{ActorKind, Code, EntityLabel, MentionForm, Span};

/// A named span with what the gazetteer or a rule knows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The words, josa excluded.
    pub span: Span,
    /// What they name.
    pub label: EntityLabel,
    /// The actor's key (`kor.nis`, `prk`) when known.
    pub key: Option<String>,
    /// What kind of actor it would be; nothing for what is only a place.
    pub kind: Option<ActorKind>,
    /// Country or stateless code.
    pub code: Option<Code>,
    /// PLOVER sectors, most specific first.
    pub sectors: Vec<Sector>,
    /// How it refers: a full name, an alias, an acronym; demonyms ("Ukrainian") are descriptions.
    pub form: MentionForm,
    /// Whether it is an adjective or demonym ("North Korean"), which modifies and does not itself take part.
    pub adjective: bool,
    /// Rule or gazetteer id.
    pub rule: String,
}
