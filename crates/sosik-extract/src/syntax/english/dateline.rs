//! The place, day and agency with which English news begins, and which are part of no clause: `KYIV, Ukraine (Reuters) — `,
//! `SEOUL, May 3 (Yonhap) -- `, `JERUSALEM (CNN) `, `BEIRUT — `, `(AP) `.

/// A dateline is no longer than this, in characters.
const LONGEST: usize = 80;

/// How many bytes of `sentence` its dateline takes, with the space behind it; 0 where there is none. Constant time.
pub(in crate::syntax) fn length(sentence: &str) -> usize {
    // Nearly all sentences begin with a word in small letters but for the first.
    let mut letters = sentence.chars();
    if letters.next() != Some('(') && letters.next().is_some_and(char::is_lowercase) {
        return 0;
    }
    let head = sentence.char_indices().nth(LONGEST).map_or(sentence, |(at, _)| &sentence[..at]);
    let dash = || ["\u{2014} ", "\u{2013} ", " -- ", " - "].iter().filter_map(|d| head.find(d).map(|at| at + d.len())).min();
    if let Some(inside) = head.strip_prefix('(') {
        let Some(close) = inside.find(')').map(|at| at + 2) else { return 0 };
        let agency = &head[1..close - 1];
        let dashed = dash().filter(|dash| (close + 1..=close + 5).contains(dash));
        let capitals = (2..=4).contains(&agency.len()) && agency.bytes().all(|b| b.is_ascii_uppercase());
        return match dashed {
            Some(dash) if agency.starts_with(char::is_uppercase) => dash,
            _ if capitals && head[close..].starts_with(' ') => close + 1,
            _ => 0,
        };
    }
    let city = head.split(|c: char| !(c.is_alphabetic() || c == '.' || c == '\'')).next().unwrap_or("");
    // NEW DELHI, SAN JUAN: of a short first word the next ones are in capitals too, and all that stands before the agency or the dash.
    let capitals = head.find(|c: char| !(c.is_uppercase() || matches!(c, ' ' | '.' | '\''))).unwrap_or(head.len());
    let closed = head[capitals..].starts_with(',')
        || head[..capitals].ends_with(' ') && head[capitals..].starts_with(['(', '\u{2014}', '\u{2013}', '-']);
    let name = if closed { &head[..capitals] } else { city };
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 4 || city.chars().any(char::is_lowercase) {
        return 0;
    }
    let words = |text: &str| text.split([' ', ',']).filter(|w| !w.is_empty()).count();
    let bracket = head.find(" (").and_then(|open| {
        let close = open + head[open..].find(") ")?;
        let agency = &head[open + 2..close];
        let named = agency.len() <= 30 && agency.starts_with(char::is_uppercase) && !agency.contains(", ");
        // "The NATO (North Atlantic …) forces" names no agency; before one stand only a place and a day.
        (named && words(&head[..open]) <= 5).then_some(close + 2)
    });
    let before = |at: usize| !head[..at].contains([';', ':', '"', '“']);
    match (bracket, dash()) {
        (Some(close), Some(dash)) if dash >= close && dash <= close + 5 => dash,
        (Some(close), _) if before(close) => close,
        (_, Some(dash)) if before(dash) && head[..dash].split(' ').filter(|w| !w.is_empty()).count() <= 6 => dash,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn datelines_are_known_by_capitals_and_agencies() {
        for (sentence, body) in [
            ("KYIV, Ukraine (Reuters) \u{2014} Russian troops", "Russian troops"),
            ("SEOUL, May 3 (Yonhap) -- South Korea", "South Korea"),
            ("MANCHESTER, N.H. — The governor", "The governor"),
            ("JERUSALEM (CNN) A man", "A man"),
            ("BEIRUT \u{2014} Two people", "Two people"),
            ("CLEVELAND - Police", "Police"),
            ("NEW DELHI \u{2014} Farmers", "Farmers"),
            ("SAN JUAN, Puerto Rico (AP) \u{2014} Police", "Police"),
            ("(AP) A bomb", "A bomb"),
            ("(Reuters) - Oil rose", "Oil rose"),
        ] {
            assert_eq!(&sentence[length(sentence)..], body);
        }
        for sentence in [
            "NATO (the alliance) said no",
            "The Asia-Pacific Economic Cooperation (APEC) forum met",
            "IRAN SAID NO",
            "(Officials) said no",
            "The army - all of it - left",
            "",
        ] {
            assert_eq!(length(sentence), 0, "{sentence}");
        }
    }
}
