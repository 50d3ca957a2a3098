//! Asking memory for many places at once.

/// Reads a byte of `table` at each of `places`, those outside it left out, and forgets it.
///
/// No read waits for another and nothing waits for them, so that a processor has as many under way as it can, where a sum that reads as it
/// goes has a few: what is added up afterwards is near. Tables of weights are far larger than the caches that all stages of a document share.
#[inline]
pub(crate) fn touch(table: &[u8], places: impl Iterator<Item = usize>) {
    let touched = places.fold(0, |touched, place| touched ^ table.get(place).copied().unwrap_or_default());
    std::hint::black_box(touched);
}
