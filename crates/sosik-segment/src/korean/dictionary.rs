//! Which forms are known words, as a packed table of fingerprints.
//!
//! Three bytes a slot: 16 bits of the form's hash and a byte of classes; linear probing, at most four fifths full. One form in some ten
//! thousand that is not there is taken for known, which costs a little weight in one feature and nothing else.

use sosik_core::{Error, ErrorKind};
use sosik_linear::touch;

/// Classes of a form, as bits; 0 for unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known(pub u8);

impl Known {
    /// Common noun.
    pub const NOUN: u8 = 1;
    /// Proper noun.
    pub const NAME: u8 = 2;
    /// Dependent noun, pronoun or numeral.
    pub const CLOSED: u8 = 4;
    /// Verb or adjective stem.
    pub const VERB: u8 = 8;
    /// Adverb, determiner or interjection.
    pub const ADVERB: u8 = 16;
    /// Root that 하다 makes a verb or adjective of.
    pub const ROOT: u8 = 32;
    /// A noun in Northern spelling: 로동, 녀성.
    pub const NORTHERN: u8 = 64;
    /// A noun that 하다 or 되다 makes a verb of.
    pub const VERBAL: u8 = 128;

    /// Whether it has one of `classes`.
    pub const fn is(self, classes: u8) -> bool {
        self.0 & classes != 0
    }
}

/// Bytes of a slot.
const SLOT: usize = 3;

/// The table, borrowed from the model.
#[derive(Clone, Copy, Debug)]
pub struct Dictionary {
    table: &'static [u8],
    bits: u32,
}

impl super::search::Lookup for Dictionary {
    fn known(&self, form: u64) -> Known {
        Dictionary::known(self, form)
    }
}

fn place(form: u64, bits: u32) -> (usize, u16) {
    let h = form.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((h >> (64 - bits)) as usize, (h >> 16) as u16)
}

impl Dictionary {
    /// The dictionary in `table`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] when its size is none that a table can have.
    pub fn new(table: &'static [u8]) -> Result<Self, Error> {
        let slots = table.len() / SLOT;
        if !slots.is_power_of_two() || slots < 2 || table.len() != slots * SLOT {
            let message = format!("a dictionary cannot have {} bytes; take the model file of this release", table.len());
            return Err(Error::new(ErrorKind::Model, message));
        }
        Ok(Self { table, bits: slots.ilog2() })
    }

    /// The classes of the form whose hash is `form`. Constant time: full tables are not built.
    pub fn known(&self, form: u64) -> Known {
        let (mut at, print) = place(form, self.bits);
        let mask = (1 << self.bits) - 1;
        for _ in 0..64 {
            let Some(slot) = self.table.get(at * SLOT..at * SLOT + SLOT) else { break };
            if slot[2] == 0 {
                break;
            }
            if u16::from_le_bytes([slot[0], slot[1]]) == print {
                return Known(slot[2]);
            }
            at = (at + 1) & mask;
        }
        Known(0)
    }

    /// Reads where each of `forms` would be, so that it is near when [`Dictionary::known`] asks for it.
    pub(super) fn fetch(&self, forms: impl Iterator<Item = u64>) {
        touch(forms.filter_map(|form| self.table.get(place(form, self.bits).0 * SLOT).copied()));
    }

    /// The table of `forms` with their classes, for [`Dictionary::new`]; the same for any order of the same forms.
    pub fn build(forms: &[(u64, u8)]) -> Vec<u8> {
        let mut forms = forms.to_vec();
        forms.sort_unstable();
        let bits = ((forms.len() * 5 / 4).max(2) as u64).next_power_of_two().ilog2();
        let mut table = vec![0; SLOT << bits];
        for (form, classes) in forms.into_iter().filter(|f| f.1 != 0) {
            let (mut at, print) = place(form, bits);
            loop {
                let slot = &mut table[at * SLOT..at * SLOT + SLOT];
                if slot[2] == 0 || u16::from_le_bytes([slot[0], slot[1]]) == print {
                    slot[..2].copy_from_slice(&print.to_le_bytes());
                    slot[2] |= classes;
                    break;
                }
                at = (at + 1) & ((1 << bits) - 1);
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_little_else() {
        let forms: Vec<(u64, u8)> = (1..1000u64).map(|i| (i.wrapping_mul(0xD6E8_FEB8_6659_FD93), (i % 7 + 1) as u8)).collect();
        let dictionary = Dictionary::new(Vec::leak(Dictionary::build(&forms))).unwrap();
        let wrong = forms.iter().filter(|(form, classes)| dictionary.known(*form).0 & classes != *classes).count();
        assert_eq!(wrong, 0);
        let strangers = (2000..12_000u64).filter(|i| dictionary.known(i.wrapping_mul(0xD6E8_FEB8_6659_FD93)) != Known(0)).count();
        assert!(strangers < 10, "{strangers}");
        assert_eq!(Dictionary::new(b"abcd").unwrap_err().kind(), ErrorKind::Model);
    }
}
