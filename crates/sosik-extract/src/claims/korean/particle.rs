//! The particles and endings with which Korean closes what is said.

use super::eojeol::Eojeol;

/// The particle of a quotation that joins it to what follows.
pub(super) fn is_joint(tail: &str) -> bool {
    ["며", "면서", "면서도"].iter().any(|e| tail.strip_suffix(e).is_some_and(|r| r.is_empty() || r.ends_with(['다', '라', '냐', '자'])))
}

/// What can stand between a closing quotation mark and the verb.
pub(super) fn is_particle(tail: &str) -> bool {
    matches!(
        tail,
        "고" | "라고"
            | "이라고"
            | "며"
            | "라며"
            | "이라며"
            | "면서"
            | "라면서"
            | "이라면서"
            | "면서도"
            | "라면서도"
            | "이라면서도"
            | "고만"
            | "라고만"
            | "이라고만"
            | "고도"
            | "라고도"
            | "라는"
            | "이라는"
            | "는"
    )
}

/// Whether the eojeol ends quoted speech: -다고, `”라고`, -다며; not -는, which modifies a noun.
pub(super) fn is_quotative(word: &Eojeol<'_>, previous: Option<&Eojeol<'_>>) -> bool {
    if !word.tail.ends_with(['고', '며', '서', '는', '도', '만', '까']) {
        return false;
    }
    let tail = word.tail.strip_suffix(['만', '도', '는', '까']).filter(|t| t.ends_with('고')).unwrap_or(word.tail);
    if (word.closes.is_some()
        || previous.is_some_and(|p| {
            p.span.end() > p.tail_span.end() && p.quote.is_none() && p.closes.is_some() || p.quote.is_some() && word.quote != p.quote
        }))
        && is_particle(tail)
        && !tail.ends_with('는')
    {
        return true;
    }
    // A mark whose partner stands in another sentence: `없다”고`.
    if is_particle(tail) && !tail.ends_with('는') && word.text.strip_suffix(tail).is_some_and(|t| t.ends_with(['”', '"'])) {
        return true;
    }
    ["고", "며", "면서", "면서도"].iter().any(|e| {
        tail.strip_suffix(e).is_some_and(|r| {
            r.chars().count() > 1 && r.ends_with(['다', '라', '냐', '자']) && !(*e != "고" && r.ends_with('자')) || r == "이라"
        })
    })
}

/// The bytes of the quotative particle at the end of `tail`: 고 of 했다고, 며 of 했다며.
pub(super) fn particle_len(tail: &str) -> u32 {
    for ending in ["고만", "고도", "고는", "고", "면서도", "면서", "며", "는", "던"] {
        if tail.ends_with(ending) {
            return ending.len() as u32;
        }
    }
    0
}
