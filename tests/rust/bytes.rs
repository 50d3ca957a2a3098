//! Bytes that nobody wrote, made of those that somebody did: the same from the same seed.

use crate::mutate::Random;

/// Pieces on which readers of JSON, tables and archives turn, and characters that texts rarely hold.
const PIECES: &[&[u8]] = &[
    b"\\ud83d",
    b"\\udc00",
    b"\\u0000",
    b"\\u202e",
    b"\\",
    b"\"",
    b"\n",
    b"\r\n",
    b",",
    b"\t",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"null",
    b"1e999",
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8f",
    b"\xe2\x81\xa6",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\0",
    b"\x1b[31m",
    b"\xb0\xa1",
    b"\x8d\x41",
    b"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab",
    b"\xcc\x81",
    b"</script><script>alert(1)</script>",
    b"PK\x03\x04",
    b"PAR1",
    b"ARROW1",
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"\xff\xff\xff\x7f",
    b"\x80\x80\x80\x80\x10",
];

/// The longest that is made.
const MOST: usize = 1 << 16;

/// A change or a few of `seed`: bits flipped, bytes changed, cut, repeated, put in or left out.
pub fn bytes(random: &mut Random, seed: &[u8]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(6) {
        let n = bytes.len();
        let (a, b) = (random.below(n + 1), random.below(n + 1));
        let (from, to) = (a.min(b), a.max(b));
        match random.below(9) {
            0 if from < n => bytes[from] ^= 1 << random.below(8),
            1 if from < n => bytes[from] = random.below(256) as u8,
            2 => bytes.truncate(to),
            3 => drop(bytes.drain(from..to.min(from + 16))),
            4 => {
                let piece = bytes[from..to.min(from + 512)].repeat(1 + random.below(8));
                bytes.splice(to..to, piece);
            }
            5 => {
                let c = char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{fffd}');
                bytes.splice(from..from, c.to_string().into_bytes());
            }
            _ => {
                let piece = PIECES[random.below(PIECES.len())];
                bytes.splice(from..from, piece.iter().copied());
            }
        }
        bytes.truncate(MOST);
    }
    bytes
}
