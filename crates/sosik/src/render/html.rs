//! HTML: the text with nested highlights, and what was found under it. No script, nothing from elsewhere.

use sosik_core::record::{ErrorRecord, Record};

use super::marks::{Mark, Piece, nest};
use super::words;

const STYLE: &str = include_str!("style.css");
const PAGE: &str = include_str!("page.html");
const FRAGMENT: &str = include_str!("fragment.html");
const FAILURE: &str = include_str!("failure.html");

/// A fragment with its style, complete in itself: what a notebook shows.
///
/// `text` is the text of the document that `record` was read from; spans that do not fit it are left out. Linear in both.
pub fn html(record: &Record, text: &str) -> String {
    format!("<style>\n{STYLE}</style>\n{}", fragment(record, text))
}

/// An `article` for one document, without the style that [`page`] brings.
pub fn fragment(record: &Record, text: &str) -> String {
    let title = record.title.as_deref().unwrap_or(&record.id);
    let tables = claims(record) + &events(record);
    fill(
        FRAGMENT,
        &[
            ("language", record.language.code()),
            ("title", &escape(title)),
            ("summary", &escape(&words::summary(record))),
            ("text", &highlighted(record, text)),
            ("tables", &tables),
        ],
    )
}

/// An `article` for a document that failed.
pub fn failure(failed: &ErrorRecord) -> String {
    fill(FAILURE, &[("title", &escape(&failed.id)), ("message", &escape(&failed.error.message))])
}

/// A page of fragments.
pub fn page(title: &str, fragments: impl IntoIterator<Item = String>) -> String {
    let (head, foot) = page_ends(title);
    head + &fragments.into_iter().collect::<String>() + &foot
}

/// What stands before and behind the fragments of a page, for those who write them one at a time.
pub fn page_ends(title: &str) -> (String, String) {
    let values = [("title", &*escape(title)), ("style", STYLE)];
    let (head, foot) = PAGE.split_once("{body}").unwrap_or((PAGE, ""));
    (fill(head, &values), fill(foot, &values))
}

/// Puts values into the `{names}` of a template, in one pass: what a value holds is never read as a name.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + values.iter().map(|v| v.1.len()).sum::<usize>());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            rest = after;
            continue;
        };
        out.push_str(values.iter().find(|v| v.0 == name).map_or("", |v| v.1));
        rest = tail;
    }
    out + rest
}

/// `text` for HTML, in elements and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars().map(words::visible) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

