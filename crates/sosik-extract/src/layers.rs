//! The layers under claims and events: standoff lists over one normalised text.

use std::sync::Arc;

use sosik_core::{Contact, Published, Quantity, Time};
use sosik_segment::Segmentation;

use crate::clauses::Clauses;
use crate::names::Name;
use crate::names::added::Gazetteer;
use crate::numbers::Number;
use crate::quotes::Quote;

/// Everything that was read before actors, claims and events. All lists are in order of the text; spans are bytes of `text`.
#[derive(Clone, Debug)]
pub struct Layers<'t> {
    /// The text in NFC.
    pub text: &'t str,
    /// When the document was published.
    pub published: Option<Published>,
    /// Actors that a user listed.
    pub gazetteer: Option<Arc<Gazetteer>>,
    /// Sentences, tokens, morphemes.
    pub segmentation: Segmentation,
    /// Numbers.
    pub numbers: Vec<Number>,
    /// Times with their values.
    pub times: Vec<Time>,
    /// Quantities with their counted nouns.
    pub quantities: Vec<Quantity>,
    /// Names from gazetteer and rules.
    pub names: Vec<Name>,
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Predicates and arguments.
    pub clauses: Clauses,
    /// Ways to reach somebody.
    pub contacts: Vec<Contact>,
}
