//! Asking memory for many places at once.

/// Reads `values`, which lie far apart, and forgets them.
///
/// No read waits for another and nothing waits for them, so that a processor has as many under way as it can, where a sum that reads as it
/// goes has a few: what is added up afterwards is near. Tables of weights are far larger than the caches that all stages of a document share.
///
/// # Example
///
/// ```
/// let table = [1u8, 2, 3];
/// sosik_linear::touch([0, 2].iter().filter_map(|place| table.get(*place).copied()));
/// ```
#[inline(always)]
pub fn touch<T: Into<u64>>(values: impl Iterator<Item = T>) {
    std::hint::black_box(values.fold(0, |all: u64, value| all ^ value.into()));
}

/// The same for a byte of `table` at each of `places`, those outside it left out.
#[inline(always)]
pub(crate) fn touch_bytes(table: &[u8], places: impl Iterator<Item = usize>) {
    touch(places.map(|place| table.get(place).copied().unwrap_or_default()));
}
