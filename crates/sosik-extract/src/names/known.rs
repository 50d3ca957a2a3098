//! People whom the gazetteer lists, under spellings that it does not list: 모간 창기라이 for 모건 창기라이, "Budanow", a family name alone.

use std::hash::Hash;
use std::sync::LazyLock;

use super::boundary::is_hangul;
use super::index::Map;
use super::lexicon::{Entry, LEXICON, What};
use super::sound::Sound;

/// Fewest consonants of a foreign name in which one may be missing, in which one may be another, and of a family name that is known by its sound alone.
const LONG: usize = 6;
const LONGER: usize = 8;
const FAMILY: usize = 4;

/// Who is meant; nothing where two people are.
type Index = Map<String, Option<u32>>;

#[derive(Debug, Default)]
struct Known {
    /// By the sound of the full name.
    full: Index,
    /// By the hash of the sound of a full foreign name without one of its consonants.
    near: Map<u64, Option<u32>>,
    /// By the letters and by the sound of the family name.
    family: Index,
}

fn add<K: Eq + Hash>(index: &mut Map<K, Option<u32>>, key: K, id: u32) {
    index.entry(key).and_modify(|known| *known = known.filter(|k| *k == id)).or_insert(Some(id));
}

/// The hash of `key` without the byte at `skip` (FNV-1a): byte for byte, so that it is the same wherever the gap was.
fn hash(key: &str, skip: usize) -> u64 {
    let (before, after) = (key.bytes().take(skip), key.bytes().skip(skip + 1));
    before.chain(after).fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Where the consonants of `key` stand.
fn places(key: &str) -> impl Iterator<Item = usize> {
    key.bytes().enumerate().filter(|(_, b)| b.is_ascii_lowercase()).map(|(i, _)| i)
}

fn consonants(parts: &[String]) -> usize {
    parts.iter().map(String::len).sum()
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for (id, entry) in LEXICON.entries.iter().enumerate().filter(|(_, e)| e.what == What::Person) {
        let id = id as u32;
        for name in [entry.en, entry.ko] {
            let Some(sound) = Sound::of(name) else { continue };
            let key = sound.parts.join("-");
            if !sound.korean && sound.parts.len() > 1 {
                if consonants(&sound.parts) >= LONG {
                    places(&key).for_each(|i| add(&mut known.near, hash(&key, i), id));
                }
                if let Some((last, word)) = sound.parts.last().zip(name.rsplit([' ', '·']).next()) {
                    if word.chars().count() > if word.is_ascii() { 4 } else { 2 } && !common(word) {
                        add(&mut known.family, word.to_lowercase(), id);
                    }
                    if last.len() >= FAMILY {
                        add(&mut known.family, last.clone(), id);
                    }
                }
            }
            add(&mut known.full, key, id);
        }
    }
    known
});

/// Family names that too many people bear.
fn common(word: &str) -> bool {
    static COMMON: LazyLock<Map<&'static str, ()>> = LazyLock::new(|| {
        let file = include_str!("../../lexicon/names/common_families.csv");
        crate::numbers::table::rows(file).filter_map(|row| Some((*row.first()?, ()))).collect()
    });
    COMMON.contains_key(word) || LEXICON.given.contains_key(word) || super::people::common(word)
}

