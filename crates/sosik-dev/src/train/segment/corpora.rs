//! Korean sentences with their morphemes, from treebanks and from Kiwi, in one set of tags and spellings.

use std::path::Path;

use serde::Deserialize;
use sosik_segment::Tag;
use sosik_segment::korean::coda_letter;

use crate::Failure;
use crate::files::read;

/// A morpheme: form and tag.
pub(super) type Morph = (String, Tag);

/// A sentence: its text, and for each stretch between white space its bytes and morphemes.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) words: Vec<(std::ops::Range<usize>, Vec<Morph>)>,
}

impl Sentence {
    /// From words and their morphemes, set apart by single spaces.
    pub(super) fn new(words: impl IntoIterator<Item = (String, Vec<Morph>)>) -> Self {
        let mut sentence = Self { text: String::new(), words: Vec::new() };
        for (word, morphs) in words {
            if !sentence.text.is_empty() {
                sentence.text.push(' ');
            }
            let start = sentence.text.len();
            sentence.text.push_str(&word);
            sentence.words.push((start..sentence.text.len(), morphs));
        }
        sentence
    }
}

/// Kiwi's tags and the finer ones of later Sejong corpora in the Sejong set.
fn sejong(tag: &str) -> Option<Tag> {
    Some(match tag {
        "SSO" | "SSC" => Tag::SS,
        "SB" => Tag::SW,
        "MMA" | "MMD" | "MMN" => Tag::MM,
        "UN" => Tag::NNG,
        t if t.starts_with("W_") || t.starts_with("USER") => Tag::SW,
        t => t.parse().ok()?,
    })
}

/// Conjoining jamo that stand alone, as compatibility jamo.
fn compatible(form: &str) -> String {
    let one = |c: char| match (c as u32).checked_sub(0x11A8) {
        Some(i) => coda_letter(i + 1).unwrap_or(c),
        None => c,
    };
    form.chars().filter(|c| !c.is_whitespace()).map(one).collect()
}

/// Puts adverbs of a root and a suffix (조용 + 히) together: the Sejong set has no tag for that suffix.
fn push(morphs: &mut Vec<Morph>, form: String, tag: &str) -> Option<()> {
    let adverbial = matches!(tag, "XSM" | "xsa");
    if (adverbial || tag == "Z_SIOT")
        && let Some(last) = morphs.last_mut()
    {
        if adverbial {
            last.0.push_str(&form);
            last.1 = Tag::MAG;
        }
        return Some(());
    }
    let tag = if adverbial {
        Tag::MAG
    } else if tag.starts_with(char::is_lowercase) {
        kaist(tag, &form)?
    } else {
        sejong(tag)?
    };
    morphs.push((form, tag));
    Some(())
}

/// The Sejong tag nearest to one of the Kaist set.
fn kaist(tag: &str, form: &str) -> Option<Tag> {
    Some(match tag {
        "ncn" | "ncpa" | "ncps" => Tag::NNG,
        "nq" => Tag::NNP,
        "nbn" | "nbu" => Tag::NNB,
        "npp" | "npd" => Tag::NP,
        "nnc" | "nno" if form.starts_with(|c: char| c.is_ascii_digit()) => Tag::SN,
        "nnc" | "nno" => Tag::NR,
        "pvg" | "pvd" => Tag::VV,
        "paa" | "pad" => Tag::VA,
        "px" => Tag::VX,
        "xsv" => Tag::XSV,
        "xsm" => Tag::XSA,
        "xsn" => Tag::XSN,
        "xp" => Tag::XPN,
        "jp" => Tag::VCP,
        "jcs" => Tag::JKS,
        "jcc" => Tag::JKC,
        "jco" => Tag::JKO,
        "jcm" => Tag::JKG,
        "jca" | "jct" => Tag::JKB,
        "jcv" => Tag::JKV,
        "jcj" => Tag::JC,
        "jcr" => Tag::JKQ,
        "jxt" | "jxc" | "jxf" => Tag::JX,
        "ep" => Tag::EP,
        "ef" => Tag::EF,
        "ecc" | "ecs" | "ecx" => Tag::EC,
        "etm" => Tag::ETM,
        "etn" => Tag::ETN,
        "mag" | "mad" => Tag::MAG,
        "maj" => Tag::MAJ,
        "mma" | "mmd" => Tag::MM,
        "ii" => Tag::IC,
        "f" => Tag::SL,
        "su" => Tag::SW,
        "sf" => Tag::SF,
        "sp" => Tag::SP,
        "sl" | "sr" => Tag::SS,
        "sd" => Tag::SO,
        "se" => Tag::SE,
        _ => return None,
    })
}

#[derive(Deserialize)]
struct Line {
    set: String,
    text: String,
    morphemes: Vec<(String, String, usize, usize)>,
}

