//! The dictionary's forms, from mecab-ko-dic.

use std::collections::HashMap;

use sosik_segment::korean::dictionary::{Dictionary, Known};
use sosik_segment::korean::features::spelled;

use crate::Failure;

/// The packed table of the words in `list`, lines of form and tag apart by a tab, and of the `verbal` nouns.
pub(super) fn table<'a>(list: &str, verbal: impl IntoIterator<Item = &'a str>) -> Result<Vec<u8>, Failure> {
    let mut forms: HashMap<String, u8> = HashMap::new();
    for noun in verbal {
        *forms.entry(noun.to_owned()).or_default() |= Known::VERBAL;
    }
    for line in list.lines() {
        let Some((form, tag)) = line.split_once('\t') else { return Err(format!("`{line}` is no form and tag").into()) };
        let class = match tag {
            "NNG" => Known::NOUN,
            "NNP" => Known::NAME,
            "NNB" | "NNBC" | "NP" | "NR" => Known::CLOSED,
            "VV" | "VA" | "VX" => Known::VERB,
            "MAG" | "MAJ" | "MM" | "IC" => Known::ADVERB,
            "XR" => Known::ROOT,
            "NORTH" => Known::NORTHERN,
            _ => continue,
        };
        *forms.entry(form.to_owned()).or_default() |= class;
    }
    let hash = |form: &str| spelled(form).unwrap_or_default();
    let forms: Vec<(u64, u8)> = forms.iter().map(|(form, classes)| (hash(form), *classes)).collect();
    Ok(Dictionary::build(&forms))
}
