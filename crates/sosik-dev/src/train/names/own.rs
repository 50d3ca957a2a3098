//! Plain news sentences of our own with their names, beside the corpora.

use sosik_core::Span;

use super::english::Item;
use crate::Failure;

const ENGLISH: &str = include_str!("own-en.txt");
const KOREAN: &str = include_str!("own-ko.txt");
/// Sentences that are held back together.
const TOGETHER: usize = 12;

/// A piece of a sentence, and what it names.
type Piece<'t> = (&'t str, Option<&'static str>);

/// The English sentences.
pub(super) fn english(corpus: &'static str, weight: f32) -> Result<Vec<Item>, Failure> {
    let group = |i: usize| i / TOGETHER;
    let item = |(i, line)| Ok(tokens(&pieces(line)?, Item { corpus, weight, document: group(i), stretch: group(i), ..Item::default() }));
    lines(ENGLISH).enumerate().map(item).collect()
}

/// The Korean sentences, with the bytes of their names.
pub(super) fn korean() -> Result<Vec<(String, Vec<(Span, &'static str)>)>, Failure> {
    lines(KOREAN).map(|line| Ok(spans(&pieces(line)?))).collect()
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|l| !l.starts_with("# ") && !l.is_empty())
}

/// The kinds of the marks.
fn kind(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "P" => "PS",
        "L" => "LC",
        "O" => "OG",
        "X" => "XX",
        "D" => "DT",
        "T" => "TI",
        "Q" => "QT",
        _ => return None,
    })
}

/// The pieces of `line`, where `[P Kim]` is a person.
fn pieces(line: &str) -> Result<Vec<Piece<'_>>, Failure> {
    let wrong = || format!("the brackets of `{line}` do not close or have no kind");
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((plain, name)) = rest.split_once('[') {
        let (name, after) = name.split_once(']').ok_or_else(wrong)?;
        let (kind, name) = name.split_once(' ').and_then(|(k, n)| Some((kind(k)?, n))).ok_or_else(wrong)?;
        out.extend([(plain, None), (name, Some(kind))]);
        rest = after;
    }
    out.push((rest, None));
    Ok(out)
}

fn spans(pieces: &[Piece<'_>]) -> (String, Vec<(Span, &'static str)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    for (piece, kind) in pieces {
        let start = text.len();
        text.push_str(piece);
        names.extend(kind.map(|k| (Span::of(start..text.len()), k)));
    }
    (text, names)
}

/// `item` with the words between spaces as its tokens; those before no space are glued to what follows.
fn tokens(pieces: &[Piece<'_>], mut item: Item) -> Item {
    for (piece, kind) in pieces {
        let first = item.tokens.len();
        if let Some(last) = item.glued.last_mut().filter(|_| piece.starts_with(' ')) {
            *last = false;
        }
        let mut words = piece.split(' ').filter(|w| !w.is_empty()).peekable();
        while let Some(word) = words.next() {
            item.tokens.push(word.to_owned());
            item.glued.push(words.peek().is_none() && !piece.ends_with(' '));
        }
        item.names.extend(kind.map(|k| (first, item.tokens.len(), k)));
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_with_their_kinds() {
        let read = tokens(&pieces("The [O NATO]-led force met [P Ali al-Amin].").unwrap(), Item::default());
        assert_eq!(read.tokens, ["The", "NATO", "-led", "force", "met", "Ali", "al-Amin", "."]);
        assert_eq!(read.glued, [false, true, false, false, false, false, true, true]);
        assert_eq!(read.names, [(1, 2, "OG"), (5, 7, "PS")]);
        let (text, names) = spans(&pieces("[P 김하늘] 의원이 [L 부산]에 왔다.").unwrap());
        assert_eq!(text, "김하늘 의원이 부산에 왔다.");
        assert_eq!(names.iter().map(|(s, k)| (s.slice(&text).unwrap(), *k)).collect::<Vec<_>>(), [("김하늘", "PS"), ("부산", "LC")]);
    }

    #[test]
    fn every_line_is_well_formed() {
        assert!(english("own", 1.0).unwrap().len() > 800);
        assert!(korean().unwrap().len() > 300);
        for wrong in ["[P Kim said.", "[K Kim] said.", "[Kim] said."] {
            assert!(pieces(wrong).is_err(), "{wrong}");
        }
    }
}
