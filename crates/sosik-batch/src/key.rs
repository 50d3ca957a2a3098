//! What a document is known by, whatever it is called.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::input::Input;

/// The first 128 bits of SHA-256 of what a document holds: text, publication, outlet, address and headline, but not its id, which often
/// is no more than a place in a file. Written as 32 hexadecimal digits.
///
/// # Example
///
/// ```
/// use sosik::Document;
/// use sosik_batch::Key;
///
/// let key = Key::of(&Ok(Document::new("a1", "나토는 밝혔다.")));
/// assert_eq!(key, Key::of(&Ok(Document::new("other", "나토는 밝혔다."))));
/// assert_ne!(key, Key::of(&Ok(Document::new("a1", "나토는 부인했다."))));
/// assert_eq!(key.to_string().parse(), Ok(key));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub(crate) [u8; 16]);

impl Key {
    /// The key of what goes into a batch. One that could not even be opened is known by its id and its error. Linear in the text.
    pub fn of(input: &Input) -> Self {
        let mut hasher = Sha256::new();
        // Each piece with its length before it, so that no two ways to cut the same bytes give the same key.
        let mut piece = |text: Option<&str>| {
            hasher.update(text.map_or(u64::MAX, |t| t.len() as u64).to_le_bytes());
            hasher.update(text.unwrap_or_default());
        };
        match input {
            Ok(document) => {
                piece(Some(&document.text));
                piece(document.published.map(|p| p.to_string()).as_deref());
                for field in [&document.outlet, &document.url, &document.title] {
                    piece(field.as_deref());
                }
            }
            Err((id, error)) => {
                piece(None);
                for text in [id, error.kind().as_str(), error.message()] {
                    piece(Some(text));
                }
            }
        }
        let digest = hasher.finalize();
        let mut key = [0; 16];
        key.copy_from_slice(&digest[..16]);
        Self(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Key {
    type Err = ();

    fn from_str(s: &str) -> Result<Self, ()> {
        if s.len() != 32 || !s.is_ascii() {
            return Err(());
        }
        let mut key = [0; 16];
        for (i, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&s[2 * i..2 * i + 2], 16).map_err(|_| ())?;
        }
        Ok(Self(key))
    }
}
