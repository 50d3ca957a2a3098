//! Kaist's analyses and Kiwi's of the same words, made one.
//!
//! Kaist's stems and endings are set by people, but its nouns are cut and its verbs put together in another way than in the Sejong corpora.
//! Where both say the same of stem and endings, Kiwi's morphemes are kept, so that nouns are cut in one way in all that is learned.

use std::collections::HashMap;

use sosik_segment::Tag;

use super::corpora::{Morph, Sentence};

/// Stem and endings of a word: adjacent stems run together, marks and the copula left out, allomorphs made one.
fn skeleton(morphs: &[Morph]) -> Vec<(char, String)> {
    let mut out: Vec<(char, String)> = Vec::new();
    for (form, tag) in morphs {
        let class = match tag {
            t if t.is_josa() => 'J',
            t if t.is_eomi() => 'E',
            Tag::VCP | Tag::SF | Tag::SP | Tag::SS | Tag::SE | Tag::SO | Tag::SW => continue,
            _ => 'L',
        };
        let form = match class {
            'J' => josa(form).to_owned(),
            'E' => eomi(form),
            _ => form.clone(),
        };
        match out.last_mut() {
            Some(last) if class == 'L' && last.0 == 'L' => last.1.push_str(&form),
            _ => out.push((class, form)),
        }
    }
    out
}

fn josa(form: &str) -> &str {
    match form {
        "은" => "는",
        "이" => "가",
        "을" => "를",
        "과" => "와",
        _ => form.strip_prefix("으").or_else(|| form.strip_prefix('이')).filter(|f| !f.is_empty()).unwrap_or(form),
    }
}

fn eomi(form: &str) -> String {
    let form = form.strip_prefix('으').filter(|f| !f.is_empty()).unwrap_or(form);
    let mut chars = form.chars();
    let first = match chars.next() {
        Some('아' | '여') => "어",
        Some('았' | '였' | 'ㅆ') => "었",
        Some('은') => "ㄴ",
        Some('을') => "ㄹ",
        Some('음') => "ㅁ",
        _ => return form.to_owned(),
    };
    first.to_owned() + chars.as_str()
}

/// Whether `joined` has one verb where `apart` has two with 어 between them: 바라보 for 바라 + 어 + 보.
fn compound(apart: &[(char, String)], joined: &[(char, String)]) -> bool {
    if apart.len() != joined.len() + 2 {
        return false;
    }
    let front = apart.iter().zip(joined).take_while(|(a, b)| a == b).count();
    let parts = apart[front..].iter().take(3).map(|p| p.0).collect::<String>();
    parts == "LEL" && apart[front + 1].1 == "어" && joined[front].0 == 'L' && apart[front + 3..] == joined[front + 1..]
}

/// A skeleton with josa that follow each other run together: Kaist has 까지도 as one and 으로 + 부터 as two, Kiwi the other way round.
fn chained(skeleton: &[(char, String)]) -> Vec<(char, String)> {
    let mut out: Vec<(char, String)> = Vec::new();
    for (class, form) in skeleton {
        match out.last_mut() {
            Some(last) if *class == 'J' && last.0 == 'J' => last.1.push_str(form),
            _ => out.push((*class, form.clone())),
        }
    }
    out
}

/// The sentences of Kaist with Kiwi's morphemes where the two agree on stems and endings.
pub(super) fn reconcile(kaist: Vec<Sentence>, kiwi: &[(String, Sentence)]) -> Vec<Sentence> {
    let by_text: HashMap<&str, &Sentence> = kiwi.iter().map(|(_, s)| (s.text.as_str(), s)).collect();
    let mut sentences = kaist;
    for sentence in &mut sentences {
        let Some(other) = by_text.get(sentence.text.as_str()).filter(|o| o.words.len() == sentence.words.len()) else { continue };
        for ((_, morphs), (_, theirs)) in sentence.words.iter_mut().zip(&other.words) {
            let (ours, other) = (skeleton(morphs), skeleton(theirs));
            if chained(&ours) == chained(&other) || compound(&ours, &other) {
                *morphs = theirs.clone();
            }
        }
    }
    sentences
}
