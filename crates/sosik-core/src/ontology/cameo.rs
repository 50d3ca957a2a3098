//! CAMEO codes and their place in PLOVER.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::tables::CAMEO;
use super::{EventType, Mode};
use crate::error::{Error, ErrorKind};

/// A code of CAMEO 1.1b3: two digits for a root, three or four for what lies under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CameoCode(u16);

impl CameoCode {
    fn row(self) -> &'static (&'static str, &'static str, Option<EventType>, Option<Mode>) {
        &CAMEO[self.0 as usize]
    }

    /// The digits.
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    /// A short name, ours.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The PLOVER 2.0 type; nothing for statements (root 01), which PLOVER leaves out.
    pub fn event_type(self) -> Option<EventType> {
        self.row().2
    }

    /// The PLOVER 2.0 mode, where the code has one.
    pub fn mode(self) -> Option<Mode> {
        self.row().3
    }

    /// The code that says best what `event_type` and `mode` say: first those with the same mode, then those without any, then the
    /// others of the type; of these the shortest, and requests (10) before appeals (02).
    ///
    /// Nothing only if a type had no code at all, which the tests rule out.
    pub fn nearest(event_type: EventType, mode: Option<Mode>) -> Option<Self> {
        type Known = HashMap<(EventType, Option<Mode>), Option<CameoCode>>;
        static NEAREST: LazyLock<Known> = LazyLock::new(|| {
            let modes = |t: EventType| std::iter::once(None).chain(t.modes().map(Some)).map(move |mode| (t, mode));
            EventType::ALL.iter().flat_map(|t| modes(*t)).map(|(t, mode)| ((t, mode), CameoCode::look_for(t, mode))).collect()
        });
        NEAREST.get(&(event_type, mode)).copied().unwrap_or_else(|| Self::look_for(event_type, mode))
    }

    /// Linear in the list of 316 codes.
    fn look_for(event_type: EventType, mode: Option<Mode>) -> Option<Self> {
        (0..CAMEO.len() as u16).map(Self).filter(|c| c.as_str().len() > 2 && c.event_type() == Some(event_type)).min_by_key(|c| {
            let misses = if c.mode() == mode { 0 } else { 1 + u8::from(c.mode().is_some()) };
            (misses, c.as_str().len(), c.as_str().starts_with("02"))
        })
    }
}

impl FromStr for CameoCode {
    type Err = Error;

    fn from_str(s: &str) -> Result<Self, Error> {
        CAMEO
            .binary_search_by(|row| row.0.cmp(s))
            .map(|i| Self(i as u16))
            .map_err(|_| Error::new(ErrorKind::Ontology, format!("`{s}` is no CAMEO code; write two to four digits such as 190")))
    }
}

impl TryFrom<String> for CameoCode {
    type Error = Error;

    fn try_from(s: String) -> Result<Self, Error> {
        s.parse()
    }
}

impl From<CameoCode> for String {
    fn from(code: CameoCode) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for CameoCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_type_has_a_code() {
        assert_eq!(CAMEO.len(), 316);
        assert!(CAMEO.windows(2).all(|w| w[0].0 < w[1].0));
        for t in EventType::ALL {
            let code = CameoCode::nearest(*t, None).unwrap();
            assert_eq!(code.event_type(), Some(*t), "{code}");
            for m in t.modes() {
                assert!(CameoCode::nearest(*t, Some(m)).is_some());
            }
        }
        assert_eq!("01".parse::<CameoCode>().unwrap().event_type(), None);
        assert!("999".parse::<CameoCode>().is_err());
    }
}
