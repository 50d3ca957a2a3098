//! Paragraphs: which line feeds end one and which only wrap a line.

use std::ops::Range;

/// Wrapped prose is at most this wide; a wider line is a paragraph of its own.
const WIDEST: usize = 120;
/// Nobody wraps prose narrower than this; narrower lines are lists and headlines.
const NARROWEST: usize = 40;

/// The paragraphs of `text` as byte ranges, in order, none of them blank.
///
/// A blank line always ends a paragraph. A single line feed ends one too, except in prose wrapped by a fixed width, which is
/// told by two signs: the lines of a block are filled greedily (the first word of each next line would not have fitted on the
/// line before it; three lines at least, none of them a list item), or an unfinished line goes on with a small letter.
/// Headlines and one-paragraph-a-line text, by far the most of the web, show neither sign. Linear: every block of lines is read twice.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut block: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if line.trim().is_empty() {
            flush(text, &mut block, &mut out);
        } else {
            block.push(start..end);
        }
        start = end;
    }
    flush(text, &mut block, &mut out);
    out
}

fn flush(text: &str, block: &mut Vec<Range<usize>>, out: &mut Vec<Range<usize>>) {
    if filled(text, block) {
        if let (Some(first), Some(last)) = (block.first(), block.last()) {
            out.push(first.start..last.end);
        }
        block.clear();
        return;
    }
    let mut open: Option<Range<usize>> = None;
    for line in block.drain(..) {
        open = match open {
            Some(before) if goes_on(&text[before.clone()], &text[line.clone()]) => Some(before.start..line.end),
            Some(before) => {
                out.push(before);
                Some(line)
            }
            None => Some(line),
        };
    }
    out.extend(open);
}

/// Whether the lines of `block` are one paragraph filled to a width.
fn filled(text: &str, block: &[Range<usize>]) -> bool {
    // Three bytes take at most two columns, so longer lines need no count.
    if block.len() < 3 || block.iter().any(|line| line.len() > 2 * WIDEST) {
        return false;
    }
    let width = block.iter().map(|line| columns(text[line.clone()].trim())).max().unwrap_or(0);
    (NARROWEST..=WIDEST).contains(&width)
        && block.windows(2).all(|pair| {
            let (line, next) = (text[pair[0].clone()].trim(), text[pair[1].clone()].trim());
            let word = next.split_whitespace().next().unwrap_or_default();
            columns(line) + 1 + columns(word) > width && !is_item(next)
        })
}

/// Whether `line`, in small letters, finishes what `before` left open.
fn goes_on(before: &str, line: &str) -> bool {
    let (before, line) = (before.trim_end(), line.trim_start());
    line.starts_with(char::is_lowercase)
        && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-'))
        && before.rsplit('\n').next().is_some_and(|last| columns(last) >= NARROWEST)
}

fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('-' | '*' | '•' | '·' | '※' | '■' | '□' | '▲' | '△' | '▶' | '▷' | '●' | '○' | '◆' | '◇' | '–' | '—' | '①'..='⑳') => {
            true
        }
        Some('0'..='9') => matches!(chars.find(|c| !c.is_ascii_digit()), Some('.' | ')')),
        _ => false,
    }
}

/// How many columns `line` takes on a screen that draws Korean letters twice as wide as Latin ones.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if c >= '\u{1100}' && !('\u{2000}'..'\u{2e80}').contains(&c) { 2 } else { 1 }).sum()
}
