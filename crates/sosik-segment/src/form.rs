//! The form of a morpheme: a short string that needs no heap.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// The form of a morpheme, or its dictionary form. Derefs to `str`.
///
/// Up to 24 bytes, eight syllables, lie in the value itself, so that copying a segmentation's morphemes or making them anew allocates
/// nothing; only names longer than that have a place on the heap.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Form(CompactString);

impl Form {
    /// The form as a string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds `text` at the end.
    pub(crate) fn push_str(&mut self, text: &str) {
        self.0.push_str(text);
    }
}

impl Deref for Form {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Form {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Form {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Form {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl FromIterator<char> for Form {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        Self(chars.into_iter().collect())
    }
}

impl PartialEq<str> for Form {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Form {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
