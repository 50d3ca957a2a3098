//! Plain English news sentences of our own with their names, beside the corpora.

use super::english::Item;
use crate::Failure;

const TEXT: &str = include_str!("own.txt");
/// Sentences that are held back together.
const TOGETHER: usize = 12;

/// A piece of a sentence, and what it names.
type Piece<'t> = (&'t str, Option<&'static str>);

/// The sentences.
pub(super) fn sentences(corpus: &'static str, weight: f32) -> Result<Vec<Item>, Failure> {
    let group = |i: usize| i / TOGETHER;
    let item = |(i, line)| Ok(tokens(&pieces(line)?, Item { corpus, weight, document: group(i), stretch: group(i), ..Item::default() }));
    lines().enumerate().map(item).collect()
}

fn lines() -> impl Iterator<Item = &'static str> {
    TEXT.lines().filter(|l| !l.starts_with("# ") && !l.is_empty())
}

/// The kinds of the marks.
fn kind(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "P" => "PS",
        "L" => "LC",
        "O" => "OG",
        "X" => "XX",
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
    }

    #[test]
    fn every_line_is_well_formed() {
        assert!(sentences("own", 1.0).unwrap().len() > 1500);
        for wrong in ["[P Kim said.", "[K Kim] said.", "[Kim] said."] {
            assert!(pieces(wrong).is_err(), "{wrong}");
        }
    }
}