/// The listed person whom `name`, that no list holds, means by its sound. A look-up or two for each consonant, of which no sound has many.
pub(super) fn by_sound(name: &str) -> Option<&'static Entry> {
    let entry = |id: u32| LEXICON.entries.get(id as usize);
    let sound = Sound::of(name);
    let Some(sound) = sound.filter(|s| s.parts.len() > 1) else { return family(name).and_then(entry) };
    let key = sound.parts.join("-");
    // Two names in Hangul that differ are two people, if they are Korean.
    let native = sound.korean && name.chars().all(is_hangul);
    if let Some(found) = KNOWN.full.get(&key).filter(|_| !native) {
        return found.and_then(entry).filter(|e| alike(name, e, 2));
    }
    if sound.korean || consonants(&sound.parts) < LONG {
        return None;
    }
    // One consonant more, one less or another one.
    let mut near = KNOWN.near.get(&hash(&key, key.len())).copied().flatten();
    for i in places(&key) {
        near = near.or_else(|| KNOWN.full.get(&format!("{}{}", &key[..i], &key[i + 1..])).copied().flatten());
        if consonants(&sound.parts) >= LONGER {
            near = near.or_else(|| KNOWN.near.get(&hash(&key, i)).copied().flatten());
        }
    }
    entry(near?).filter(|found| alike(name, found, 3))
}

/// Whether `name` shares its letters with what `entry` is called in the same script, but for one in `part` of them: names that differ more
/// and sound alike are those of two people.
fn alike(name: &str, entry: &Entry, part: usize) -> bool {
    let letters = |s: &str| -> Vec<u32> {
        let mut out = Vec::with_capacity(s.len());
        for c in s.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic()) {
            // Syllables of Hangul fall apart into their letters; a coda is not an onset.
            match u32::from(c).checked_sub(0xAC00).filter(|i| *i < 11_172) {
                Some(i) => out.extend([i / 588, 100 + i % 588 / 28, 200 + i % 28].into_iter().filter(|l| *l != 200)),
                None => out.push(u32::from(c)),
            }
        }
        out
    };
    let own = letters(name);
    let other = letters(if name.contains(is_hangul) { entry.ko } else { entry.en });
    let latin = name.starts_with(|c: char| c.is_ascii_alphabetic());
    !(latin || name.contains(is_hangul)) || distance(&own, &other) * part <= own.len().max(other.len())
}

/// Levenshtein's distance. Names are short.
fn distance(a: &[u32], b: &[u32]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The one listed person who bears the family name `name`, letter by letter.
pub(super) fn of_family(name: &str) -> Option<&'static Entry> {
    let found = KNOWN.family.get(&name.to_lowercase()).copied().flatten();
    found.filter(|_| name.chars().count() > 2).and_then(|id| LEXICON.entries.get(id as usize))
}

fn family(name: &str) -> Option<u32> {
    if name.contains(' ') || name.chars().count() < 3 {
        return None;
    }
    if let Some(found) = KNOWN.family.get(&name.to_lowercase()) {
        return *found;
    }
    let sound = Sound::of(name).filter(|s| !s.korean)?;
    let [one] = &sound.parts[..] else { return None };
    let found = KNOWN.family.get(one).copied().flatten().filter(|_| one.len() >= FAMILY && !common(name))?;
    let entry = LEXICON.entries.get(found as usize)?;
    let listed = if name.contains(is_hangul) { entry.ko } else { entry.en };
    let mut alone = entry.clone();
    (alone.en, alone.ko) = (listed.rsplit(' ').next()?, listed.rsplit(' ').next()?);
    alike(name, &alone, 2).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_spellings_mean_the_same_person() {
        for (name, key) in [
            ("모간 창기라이", "zwe.morgan-tsvangirai"),
            ("Kirill Budanov", "ukr.budanov"),
            ("Kim Jung Eun", "prk.kim-jong-un"),
            ("매케인", "usa.john-mccain"),
            ("레젭 타입 에르도간", "tur.erdogan"),
            ("Tsvangirai", "zwe.morgan-tsvangirai"),
        ] {
            assert_eq!(by_sound(name).map(|e| e.key.as_str()), Some(key), "{name}");
        }
    }

    #[test]
    fn strangers_stay_strangers() {
        for name in ["김정운", "John Smith", "Smith", "Martin", "김", "", "Anna Kowalska", "박근해", "Oscar Lund", "Jane Karl"] {
            assert_eq!(by_sound(name).map(|e| e.key.as_str()), None, "{name}");
        }
    }
}
