//! Work in the widest vectors that the processor has.

/// Work that is compiled twice: for the vectors that every processor of its kind has, and for those of newer ones (AVX2 on x86-64).
///
/// What it does in integers has the same result either way. [`Wide::run`] and what it calls must be `#[inline(always)]`: what is called and
/// not inlined is compiled once, for the oldest.
///
/// # Example
///
/// ```
/// use sosik_linear::{Wide, widest};
/// struct Sum<'a>(&'a [u8]);
/// impl Wide for Sum<'_> {
///     type Output = u32;
///     #[inline(always)]
///     fn run(self) -> u32 {
///         self.0.iter().map(|byte| u32::from(*byte)).sum()
///     }
/// }
/// assert_eq!(widest(Sum(&[1, 2, 3])), 6);
/// ```
pub trait Wide {
    /// What the work gives.
    type Output;

    /// Does the work.
    fn run(self) -> Self::Output;
}

/// Does `work` in the widest vectors that this processor has.
#[inline]
pub fn widest<W: Wide>(work: W) -> W::Output {
    pulp::Arch::new().dispatch(Widest(work))
}

struct Widest<W>(W);

impl<W: Wide> pulp::WithSimd for Widest<W> {
    type Output = W::Output;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> W::Output {
        self.0.run()
    }
}
