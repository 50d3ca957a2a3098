//! Quantities: how many of what.

use sosik_core::{Quantity, Time};
use sosik_segment::Segmentation;

use crate::explain::Trace;
use crate::numbers::Number;

/// All quantities of `text` in its order.
pub fn find(_text: &str, _seg: &Segmentation, _numbers: &[Number], _times: &[Time], _trace: &mut Trace) -> Vec<Quantity> {
    Vec::new()
}
