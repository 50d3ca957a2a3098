//! Sentences as the North would print them, so that the model has seen its spelling and spacing.
//!
//! The rules of 조선말규범집 (1987, 2010) that show most in news: the initial sounds ㄹ and ㄴ of Han words stay (로동, 녀성); 여 for 어 after
//! ㅣ, ㅐ, ㅔ, ㅚ, ㅟ, ㅢ (되였다); dependent nouns and auxiliaries are written on (할것이다, 하고있다), and so are nouns on nouns (국립연구소).

use std::collections::HashMap;

use sosik_segment::Tag;
use sosik_segment::korean::syllable_parts;

use super::corpora::{Morph, Sentence};
use crate::train::perceptron::Shuffler;

/// Southern spellings of nouns with the Northern ones, from the words marked `NORTH`.
pub(super) fn nouns<'a>(northern: impl IntoIterator<Item = &'a str>) -> HashMap<String, &'a str> {
    northern.into_iter().map(|n| (southern(n), n)).collect()
}

/// A word that begins with ㄹ or ㄴ as the South writes it.
fn southern(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map_or(String::new(), |c| sosik_segment::korean::southern_initial(c).to_string());
    first + chars.as_str()
}

/// Percent of the places where nouns stand side by side that are written together.
const NOUNS_TOGETHER: u64 = 60;
/// Vowels after which 어 is 여: ㅐ ㅔ ㅚ ㅟ ㅢ ㅣ.
const FRONT: [u32; 6] = [1, 5, 11, 16, 19, 20];

/// `sentence` in Northern spelling and spacing.
pub(super) fn northern(sentence: &Sentence, nouns: &HashMap<String, &str>, shuffler: &mut Shuffler) -> Sentence {
    let mut words: Vec<(String, Vec<Morph>)> = Vec::new();
    for (range, morphs) in &sentence.words {
        let mut surface = sentence.text[range.clone()].to_owned();
        let mut morphs = morphs.clone();
        if let Some((form, Tag::NNG)) = morphs.first_mut()
            && let Some(north) = nouns.get(form.as_str())
            && surface.starts_with(form.as_str())
        {
            surface.replace_range(..form.len(), north);
            *form = (*north).to_owned();
        }
        fronted(&mut surface, &mut morphs);
        match words.last_mut().filter(|last| joins(last, &morphs, shuffler)) {
            Some((before, so_far)) => {
                before.push_str(&surface);
                so_far.extend(morphs);
            }
            None => words.push((surface, morphs)),
        }
    }
    Sentence::new(words)
}

/// 되어 → 되여, 되었다 → 되였다, where the vowels are written apart.
fn fronted(surface: &mut String, morphs: &mut [Morph]) {
    for i in 1..morphs.len() {
        let stem = morphs[i - 1].0.chars().next_back();
        let front = stem.and_then(syllable_parts).is_some_and(|(_, vowel, coda)| coda == 0 && FRONT.contains(&vowel));
        let (form, tag) = &mut morphs[i];
        let Some(first) = form.chars().next().filter(|c| front && tag.is_eomi() && matches!(c, '어' | '었')) else { continue };
        let written = format!("{}{first}", stem.unwrap_or_default());
        let new = if first == '어' { '여' } else { '였' };
        if surface.contains(&written) {
            *surface = surface.replacen(&written, &format!("{}{new}", stem.unwrap_or_default()), 1);
            form.replace_range(..first.len_utf8(), &new.to_string());
        }
    }
}

/// Whether the North writes a word that begins with `next` on to the one before.
fn joins((surface, morphs): &(String, Vec<Morph>), next: &[Morph], shuffler: &mut Shuffler) -> bool {
    let (Some(last), Some(first)) = (morphs.last(), next.first()) else { return false };
    if !surface.ends_with(|c: char| syllable_parts(c).is_some()) {
        return false;
    }
    match (last.1, first.1) {
        (_, Tag::NNB) => true,
        (Tag::EC, Tag::VX) => matches!(last.0.as_str(), "고" | "어" | "아" | "여"),
        (Tag::NNG | Tag::NNP | Tag::XSN, Tag::NNG | Tag::NNP) => shuffler.chance(NOUNS_TOGETHER),
        _ => false,
    }
}
