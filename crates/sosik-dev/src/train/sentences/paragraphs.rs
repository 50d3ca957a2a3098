//! Paragraphs made of the sentences of a source, some without final marks, some with endings as they are spoken.

use std::sync::LazyLock;

use super::super::perceptron::Shuffler;
use super::corpus::Source;

/// A text, where its sentences end (bytes), and the entries inside which nothing is certain.
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) ends: Vec<usize>,
    pub(super) loose: bool,
}

/// How many sentences of a paragraph lose their marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    None,
    Some,
    All,
    /// None, but the spaces between sentences.
    Spaces,
}

/// Standard endings and what is heard for them in some region, or in chats.
static SPOKEN: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let rows = include_str!("dialects.csv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split(',');
        Some((cells.next()?, cells.next()?))
    })
    .collect()
});

/// Of so many paragraphs one is spoken.
const SPOKEN_EVERY: u64 = 15;

const FINAL: [char; 4] = ['.', '!', '?', '…'];

/// The paragraphs of one pass over `sources`; another pass gives others.
pub(super) fn of(sources: &[Source], shuffler: &mut Shuffler) -> Vec<Paragraph> {
    let mut out = Vec::new();
    for source in sources.iter().flat_map(|s| std::iter::repeat_n(s, s.times)) {
        let mut order: Vec<&str> = source.sentences.iter().map(String::as_str).collect();
        if !source.running {
            shuffler.shuffle(&mut order);
        }
        let mut rest = &order[..];
        while !rest.is_empty() {
            let take = (2 + shuffler.next() as usize % 7).min(rest.len());
            let (sentences, others) = rest.split_at(take);
            rest = others;
            let loss = match shuffler.next() % 20 {
                0..9 => Loss::None,
                9..11 => Loss::Some,
                _ => Loss::All,
            };
            if shuffler.next().is_multiple_of(SPOKEN_EVERY) {
                let spoken: Vec<String> = sentences.iter().map(|s| spoken(s, shuffler)).collect();
                let spoken: Vec<&str> = spoken.iter().map(String::as_str).collect();
                out.push(join(&spoken, Loss::All, source.loose, shuffler));
            } else if loss == Loss::None && shuffler.chance(30) {
                let listed: Vec<String> = sentences.iter().map(|s| if shuffler.chance(40) { listed(s) } else { (*s).to_owned() }).collect();
                let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
                out.push(join(&listed, if shuffler.chance(60) { Loss::Spaces } else { loss }, source.loose, shuffler));
            } else {
                out.push(join(sentences, loss, source.loose, shuffler));
            }
        }
    }
    shuffler.shuffle(&mut out);
    out
}

/// One paragraph of `sentences`.
pub(super) fn join(sentences: &[&str], loss: Loss, loose: bool, shuffler: &mut Shuffler) -> Paragraph {
    let mut text = String::new();
    let mut ends = Vec::new();
    for sentence in sentences {
        if !text.is_empty() && loss != Loss::Spaces {
            text.push(' ');
        }
        let bare = match loss {
            Loss::None | Loss::Spaces => false,
            Loss::Some => shuffler.chance(30),
            Loss::All => true,
        };
        text.push_str(if bare { stripped(sentence) } else { sentence });
        ends.push(text.len());
    }
    Paragraph { text, ends, loose }
}

/// `sentence` with another ending, if one is known.
fn spoken(sentence: &str, shuffler: &mut Shuffler) -> String {
    let body = sentence.trim_end_matches(FINAL);
    let others: Vec<_> = SPOKEN.iter().filter_map(|(standard, spoken)| Some((body.strip_suffix(standard)?, spoken))).collect();
    match others.get(shuffler.next() as usize % others.len().max(1)) {
        Some((stem, ending)) => format!("{stem}{ending}"),
        None => sentence.to_owned(),
    }
}

/// `sentence` with full stops between the members of its lists, as wire copy has them: 정치.경제.
fn listed(sentence: &str) -> String {
    let mut out = String::new();
    let sentence = sentence.replace('·', ".");
    let mut parts = sentence.split(", ");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let short = |word: &str| (1..=4).contains(&word.chars().count()) && word.chars().all(|c| ('가'..='힣').contains(&c));
        let left = out.rsplit([' ', '.']).next().unwrap_or_default();
        let right = part.split(' ').next().unwrap_or_default();
        out.push_str(if short(left) && short(right) { "." } else { ", " });
        out.push_str(part);
    }
    out
}

/// `sentence` without the marks at its end; those inside a quotation or bracket stay.
fn stripped(sentence: &str) -> &str {
    sentence.trim_end_matches(FINAL).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spoken_ending_has_a_source_and_a_licence() {
        for row in include_str!("dialects.csv").lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            assert!(cells.len() == 5 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
        }
    }

    #[test]
    fn marks_and_spaces_are_lost_as_asked() {
        let mut shuffler = Shuffler::new(1);
        let sentences = ["비가 왔다.", "“가자.”", "왜 “가자”고 했나?"];
        let all = join(&sentences, Loss::All, false, &mut shuffler);
        assert_eq!(all.text, "비가 왔다 “가자.” 왜 “가자”고 했나");
        assert_eq!(all.ends.last(), Some(&all.text.len()));
        let spaces = join(&sentences, Loss::Spaces, false, &mut shuffler);
        assert_eq!(spaces.text, "비가 왔다.“가자.”왜 “가자”고 했나?");
    }

    #[test]
    fn lists_get_full_stops() {
        assert_eq!(listed("정치, 경제, 사회 문제가 크다."), "정치.경제.사회 문제가 크다.");
        assert_eq!(listed("비가 오고, 바람이불었다."), "비가 오고, 바람이불었다.");
    }
}
