//! Hashing of features: stable over releases and machines, since models are addressed by it.

/// Mixes `b` into `a`: the step by which a feature of several parts is built.
#[inline]
pub const fn mix(a: u64, b: u64) -> u64 {
    let x = (a ^ b.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    x ^ (x >> 32)
}

/// The hash of a string (FNV-1a, folded); linear in its length.
#[inline]
pub fn hash(text: &str) -> u64 {
    let h = text.bytes().fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    h ^ (h >> 29)
}

/// The hash of a feature of template `id` from its `parts`.
#[inline(always)]
pub(crate) fn feature(id: u64, parts: &[u64]) -> u64 {
    parts.iter().fold(id.wrapping_mul(0xA24B_AED4_963E_E407), |h, p| mix(h, *p))
}

/// One number for a list of features, by which a model knows the code that it was trained with.
pub(crate) fn fingerprint(features: impl IntoIterator<Item = u64>) -> u64 {
    features.into_iter().fold(0, mix)
}

/// As [`feature`], in a third of the time: for parts that are hashes already, or small numbers.
#[inline(always)]
pub(crate) fn quick(id: u64, parts: &[u64]) -> u64 {
    let h = parts.iter().fold(id.wrapping_mul(0xA24B_AED4_963E_E407), |h, p| h.wrapping_add(*p).rotate_left(23));
    let h = (h ^ (h >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    h ^ (h >> 32)
}

/// The hash of what is a hash already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hashed(u64);

impl std::hash::Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |h, b| mix(h, u64::from(*b)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Writes features into `$out`, those of template `$id` + 1 first: a macro `$name!(parts, …)` that hashes by `$hash`. Each call is a few
/// instructions in a row, where a closure would be called a hundred times for each word.
#[rustfmt::skip]
macro_rules! writer {
    ($dollar:tt $name:ident, $hash:path, $id:expr, $out:expr) => {
        let mut id: u64 = $id;
        macro_rules! $name {
            ($dollar($dollar part:expr),+) => {{
                id += 1;
                $out[(id - $id) as usize - 1] = $hash(id, &[$dollar($dollar part),+]);
            }};
        }
    };
}
pub(crate) use writer;
