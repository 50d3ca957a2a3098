//! Dictionary forms.

use super::Setting;
use super::dictionary::Known;
use super::north::southern_initial;
use super::search::Part;
use crate::{Form, Orthography, Tag};

/// The dictionary form of part `i` of `parts` where it differs from the part's form: stems with 다, suffixes with what they are added to,
/// Northern nouns in Southern spelling.
///
/// 밝히/VV → 밝히다, 체포/NNG 하/XSV → 체포하다 (on the suffix), 이/VCP → 이다, 로동/NNG → 노동.
pub(super) fn lemma(parts: &[Part], i: usize, setting: &Setting<'_>) -> Option<Form> {
    let part = &parts[i];
    match part.tag {
        Tag::VV | Tag::VA | Tag::VX | Tag::VCP | Tag::VCN => {
            let mut lemma = Form::from(part.form.as_str());
            lemma.push_str("다");
            Some(lemma)
        }
        Tag::XSV | Tag::XSA => {
            let from = parts[..i].iter().rposition(|p| !joins(p.tag)).map_or(0, |at| at + 1);
            let mut lemma = Form::default();
            for part in &parts[from..=i] {
                match southern(part, setting) {
                    Some(form) => lemma.push_str(&form),
                    None => lemma.push_str(&part.form),
                }
            }
            lemma.push_str("다");
            Some(lemma)
        }
        _ => southern(part, setting),
    }
}

/// What a suffix makes a verb of, together with what stands before it.
fn joins(tag: Tag) -> bool {
    matches!(tag, Tag::NNG | Tag::NNP | Tag::XR | Tag::XPN | Tag::XSN | Tag::MAG | Tag::NNB)
}

/// The Southern spelling of a Northern noun.
fn southern(part: &Part, setting: &Setting<'_>) -> Option<Form> {
    if setting.orthography == Orthography::South || !matches!(part.tag, Tag::NNG | Tag::NNP | Tag::XR) {
        return None;
    }
    let mut chars = part.form.chars();
    let first = chars.next()?;
    let initial = southern_initial(first);
    if initial == first || chars.as_str().is_empty() {
        return None;
    }
    let southern: Form = std::iter::once(initial).chain(chars).collect();
    let (here, there) = (setting.model.word(&part.form), setting.model.word(&southern));
    // 로마 is Rome on both sides: a form that is known as it stands, and not as Northern, is left, unless the text is said to be Northern.
    let own = match setting.orthography {
        Orthography::North => here.is(Known::NAME),
        _ => here.is(Known::NOUN | Known::NAME) && !here.is(Known::NORTHERN),
    };
    (!own && (here.is(Known::NORTHERN) || there.is(Known::NOUN))).then_some(southern)
}
