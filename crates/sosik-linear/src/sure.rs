//! Decisions that need no weighing.

use sosik_core::Error;

use crate::file::ModelFile;
use crate::rows::{Rows, pack};

/// Contexts in which training nearly always saw the same decision: there one look takes the place of a sum over a hundred features.
///
/// A context is a hash, as features are. Which contexts are asked about, and in which order, is the caller's affair.
///
/// # Model file
///
/// The two sections of [`Rows`] with rows of one byte, the decision.
#[derive(Clone, Debug)]
pub struct Sure {
    rows: Rows,
}

impl Sure {
    /// The table in the sections `checks` and `rows` of `file`, for decisions below `classes`.
    ///
    /// # Errors
    ///
    /// [`sosik_core::ErrorKind::Model`] when a section is missing, the sizes do not agree, or a decision is none of the classes.
    pub fn open(file: &ModelFile, checks: &str, rows: &str, classes: usize) -> Result<Self, Error> {
        if file.section(rows)?.iter().any(|class| usize::from(*class) >= classes) {
            return Err(Error::new(sosik_core::ErrorKind::Model, format!("section `{rows}` decides for none of {classes} classes")));
        }
        Ok(Self { rows: Rows::open(file, checks, rows, 1)? })
    }

    /// What the first of `contexts` that the table holds decides.
    #[inline]
    pub fn find(&self, contexts: &[u64]) -> Option<u8> {
        contexts.iter().find_map(|context| self.rows.get(*context)?.first().copied())
    }
}

/// The sections of a table of `decisions`: checks and rows; for trainers and tests. Decisions that find no place are left out.
pub fn packed(decisions: &[(u64, u8)]) -> (Vec<u8>, Vec<u8>) {
    let bits = (decisions.len() * 3).next_power_of_two().ilog2().max(1);
    let (checks, rows, _) = pack(decisions.iter().map(|(context, class)| (*context, vec![*class as i8])), 1, bits);
    (checks, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ModelWriter;

    fn open(decisions: &[(u64, u8)], classes: usize) -> Result<Sure, Error> {
        let (checks, rows) = packed(decisions);
        let file = ModelWriter::default().section("checks", checks).section("rows", rows).finish(1);
        Sure::open(&ModelFile::open(Vec::leak(file), 1).unwrap(), "checks", "rows", classes)
    }

    #[test]
    fn the_first_known_context_decides() {
        let context = |i: u64| crate::mix(i, 5);
        let sure = open(&[(context(1), 2), (context(2), 0)], 3).unwrap();
        assert_eq!(sure.find(&[context(9), context(2), context(1)]), Some(0));
        assert_eq!(sure.find(&[context(9)]), None);
        assert_eq!(open(&[], 3).unwrap().find(&[context(1)]), None);
    }

    #[test]
    fn a_decision_for_no_class_is_an_error() {
        assert!(open(&[(7, 3)], 3).is_err());
    }
}