fn highlighted(record: &Record, text: &str) -> String {
    let mut marks = marks(record);
    let mut out = String::with_capacity(text.len() * 2);
    for piece in nest(text, &mut marks) {
        match piece {
            Piece::Open(mark) => {
                let Mark { class, note, .. } = &marks[mark];
                out.push_str(&format!(r#"<mark class="{class}" title="{}">"#, escape(note)));
            }
            Piece::Text(text) => out.push_str(&escape(text)),
            Piece::Close => out.push_str("</mark>"),
        }
    }
    out
}

fn marks(record: &Record) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |start: Option<u32>, end: Option<u32>, class, note: String| {
        if let (Some(start), Some(end)) = (start, end) {
            marks.push(Mark { start, end, class, note });
        }
    };
    for c in &record.claims {
        let what = format!("claim {}: {} · {}", c.id, words::act(c), words::how_sure(c));
        mark(c.source.start, c.source.end, "source", format!("{what} · by {}", words::who_says(record, c)));
        mark(c.cue.start, c.cue.end, "cue", format!("{what} · {}", c.rule));
        for part in &c.content {
            mark(Some(part.start), Some(part.end), "content", format!("{what} · by {}", words::who_says(record, c)));
        }
    }
    for e in &record.events {
        let whom = words::parties(record, &e.recipients);
        let whom = if whom.is_empty() { whom } else { format!(" → {whom}") };
        let note = format!(
            "event {}: {} {}{whom} · {} · {}",
            e.id,
            words::parties(record, &e.actors),
            words::did(e),
            words::spelled(&e.realis),
            e.rule
        );
        mark(e.trigger.start, e.trigger.end, "trigger", note);
    }
    for a in &record.actors {
        let code = a.code.as_deref().map(|c| format!(" {c}")).unwrap_or_default();
        for m in &a.mentions {
            mark(
                Some(m.start),
                Some(m.end),
                "actor",
                format!("{} · {}{code} · {}", a.name, words::spelled(&a.kind), words::spelled(&m.form)),
            );
        }
    }
    for p in &record.places {
        for m in &p.mentions {
            mark(Some(m.start), Some(m.end), "place", format!("{} · {} {}", p.name, p.kind, p.country.as_deref().unwrap_or_default()));
        }
    }
    for t in &record.times {
        mark(Some(t.start), Some(t.end), "time", format!("{} · {}", t.value, t.rule));
    }
    for q in &record.quantities {
        let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
        let bounds = if q.low.is_some() || q.high.is_some() { format!(" ({}–{})", number(q.low), number(q.high)) } else { String::new() };
        mark(Some(q.start), Some(q.end), "quantity", format!("{}{bounds} · {} · {}", number(q.value), q.dimension, q.rule));
    }
    marks
}

fn claims(record: &Record) -> String {
    let rows = words::parents_first(record).into_iter().map(|c| {
        let nested = "└ ".repeat(words::depth(record, c));
        [format!("{nested}{}", words::who_says(record, c)), words::act(c), words::what_said(c), words::how_sure(c)]
    });
    grid("claims", ["who", "act", "what", "how sure"], rows)
}

fn events(record: &Record) -> String {
    let rows = record.events.iter().map(|e| {
        [
            words::parties(record, &e.actors),
            words::did(e),
            words::parties(record, &e.recipients),
            words::circumstances(record, e),
            words::spelled(&e.realis),
        ]
    });
    grid("events", ["who", "did", "whom", "where, when, how many", "realis"], rows)
}

fn grid<const N: usize>(caption: &str, header: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let body: String = rows.map(|row| format!("<tr>{}</tr>\n", row.map(|cell| format!("<td>{}</td>", escape(&cell))).concat())).collect();
    if body.is_empty() {
        return body;
    }
    let header = header.map(|name| format!("<th>{name}</th>")).concat();
    format!("<table>\n<caption>{caption}</caption>\n<tr>{header}</tr>\n{body}</table>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    /// The tags of `html`, each checked to close what was opened last.
    fn well_formed(html: &str) -> usize {
        let mut open = Vec::new();
        let mut tags = 0;
        for tag in html.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("`<{tag}` is no tag"));
            let name: String = tag.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
            tags += 1;
            if tag.starts_with('/') {
                assert_eq!(open.pop().as_deref(), Some(name.as_str()), "in {html}");
            } else if !tag.starts_with('!') && name != "meta" {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?} stays open in {html}");
        tags
    }

    /// What a browser shows.
    fn shown(html: &str) -> String {
        let text: String = html.split('<').map(|part| part.split_once('>').map_or(part, |p| p.1)).collect();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
    }

    #[test]
    fn highlights_nest_and_leave_the_text_as_it_was() {
        let (record, text) = sample::korean();
        let html = fragment(&record, text);
        assert!(well_formed(&html) > 20);
        let inside = html.split_once("<div class=\"text\">").unwrap().1.split_once("</div>").unwrap().0;
        assert_eq!(shown(inside), text);
        let content = inside.split_once("class=\"content\"").unwrap().1;
        assert!(content.contains("class=\"trigger\"") && content.contains("class=\"quantity\""), "{content}");
        assert!(inside.split_once("class=\"content\"").unwrap().0.contains("class=\"source\""));
    }

    #[test]
    fn nothing_from_a_document_becomes_markup() {
        let (mut record, _) = sample::korean();
        let evil = "\"><script>alert('x')</script>&{title}\0";
        record.id = evil.into();
        record.outlet = Some(evil.into());
        record.actors[0].name = evil.into();
        record.claims[0].rule = evil.into();
        record.claims[0].content[0].text = evil.into();
        record.events[0].trigger.text = Some(evil.into());
        record.times[0].value = evil.into();
        record.quantities[0].rule = evil.into();
        let page = page(evil, [html(&record, &evil.repeat(3))]);
        assert!(well_formed(&page) > 20);
        assert!(!page.contains("<script") && !page.contains("\0"), "{page}");
        assert!(page.contains("&amp;{title}"), "a name inside a value was filled in: {page}");
        record.title = Some("머리<b>".into());
        assert!(fragment(&record, "").contains("<strong>머리&lt;b&gt;</strong>"));
    }

    #[test]
    fn a_failed_document_is_shown_in_its_place() {
        let failed =
            sosik_core::record::Line::error("a<1>", &sosik_core::Error::new(sosik_core::ErrorKind::Input, "line 3: `<` is no JSON"));
        let sosik_core::record::Line::Error(failed) = failed else { panic!("an error was made") };
        let html = failure(&failed);
        assert_eq!(well_formed(&html), 8);
        assert!(html.contains("a&lt;1&gt;") && html.contains("line 3: `&lt;` is no JSON"), "{html}");
    }

    #[test]
    fn a_text_that_is_not_the_records_own_is_still_shown() {
        let (record, _) = sample::korean();
        let html = fragment(&record, "짧다");
        well_formed(&html);
        assert!(html.contains("짧다"));
    }
}
