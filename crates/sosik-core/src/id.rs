//! Typed positions in a document's lists: a sentence's id can never index actors.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the entry at `index`.
            pub fn of(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The position in the list, for indexing.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// Position in [`Analysis::sentences`](crate::Analysis::sentences).
    SentenceId,
    /// Position in [`Analysis::times`](crate::Analysis::times).
    TimeId,
    /// Position in [`Analysis::quantities`](crate::Analysis::quantities).
    QuantityId,
    /// Position in [`Analysis::places`](crate::Analysis::places).
    PlaceId,
    /// Position in [`Analysis::actors`](crate::Analysis::actors).
    ActorId,
    /// Position in [`Analysis::claims`](crate::Analysis::claims).
    ClaimId,
    /// Position in [`Analysis::events`](crate::Analysis::events).
    EventId,
}
