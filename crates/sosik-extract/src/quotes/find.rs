//! Pairs quotation marks: one pass with a stack, emptied at the end of each line.

use sosik_core::{SentenceId, Span};
use sosik_segment::Segmentation;

use super::Quote;

/// What a mark can be by its own shape.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Opens,
    Closes,
    Either,
}

/// A run of marks that works as one: `"`, `“`, two backticks, two apostrophes, a doubled `””`.
#[derive(Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    double: bool,
    shape: Shape,
    /// `'` and `’` are apostrophes first.
    apostrophe: bool,
}

#[derive(Clone, Copy)]
struct Open {
    start: usize,
    inner: usize,
    double: bool,
}

/// All quotations of `text` in order of their opening marks, those in others after those that hold them.
///
/// Every kind of pair is read (“ ”, " ", ‘ ’, ' ', « », 「 」, 『 』, two backticks with two apostrophes), and mixed pairs too, since
/// agencies mix them. A mark without its partner on the same line is dropped and does not hide the pairs around it, unless it opens
/// speech that goes on in the next paragraph or ends a line that quotes already. Apostrophes
/// (don't, officials’) are not quotation marks. Linear in the text.
///
/// # Example
///
/// ```
/// use sosik_extract::quotes::find;
/// use sosik_segment::Segmentation;
/// let text = "She said, “It isn't over.”";
/// let quotes = find(text, &Segmentation::default());
/// assert_eq!(quotes.len(), 1);
/// assert_eq!(quotes[0].inner.slice(text), Some("It isn't over."));
/// ```
pub fn find(text: &str, segmentation: &Segmentation) -> Vec<Quote> {
    let mut done: Vec<(Open, usize, usize)> = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    // How many of the stack are (single, double), so that a mark without partner never walks the whole stack.
    let mut open = [0_usize; 2];
    let mut before = '\n';
    let mut line = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c == '\n' {
            if let Some((top, end)) = unclosed(text, &stack, &done, line, start) {
                done.push((top, end, end));
            }
            line = start + 1;
            stack.clear();
            open = [0; 2];
            before = c;
            continue;
        }
        let Some(mut mark) = single_mark(start, c) else {
            before = c;
            continue;
        };
        // Two singles in a row are a double (``We think …''), and a doubled mark is one ("" in texts that were CSV once).
        while let Some(&(_, next)) = chars.peek() {
            if next != c || mark.end - start > 8 {
                break;
            }
            chars.next();
            mark.end += next.len_utf8();
            mark.double = true;
            mark.apostrophe = false;
        }
        let after = chars.peek().map_or('\n', |&(_, next)| next);
        match decide(mark, before, after, open) {
            Some(Shape::Opens) => {
                stack.push(Open { start, inner: mark.end, double: mark.double });
                open[usize::from(mark.double)] += 1;
            }
            Some(Shape::Closes) => {
                while let Some(top) = stack.pop() {
                    open[usize::from(top.double)] -= 1;
                    if top.double == mark.double {
                        if top.inner < start {
                            done.push((top, start, mark.end));
                        }
                        break;
                    }
                }
            }
            _ => {}
        }
        before = c;
    }
    if let Some((top, end)) = unclosed(text, &stack, &done, line, text.len()) {
        done.push((top, end, end));
    }
    nest(done, segmentation)
}

/// A quotation that is still open where its line ends: one that goes on in the next paragraph, or the last of a line that quotes already.
///
/// Print leaves out the closing mark when the speech goes on in the next paragraph, and agencies lose it at the end of an item. Constant
/// beside the line.
fn unclosed(text: &str, stack: &[Open], done: &[(Open, usize, usize)], line: usize, end: usize) -> Option<(Open, usize)> {
    let top = *stack.iter().find(|o| o.double)?;
    let body = text.get(top.inner..end)?.trim_end();
    let speech = body.ends_with(['.', '!', '?', '…']) && body.split_whitespace().nth(2).is_some();
    let lead = text.get(line..top.start)?.trim_end();
    let opens = lead.is_empty() || lead.ends_with(['.', ',', ':', '?', '!']);
    let next = text.get(end..)?.chars().take(4).find(|c| !c.is_whitespace());
    let goes_on = next.is_some_and(|c| matches!(c, '“' | '"' | '„' | '«'));
    let quoted = done.iter().rev().take(8).any(|(open, close, _)| open.double && open.start >= line && *close <= top.start);
    (speech && opens && (goes_on || quoted)).then_some((top, top.inner + body.len()))
}

fn single_mark(start: usize, c: char) -> Option<Mark> {
    let (double, shape, apostrophe) = match c {
        '“' | '„' | '«' | '『' | '〝' => (true, Shape::Opens, false),
        '”' | '»' | '』' | '〞' => (true, Shape::Closes, false),
        '"' | '＂' | '˝' | '″' => (true, Shape::Either, false),
        '‘' | '「' | '`' | '‚' => (false, Shape::Opens, false),
        '」' => (false, Shape::Closes, false),
        '’' | '\'' => (false, Shape::Either, true),
        _ => return None,
    };
    Some(Mark { start, end: start + c.len_utf8(), double, shape, apostrophe })
}

