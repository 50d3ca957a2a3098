//! Texts that nobody wrote, made of those that somebody did: the same ones from the same seed, so that a failure can be told by its seed.

/// A small deterministic generator (SplitMix64).
#[derive(Clone, Debug)]
pub struct Random(pub u64);

impl Random {
    /// Any number.
    #[expect(clippy::should_implement_trait, reason = "it never ends")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is above 0.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn pick<'t, T: ?Sized>(&mut self, list: &[&'t T]) -> Option<&'t T> {
        if list.is_empty() { None } else { Some(list[self.below(list.len())]) }
    }
}

/// Characters on which segmentation turns: marks, spaces, jamo, joiners, digits, endings.
const TURNS: &str = ".?!…,·:;/“”‘’\"'()[]{}<>「」『』《》〈〉-–~∼ \t\n\r\u{a0}\u{3000}\u{feff}\u{200b}\u{200d}\u{202e}\0ㄱㅋㄴㄹ\
\u{1112}\u{1161}\u{11ab}\u{301}019만억년다고라며은는이가를했됐였간갈감되하여로녀aAZ一朝ж🚀🇰%$@#";

/// A text made from `seeds` by a few changes: pieces of two joined, cut, doubled, turned round, characters put in, left out or changed.
pub fn text(random: &mut Random, seeds: &[&str]) -> String {
    let mut text: Vec<char> = random.pick(seeds).unwrap_or_default().chars().collect();
    let turns: Vec<char> = TURNS.chars().collect();
    for _ in 0..=random.below(8) {
        let n = text.len();
        let (from, to) = (random.below(n + 1), random.below(n + 1));
        let (from, to) = (from.min(to), from.max(to));
        match random.below(10) {
            0 => {
                let other: Vec<char> = random.pick(seeds).unwrap_or_default().chars().collect();
                let cut = random.below(other.len() + 1);
                text.splice(from..from, other[cut..].iter().copied());
            }
            1 => drop(text.drain(from..to.min(from + 12))),
            2 => {
                let piece = text[from..to].to_vec();
                text.splice(to..to, piece);
            }
            3 => text[from..to].reverse(),
            4 => text.retain(|c| *c != ' '),
            5 if from < n => text[from] = char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
            6 if from < n => text[from] = char::from_u32(0xAC00 + random.below(11_172) as u32).unwrap_or('가'),
            _ => text.insert(from, turns[random.below(turns.len())]),
        }
        text.truncate(4096);
    }
    text.into_iter().collect()
}

/// Texts of our own, of all that the segmenter knows: one a line.
pub const SEEDS: &str = include_str!("seeds.txt");
