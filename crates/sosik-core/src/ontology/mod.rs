//! PLOVER 2.0 and CAMEO 1.1b3: types, modes, contexts, sectors, quad classes, codes and how they map.
//!
//! Sources: the PLOVER 2.0 manual (Open Event Data Alliance), the CAMEO 1.1b3 code list and the CAMEO2PLOVER table of 2021. The
//! tables are data (`data/*.csv`) from which `tables.rs` is generated.
//!
//! # Example
//!
//! ```
//! use sosik_core::ontology::{CameoCode, EventType, Mode, Quad};
//! let code: CameoCode = "190".parse()?;
//! assert_eq!(code.event_type(), Some(EventType::Assault));
//! assert_eq!(EventType::Assault.quad(), Quad::MaterialConflict);
//! let mode = Mode::parse(EventType::Mobilize, "troops")?;
//! assert_eq!(mode.score(), Some(-6.5));
//! assert!(Mode::parse(EventType::Aid, "troops").is_err());
//! # Ok::<(), sosik_core::Error>(())
//! ```

mod cameo;
mod tables;

pub use cameo::CameoCode;
pub use tables::{Context, EventType, Mode, Sector};

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// Words or deeds, with or against: PLOVER's four classes, numbered 1 to 4 in records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Quad {
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}

impl From<Quad> for u8 {
    fn from(quad: Quad) -> Self {
        quad as Self + 1
    }
}

impl TryFrom<u8> for Quad {
    type Error = Error;

    fn try_from(code: u8) -> Result<Self, Error> {
        match code {
            1 => Ok(Self::VerbalCooperation),
            2 => Ok(Self::MaterialCooperation),
            3 => Ok(Self::VerbalConflict),
            4 => Ok(Self::MaterialConflict),
            _ => Err(Error::new(ErrorKind::Ontology, format!("{code} is no quad class; they are numbered 1 to 4"))),
        }
    }
}

impl EventType {
    /// Words or deeds, with or against.
    pub fn quad(self) -> Quad {
        match self.row().0 {
            1 => Quad::VerbalCooperation,
            2 => Quad::MaterialCooperation,
            3 => Quad::VerbalConflict,
            _ => Quad::MaterialConflict,
        }
    }

    /// Whether PLOVER wants a recipient: AID, COOPERATE and SANCTION do.
    pub fn needs_recipient(self) -> bool {
        self.row().1
    }

    /// Intensity from -10 (conflict) to 10 (cooperation), without a mode.
    pub fn score(self) -> f64 {
        self.row().2
    }

    /// The modes that this type knows, in the order of the manual.
    pub fn modes(self) -> impl Iterator<Item = Mode> {
        Mode::ALL.iter().copied().filter(move |m| m.event_type() == self)
    }
}

impl Mode {
    /// The mode of `event_type` called `name`.
    ///
    /// # Errors
    ///
    /// When the type has no such mode.
    pub fn parse(event_type: EventType, name: &str) -> Result<Self, Error> {
        event_type.modes().find(|m| m.as_str() == name).ok_or_else(|| {
            let known: Vec<_> = event_type.modes().map(Self::as_str).collect();
            let known = if known.is_empty() { "it has none".to_owned() } else { format!("it has {}", known.join(", ")) };
            Error::new(ErrorKind::Ontology, format!("{event_type} has no mode `{name}`; {known}"))
        })
    }
}

/// Intensity from -10 to 10: the mode's where it has one, else the type's.
pub fn score(event_type: EventType, mode: Option<Mode>) -> f64 {
    mode.and_then(Mode::score).unwrap_or_else(|| event_type.score())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        assert_eq!((EventType::ALL.len(), Mode::ALL.len(), Context::ALL.len(), Sector::ALL.len()), (16, 67, 41, 32));
        for t in EventType::ALL {
            assert_eq!(t.as_str().parse::<EventType>().unwrap(), *t);
            assert_eq!(serde_json::to_value(t).unwrap(), t.as_str());
            for m in t.modes() {
                assert_eq!(Mode::parse(*t, m.as_str()).unwrap(), m);
            }
        }
        assert!(EventType::Aid.needs_recipient() && !EventType::Agree.needs_recipient());
    }

    #[test]
    fn unknown_names_are_told_with_the_known_ones() {
        let message = Mode::parse(EventType::Consult, "dance").unwrap_err().to_string();
        assert!(message.contains("visit"), "{message}");
        assert!("FIGHT".parse::<EventType>().unwrap_err().to_string().contains("ASSAULT"));
    }
}
