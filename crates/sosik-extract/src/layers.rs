//! The layers under claims and events: standoff lists over one normalised text.

use std::sync::Arc;

use sosik_core::{Contact, Published, Quantity, Time};
use sosik_segment::{Segmentation, Segmenter};

use crate::clauses::Clauses;
use crate::explain::Trace;
use crate::names::Name;
use crate::names::added::Gazetteer;
use crate::numbers::Number;
use crate::quotes::Quote;
use crate::tags::Tags;
use crate::time::TimeOptions;
use crate::{names, numbers, quantity, quotes, syntax, time};

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

impl<'t> Layers<'t> {
    /// All layers of `text`, which is in NFC, below actors, claims and events, without a user's list; for trainers and measurements.
    ///
    /// An [`Extractor`](crate::Extractor) reads the same and goes on from there. Linear in the text.
    pub fn read(text: &'t str, segmenter: &Segmenter, published: Option<Published>) -> Self {
        let trace = &mut Trace::off();
        let segmentation = segmenter.segment(text);
        let numbers = numbers::scan(text, &segmentation);
        let times = time::find_with(text, &segmentation, &numbers, &TimeOptions::new(published), trace);
        let quantities = quantity::find(text, &segmentation, &numbers, &times, trace);
        let tags = Tags::find(text, &segmentation);
        let names = names::find_with(text, &segmentation, &tags, None, trace);
        let quotes = quotes::find(text, &segmentation);
        let clauses = syntax::clauses_with(text, &segmentation, &tags, &names, &quotes);
        let contacts = names::contacts(text, &segmentation);
        Self { text, published, gazetteer: None, segmentation, numbers, times, quantities, names, quotes, clauses, contacts }
    }
}
