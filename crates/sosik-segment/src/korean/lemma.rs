//! Dictionary forms.

use super::search::Part;
use crate::{Form, Tag};

/// The dictionary form of part `i` of `parts` where it differs from the part's form: stems with 다, suffixes with what they are added to.
///
/// 밝히/VV → 밝히다, 체포/NNG 하/XSV → 체포하다 (on the suffix), 이/VCP → 이다.
pub(super) fn lemma(parts: &[Part], i: usize) -> Option<Form> {
    let part = &parts[i];
    match part.tag {
        Tag::VV | Tag::VA | Tag::VX | Tag::VCP | Tag::VCN => Some(ended(&part.form)),
        Tag::XSV | Tag::XSA => {
            let from = parts[..i].iter().rposition(|p| !joins(p.tag)).map_or(0, |at| at + 1);
            let mut lemma = Form::default();
            for part in &parts[from..=i] {
                lemma.push_str(&part.form);
            }
            lemma.push_str("다");
            Some(lemma)
        }
        _ => None,
    }
}

fn ended(stem: &str) -> Form {
    let mut lemma = Form::from(stem);
    lemma.push_str("다");
    lemma
}

/// What a suffix makes a verb of, together with what stands before it.
fn joins(tag: Tag) -> bool {
    matches!(tag, Tag::NNG | Tag::NNP | Tag::XR | Tag::XPN | Tag::XSN | Tag::MAG | Tag::NNB)
}
