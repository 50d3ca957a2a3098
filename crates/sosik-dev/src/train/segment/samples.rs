//! What is trained on: runs of Hangul with the labels of their syllables, and the sentences that they stand in.

use std::collections::HashMap;

use sosik_segment::Tag;
use sosik_segment::korean::inventory::Inventory;
use sosik_segment::korean::label::{Glyph, Label};
use sosik_segment::korean::run::{self, Left, Right};
use sosik_segment::korean::syllable_parts;

use super::align;
use super::corpora::Sentence;

/// A run as it stands in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) left: Left,
    pub(super) right: Right,
    /// One label a syllable; none where the morphemes of its word do not spell it.
    pub(super) labels: Option<Vec<Label>>,
}

/// The runs of a sentence, in order.
pub(super) fn runs(sentence: &Sentence) -> Vec<Run> {
    let mut out = Vec::new();
    for (range, morphs) in &sentence.words {
        let word = &sentence.text[range.clone()];
        let chars: Vec<char> = word.chars().collect();
        let labels = align::align(&chars, morphs);
        for at in run::runs(word) {
            let (from, to) = (word[..at.start].chars().count(), word[..at.end].chars().count());
            let labels = labels.as_ref().map(|all| {
                let mut own = all[from..to].to_vec();
                if own[0].continues() {
                    align::begin(&mut own[0]);
                }
                own
            });
            let labels = labels.filter(|all| all.iter().all(plausible));
            out.push(Run {
                text: word[at.clone()].to_owned(),
                left: run::left(&sentence.text[..range.start + at.start]),
                right: run::right(&sentence.text[range.start + at.end..]),
                labels,
            });
        }
    }
    out
}

/// Whether a label may be learned: only pronouns, dependent nouns and verbs change their forms, and by a syllable at most. Others come from
/// spelling mistakes that the annotator mended.
fn plausible(label: &Label) -> bool {
    // A syllable that writes nothing is a spelling mistake, or a form that is not what is written.
    !label.pieces.is_empty()
        && label.pieces.iter().all(|piece| {
            let closed = matches!(piece.tag, Tag::NP | Tag::NNB) || piece.tag.is_predicate() || piece.tag.is_eomi() || piece.tag.is_josa();
            if closed {
                return piece.glyphs.len() <= 4;
            }
            match piece.glyphs[..] {
                [Glyph::Same] => true,
                [Glyph::Like { vowel: None, .. }] => label.pieces.len() > 1,
                _ => false,
            }
        })
}

/// Whether the label takes an ending off a verb in the manner that holds for other onsets too.
fn fused(label: &Label) -> bool {
    label.pieces.len() == 2
        && matches!(label.pieces[0].tag, Tag::VV | Tag::VA)
        && matches!(label.pieces[0].glyphs[..], [Glyph::Like { .. }])
        && label.pieces[1].tag.is_eomi()
}

/// A run to learn, with the positions of its labels and how often it is shown.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) chars: Vec<char>,
    pub(super) left: Left,
    pub(super) labels: Vec<u16>,
    pub(super) weight: u32,
}

/// Labels seen less often than this are left out, with the runs that need them.
const RAREST: u32 = 5;
/// How often a fused label must have been seen on a rhyme to stand on all its syllables.
const RHYMES: u32 = 300;
/// Tags that any syllable may have.
const OPEN: [Tag; 3] = [Tag::NNG, Tag::NNP, Tag::MAG];