/// Kiwi's analyses, with the name of the corpus of each.
pub(super) fn kiwi(path: &Path) -> Result<Vec<(String, Sentence)>, Failure> {
    let mut out = Vec::new();
    for line in read(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        let mut words: Vec<(String, Vec<Morph>)> = Vec::new();
        let mut ends = Vec::new();
        let mut at = 0;
        for word in line.text.split(' ') {
            at += word.chars().count() + 1;
            ends.push(at);
            words.push((word.to_owned(), Vec::new()));
        }
        let mut word = 0;
        let read = line.morphemes.iter().try_for_each(|(form, tag, start, _)| {
            while word + 1 < ends.len() && *start >= ends[word] {
                word += 1;
            }
            push(&mut words[word].1, compatible(form), tag)
        });
        if read.is_some() {
            words.iter_mut().for_each(pronoun);
            out.push((line.set, Sentence::new(words)));
        }
    }
    Ok(out)
}

/// 내가, 제가, 네가 are 내 + 가 in treebanks, where Kiwi restores 나 + 가.
fn pronoun((word, morphs): &mut (String, Vec<Morph>)) {
    let written = word.chars().next().filter(|c| matches!(c, '내' | '제' | '네') && word.chars().nth(1) == Some('가'));
    if let (Some(c), Some((form, Tag::NP))) = (written, morphs.first_mut())
        && matches!(form.as_str(), "나" | "저" | "너")
    {
        *form = c.to_string();
    }
}

/// The trees of KLUE-DP; `None` for those with a word whose forms and tags do not go together, so that their numbers stay.
pub(super) fn klue(path: &Path) -> Result<Vec<(String, Option<Sentence>)>, Failure> {
    let content = read(path)?;
    let mut out = Vec::new();
    for block in content.split("\n\n") {
        let rows = block.lines().filter(|l| !l.starts_with("##")).map(|l| l.split('\t').collect::<Vec<_>>());
        let rows: Vec<Vec<&str>> = rows.filter(|r| r.len() >= 4).collect();
        if rows.is_empty() {
            continue;
        }
        let text = rows.iter().map(|r| r[1]).collect::<Vec<_>>().join(" ");
        let words = rows.iter().map(|r| {
            let forms: Vec<&str> = r[2].split(' ').collect();
            let tags: Vec<&str> = r[3].split('+').collect();
            let mut morphs = Vec::new();
            if forms.len() != tags.len() {
                return None;
            }
            forms.iter().zip(tags).try_for_each(|(f, t)| push(&mut morphs, compatible(f), t))?;
            Some((r[1].to_owned(), morphs))
        });
        out.push((text, words.collect::<Option<Vec<_>>>().map(Sentence::new)));
    }
    Ok(out)
}

/// The inflected verbs among the `words` of mecab-ko-dic, each as a sentence of its own; those that end in a prefinal ending get a final one.
pub(super) fn inflected(words: &str) -> Vec<Sentence> {
    let read = |line: &str| {
        let (form, expression) = line.split_once("\t=")?;
        let mut word = (form.to_owned(), Vec::new());
        for part in expression.split('+') {
            let mut columns = part.split('/');
            let (form, tag) = (columns.next()?, columns.next()?);
            push(&mut word.1, compatible(form), tag)?;
        }
        if word.1.last().is_some_and(|m| m.1 == Tag::EP) {
            word.0.push('다');
            word.1.push(("다".into(), Tag::EF));
        }
        Some(Sentence::new([word]))
    };
    words.lines().filter_map(read).collect()
}

/// The sentences of a file of Kaist, marks put back on their words; those whose forms and tags go together.
pub(super) fn kaist_sentences(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let content = read(path)?;
    let mut out = Vec::new();
    for block in content.split("\n\n") {
        let rows = block.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect::<Vec<_>>());
        let spaced = block.contains("SpaceAfter");
        let mut words: Vec<(String, Vec<Morph>)> = Vec::new();
        let mut whole = true;
        let mut joined = false;
        for row in rows.filter(|r| r.len() == 10) {
            let forms: Vec<&str> = if row[4].contains('+') { row[2].split('+').collect() } else { vec![row[2]] };
            let tags: Vec<&str> = row[4].split('+').collect();
            let closes = !spaced && row[1].chars().all(|c| ".,?!;:)]}’”…".contains(c));
            if !(joined || closes) || words.is_empty() {
                words.push((String::new(), Vec::new()));
            }
            joined = if spaced { row[9].contains("SpaceAfter=No") } else { row[1].chars().all(|c| "([{‘“".contains(c)) };
            let Some((surface, morphs)) = words.last_mut() else { continue };
            surface.push_str(row[1]);
            whole &= forms.len() == tags.len();
            if whole {
                whole = forms.iter().zip(&tags).try_for_each(|(f, t)| push(morphs, compatible(f), t)).is_some();
            }
        }
        if whole && !words.is_empty() {
            out.push(Sentence::new(words));
        }
    }
    Ok(out)
}
