//! `“…요.” 시장은 이렇게 말했다`: what is said stands in the quotation before.

use super::content::is_so;
use crate::claims::draft::Draft;
use crate::layers::Layers;

/// So many bytes may stand between the quotation and the word that points to it: a speaker with a description.
const REACH: u32 = 200;

/// Gives a draft that only says "so" the quotation right before it.
pub(in crate::claims) fn refer_back(layers: &Layers<'_>, draft: &mut Draft) {
    let [so] = draft.content[..] else { return };
    if !so.slice(layers.text).is_some_and(is_so) {
        return;
    }
    let before = layers.quotes.partition_point(|q| q.outer.start() < so.start());
    let mut near = layers.quotes[..before].iter().rev().take(4);
    let Some(quote) = near.find(|q| q.double && q.parent.is_none() && q.outer.end() <= so.start()) else { return };
    let gap = layers.text.get(quote.outer.end() as usize..so.start() as usize).unwrap_or_default();
    // `“…”. 시장은`: the stop of the quotation may stand behind its mark.
    let gap = gap.strip_prefix('.').unwrap_or(gap);
    if so.start() - quote.outer.end() <= REACH && !gap.contains(['\n', '.', '?', '!']) {
        draft.content = vec![quote.inner];
        draft.confidence = draft.confidence.max(0.85);
    }
}