/// The labels of `runs`, and which syllables they were seen on.
pub(super) fn inventory<'a>(runs: impl Iterator<Item = (&'a Run, u32)>) -> Inventory {
    let mut seen: HashMap<Label, u32> = HashMap::new();
    let mut by_syllable: HashMap<char, HashMap<Label, u32>> = HashMap::new();
    for (run, weight) in runs {
        for (c, label) in run.text.chars().zip(run.labels.iter().flatten()) {
            *seen.entry(label.clone()).or_default() += weight;
            *by_syllable.entry(c).or_default().entry(label.clone()).or_default() += weight;
        }
    }
    for tag in OPEN {
        for head in ["B", "I"] {
            if let Ok(label) = format!("{head}-{tag}").parse::<Label>() {
                seen.entry(label).or_insert(RAREST);
            }
        }
    }
    let mut labels: Vec<(Label, u32)> = seen.into_iter().filter(|l| l.1 >= RAREST).collect();
    labels.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.to_string().cmp(&b.0.to_string())));
    let position: HashMap<Label, u16> = labels.iter().enumerate().map(|(i, l)| (l.0.clone(), i as u16)).collect();
    let open: Vec<u16> = OPEN[..2]
        .iter()
        .flat_map(|tag| ["B", "I"].map(|head| format!("{head}-{tag}")))
        .filter_map(|l| position.get(&l.parse::<Label>().ok()?).copied())
        .collect();
    // A fused verb that was seen on some syllable of a rhyme may stand on all of them: 앤 is 애 + ㄴ as 낸 is 내 + ㄴ.
    let mut by_rhyme: HashMap<(u32, u32), HashMap<&Label, u32>> = HashMap::new();
    for (c, seen) in &by_syllable {
        let Some((_, vowel, coda)) = syllable_parts(*c) else { continue };
        for (label, n) in seen.iter().filter(|(l, _)| fused(l)) {
            *by_rhyme.entry((vowel, coda)).or_default().entry(label).or_default() += n;
        }
    }
    let lists = by_syllable.iter().map(|(c, seen)| {
        let total: u32 = seen.values().sum();
        let mut list: Vec<(u32, u16)> =
            seen.iter().filter(|(_, n)| total < 200 || **n * 5000 > total).filter_map(|(l, n)| Some((*n, *position.get(l)?))).collect();
        list.sort_by_key(|x| (std::cmp::Reverse(x.0), x.1));
        let mut list: Vec<u16> = list.into_iter().map(|x| x.1).collect();
        let rhyme = syllable_parts(*c).and_then(|(_, vowel, coda)| by_rhyme.get(&(vowel, coda)));
        let mut rhyming: Vec<(u32, u16)> =
            rhyme.into_iter().flatten().filter(|(_, n)| **n >= RHYMES).filter_map(|(l, n)| Some((*n, *position.get(l)?))).collect();
        rhyming.sort_by_key(|x| (std::cmp::Reverse(x.0), x.1));
        for (_, label) in rhyming {
            if !list.contains(&label) {
                list.push(label);
            }
        }
        for label in &open {
            if !list.contains(label) {
                list.push(*label);
            }
        }
        (*c, list)
    });
    let lists = lists.collect();
    Inventory::new(labels.into_iter().map(|l| l.0).collect(), lists, open)
}

/// What makes two runs the same: characters, what stands before them, labels.
type Key = (Vec<char>, u8, Vec<u16>);

/// The runs to learn, the same ones together: one seen a thousand times is shown more often than one seen once, not a thousand times.
pub(super) fn samples<'a>(runs: impl Iterator<Item = (&'a Run, u32)>, inventory: &Inventory) -> Vec<Sample> {
    let mut position: HashMap<&Label, u16> = HashMap::new();
    for i in 0..inventory.len() as u16 {
        position.insert(&inventory.entry(i).label, i);
    }
    let mut counts: HashMap<Key, (Left, u32)> = HashMap::new();
    for (run, weight) in runs {
        let Some(labels) = &run.labels else { continue };
        let Some(labels) = labels.iter().map(|l| position.get(l).copied()).collect::<Option<Vec<u16>>>() else { continue };
        let chars: Vec<char> = run.text.chars().collect();
        if chars.iter().zip(&labels).any(|(c, l)| !inventory.candidates(*c).contains(l)) {
            continue;
        }
        counts.entry((chars, run.left as u8, labels)).or_insert((run.left, 0)).1 += weight;
    }
    let mut out: Vec<Sample> = counts
        .into_iter()
        .map(|((chars, _, labels), (left, n))| Sample { chars, left, labels, weight: (f64::from(n).powf(0.6).ceil() as u32).max(1) })
        .collect();
    out.sort_by(|a, b| (&a.chars, a.left as u8, &a.labels).cmp(&(&b.chars, b.left as u8, &b.labels)));
    out
}