/// Whether `mark` opens or closes here, or does neither.
fn decide(mark: Mark, before: char, after: char, open: [usize; 2]) -> Option<Shape> {
    let opened = open[usize::from(mark.double)] > 0;
    let at_left_edge = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '"' | '\'' | ',' | ':' | '…');
    let at_right_edge = !after.is_alphanumeric();
    if mark.apostrophe {
        let latin = |c: char| c.is_alphanumeric() && c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c);
        if latin(before) && latin(after) {
            return None;
        }
        return match (opened && !before.is_whitespace(), at_left_edge && after.is_alphanumeric()) {
            (true, _) if before != '\n' => Some(Shape::Closes),
            // ’90s and rock ’n’ roll open nothing; quotations that open with ’ do not exist in print.
            (_, true) if mark_is_straight(mark) && !after.is_ascii_digit() => Some(Shape::Opens),
            _ => None,
        };
    }
    match mark.shape {
        Shape::Opens => Some(Shape::Opens),
        // A closing mark with nothing to close opens when it stands where an opening one would: agencies get them the wrong way round.
        Shape::Closes if opened => Some(Shape::Closes),
        Shape::Closes => (at_left_edge && !after.is_whitespace()).then_some(Shape::Opens),
        Shape::Either if !opened => (!after.is_whitespace() && after != '\n').then_some(Shape::Opens),
        Shape::Either if at_left_edge && !at_right_edge && before.is_whitespace() => Some(Shape::Opens),
        Shape::Either => Some(Shape::Closes),
    }
}

/// `'` is one byte, `’` three.
const fn mark_is_straight(mark: Mark) -> bool {
    mark.end - mark.start == 1
}

fn nest(mut done: Vec<(Open, usize, usize)>, segmentation: &Segmentation) -> Vec<Quote> {
    done.sort_by_key(|(open, _, end)| (open.start, std::cmp::Reverse(*end)));
    let mut quotes: Vec<Quote> = Vec::with_capacity(done.len());
    let mut holders: Vec<u32> = Vec::new();
    for (open, inner_end, end) in done {
        let outer = Span::of(open.start..end);
        while holders.last().is_some_and(|&h| !quotes[h as usize].outer.contains(outer)) {
            holders.pop();
        }
        let sentence = SentenceId::of(segmentation.sentence_at(outer.start()).unwrap_or(0));
        let parent = holders.last().copied();
        holders.push(quotes.len() as u32);
        quotes.push(Quote { outer, inner: Span::of(open.inner..inner_end), sentence, double: open.double, parent });
    }
    quotes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words inside, `>` before those inside others, `'` before single ones.
    fn read(text: &str) -> Vec<String> {
        find(text, &Segmentation::default())
            .iter()
            .map(|q| {
                let marks = format!("{}{}", if q.parent.is_some() { ">" } else { "" }, if q.double { "" } else { "'" });
                format!("{marks}{}", q.inner.slice(text).unwrap())
            })
            .collect()
    }

    #[test]
    fn every_kind_of_pair() {
        assert_eq!(read("“가” \"나\" ‘다’ '라' «마» 「바」 『사』"), ["가", "나", "'다", "'라", "마", "'바", "사"]);
        assert_eq!(read("``It works,'' he said."), ["It works,"]);
        assert_eq!(read("\"그렇다”고 말했다"), ["그렇다"]);
        assert_eq!(read("””아니다””라고"), ["아니다"]);
    }

    #[test]
    fn apostrophes_are_no_quotes() {
        assert!(read("The officials’ aides don't know; it's the ministry's '90s plan.").is_empty());
        assert_eq!(read("He said: 'We can't wait.'"), ["'We can't wait."]);
        assert_eq!(read("영화 ‘바다’의 감독"), ["'바다"]);
    }

    #[test]
    fn nested_quotes_know_their_holder() {
        assert_eq!(read("그는 “장관이 ‘안 된다’고 했다”고 말했다."), ["장관이 ‘안 된다’고 했다", ">'안 된다"]);
    }

    #[test]
    fn unpaired_marks_are_dropped_at_the_end_of_the_line() {
        assert_eq!(read("“끝나지 않은 말\n“다음” 줄"), ["다음"]);
        assert_eq!(read("She called it \"brave\" and \"unfinished"), ["brave"]);
        assert_eq!(read("“밖 ‘열기만 했다”고"), ["밖 ‘열기만 했다"]);
        assert!(read(&"\"".repeat(10_000)).is_empty());
    }

    #[test]
    fn hostile_texts_stay_linear() {
        for unit in ["“ ", "‘ 가’", "“a ‘b ", "’ ", "\"a ", "`'"] {
            let _ = read(&unit.repeat(200_000));
        }
    }
}
