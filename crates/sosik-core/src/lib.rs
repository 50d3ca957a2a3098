//! The vocabulary of sosik: who did what to whom, when, where, how many, and who says so, through what channel and how sure.
//!
//! Nothing in this crate reads text. It holds the types that the readers fill ([`Analysis`]), the ontologies they code in
//! ([`ontology`]), the record that programs exchange ([`record`]) and the conversion between bytes, code points and UTF-16
//! units ([`Offsets`]).
//!
//! # Example
//!
//! ```
//! use sosik_core::{Document, Offsets, Published, Span, TimeValue};
//!
//! let document = Document::new("a1", "북한은 23일 밝혔다.").with_published(Some("2024-10-25".parse::<Published>()?));
//! let span = Span::new(10, 15)?;
//! assert_eq!(span.slice(&document.text), Some("23일"));
//! assert_eq!(Offsets::new(&document.text).code_points(span), (4, 7));
//! assert_eq!(TimeValue::calendar("2024-10-23").and_then(|t| t.edtf()).as_deref(), Some("2024-10-23"));
//! assert_eq!(TimeValue::calendar("2024-02-31"), None);
//! # Ok::<(), sosik_core::Error>(())
//! ```
//!
//! # Rules that types keep
//!
//! A [`Span`] never runs backwards. A [`ClaimSource`] has words, or is hearsay, or is the author: never an empty string. An
//! [`Actor`], [`Claim`] or [`Event`] carries an [`EvidenceList`], which has at least one entry. A [`TimeValue`] built through
//! [`TimeValue::calendar`] exists on the calendar. What no type can keep, such as ids that must resolve, [`Analysis::check`]
//! looks at.

mod actor;
mod analysis;
mod claim;
mod document;
mod error;
mod event;
mod evidence;
mod id;
mod language;
mod offsets;
pub mod ontology;
mod quantity;
pub mod record;
mod span;
mod story;
mod time;

pub use actor::{Actor, ActorKind, Code, Contact, ContactKind, Entity, EntityLabel, Mention, MentionForm, Names, Place};
pub use analysis::{Analysis, SentenceInfo};
pub use claim::{
    Act, Certainty, CertaintyBucket, Channel, ChannelKind, Claim, ClaimForm, ClaimSource, Cue, MentionedKind, Party, Polarity, SourceKind,
};
pub use document::{Document, MAX_TEXT, Published};
pub use error::{Error, ErrorKind};
pub use event::{Event, Realis, Trigger};
pub use evidence::{Confidence, Evidence, EvidenceList, RuleId};
pub use id::{ActorId, ClaimId, EventId, PlaceId, QuantityId, SentenceId, TimeId};
pub use language::{Language, Script};
pub use offsets::Offsets;
pub use quantity::{Approximator, Quantity, QuantityRole};
pub use span::Span;
pub use story::{ClaimRef, Contradiction, EventRef, Rung, Story};
pub use time::{Time, TimeAnchor, TimeModifier, TimeSignal, TimeUnit, TimeValue, TimexType, VagueTime};
