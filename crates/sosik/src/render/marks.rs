//! Spans over a text, cut so that they nest.

/// A range of code points to be highlighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// First code point.
    pub(super) start: u32,
    /// The code point after the last.
    pub(super) end: u32,
    /// The class of the highlight.
    pub(super) class: &'static str,
    /// What a reader is told who points at it.
    pub(super) note: String,
}

/// What to write next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// The start of the mark at this position of the list.
    Open(usize),
    /// Text inside all open marks.
    Text(&'a str),
    /// The end of the mark opened last and not yet closed.
    Close,
}

/// Cuts `text` at the ends of `marks`, which it puts in order: by start, longer ones outside.
///
/// Where two marks cross, the inner one is closed with the outer and opened again behind it, so that pieces always nest. Marks that are
/// empty, run backwards or leave the text are left out. n log n in the marks for texts whose marks lie in each other a few deep, and
/// linear in the text.
pub(super) fn nest<'a>(text: &'a str, marks: &mut Vec<Mark>) -> Vec<Piece<'a>> {
    let length = text.chars().count() as u32;
    marks.retain(|m| m.start < m.end && m.end <= length);
    marks.sort_by(|a, b| (a.start, b.end, a.class).cmp(&(b.start, a.end, b.class)));
    marks.dedup_by(|b, a| (a.start, a.end, a.class) == (b.start, b.end, b.class));
    let mut pieces = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let (mut next, mut written) = (0, 0);
    let bounds = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
    // The nearest end of an open mark: looked at for each character instead of the whole stack.
    let mut nearest = u32::MAX;
    for (point, byte) in bounds.enumerate() {
        let point = point as u32;
        if point != nearest && marks.get(next).is_none_or(|m| m.start != point) {
            continue;
        }
        if written < byte {
            pieces.push(Piece::Text(&text[written..byte]));
            written = byte;
        }
        if let Some(outermost) = open.iter().position(|m| marks[*m].end == point) {
            let crossing: Vec<usize> = open.drain(outermost..).inspect(|_| pieces.push(Piece::Close)).collect();
            for mark in crossing.into_iter().filter(|m| marks[*m].end != point) {
                pieces.push(Piece::Open(mark));
                open.push(mark);
            }
        }
        while marks.get(next).is_some_and(|m| m.start == point) {
            pieces.push(Piece::Open(next));
            open.push(next);
            next += 1;
        }
        nearest = open.iter().map(|m| marks[*m].end).min().unwrap_or(u32::MAX);
    }
    if written < text.len() {
        pieces.push(Piece::Text(&text[written..]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, spans: &[(u32, u32, &'static str)]) -> String {
        let mut marks = spans.iter().map(|(start, end, class)| Mark { start: *start, end: *end, class, note: String::new() }).collect();
        let pieces = nest(text, &mut marks);
        (pieces.iter())
            .map(|p| match p {
                Piece::Open(i) => format!("<{}:", marks[*i].class),
                Piece::Text(t) => (*t).to_owned(),
                Piece::Close => ">".to_owned(),
            })
            .collect()
    }

    #[test]
    fn inner_marks_lie_in_outer_ones() {
        assert_eq!(shown("가나다라마", &[(1, 3, "b"), (0, 4, "a"), (4, 5, "c")]), "<a:가<b:나다>라><c:마>");
        assert_eq!(shown("가나", &[(0, 2, "b"), (0, 2, "a")]), "<a:<b:가나>>");
    }

    #[test]
    fn crossing_marks_are_cut() {
        assert_eq!(shown("abcdef", &[(0, 4, "a"), (2, 6, "b")]), "<a:ab<b:cd>><b:ef>");
        assert_eq!(shown("abcdef", &[(0, 3, "a"), (1, 5, "b"), (2, 6, "c")]), "<a:a<b:b<c:c>>><b:<c:de>><c:f>");
    }

    #[test]
    fn marks_outside_the_text_are_left_out() {
        assert_eq!(shown("가", &[(0, 2, "a"), (1, 1, "b"), (1, 0, "c")]), "가");
        assert_eq!(shown("", &[(0, 1, "a")]), "");
    }
}
