//! Which contexts decide alone: those in which the same decision was nearly always right.

use std::collections::{BTreeMap, HashMap};

/// What was decided in a context: how often each class was right, and how often the context was met.
#[derive(Default)]
struct Met {
    right: BTreeMap<u8, u32>,
    all: u32,
}

/// Contexts that were met.
#[derive(Default)]
pub(crate) struct Contexts(BTreeMap<u64, Met>);

impl Contexts {
    /// `contexts` were met where each of `right` was right.
    pub(crate) fn meet(&mut self, contexts: &[u64], right: &[u8]) {
        for context in contexts {
            let met = self.0.entry(*context).or_default();
            met.all += 1;
            right.iter().for_each(|class| *met.right.entry(*class).or_default() += 1);
        }
    }

    /// The decisions of the contexts that were met at least `often` times, where one class was right in `nearly_all` of a thousand places.
    pub(crate) fn decisions(&self, often: u32, nearly_all: u32) -> HashMap<u64, u8> {
        let decided = |met: &Met| {
            let (class, right) = met.right.iter().max_by_key(|(_, n)| **n)?;
            (met.all >= often && u64::from(*right) * 1000 >= u64::from(met.all) * u64::from(nearly_all)).then_some(*class)
        };
        self.0.iter().filter_map(|(context, met)| Some((*context, decided(met)?))).collect()
    }
}

/// What the first of `contexts` that is known decides.
pub(crate) fn known(table: &HashMap<u64, u8>, contexts: &[u64]) -> Option<usize> {
    contexts.iter().find_map(|c| table.get(c)).map(|class| usize::from(*class))
}

/// `decisions` in the order of their contexts, as [`sosik_linear::sure::packed`] takes them.
pub(crate) fn sorted(decisions: &HashMap<u64, u8>) -> Vec<(u64, u8)> {
    let mut sorted: Vec<(u64, u8)> = decisions.iter().map(|(context, class)| (*context, *class)).collect();
    sorted.sort_unstable();
    sorted
}
