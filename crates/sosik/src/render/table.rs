//! Tables of plain text, with columns that hold under Hangul, which takes two cells a syllable.

use sosik_core::record::{ErrorRecord, Record};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::words;

/// The narrowest table that is still one.
pub(super) const NARROWEST: usize = 60;

/// Two tables, claims (who · act · what · how sure) and events (who · did · whom · where, when, how many · whether it happened),
/// in at most `width` cells a line (60 at least), ending in a line feed.
///
/// What does not fit its column ends in `…`. A nested claim stands under `└`. Linear in the record.
pub fn table(record: &Record, width: usize) -> String {
    let width = width.max(NARROWEST);
    let mut out = String::new();
    let title = record.title.as_deref().map(|t| format!(" {t}")).unwrap_or_default();
    line(&mut out, &[(&format!("{}{title} — {}", record.id, words::summary(record)), width)]);
    if record.claims.is_empty() && record.events.is_empty() {
        out.push_str("  no claims, no events\n");
        return out;
    }
    let claims: Vec<[String; 4]> = (words::parents_first(record).into_iter())
        .map(|c| {
            let nested = match words::depth(record, c) {
                0 => String::new(),
                depth => format!("{}└ ", "  ".repeat(depth - 1)),
            };
            [format!("{nested}{}", words::who_says(record, c)), words::act(c), words::what_said(c), words::how_sure(c)]
        })
        .collect();
    grid(&mut out, ["claims: who", "act", "what", "how sure"], &claims, width);
    let events: Vec<[String; 5]> = (record.events.iter())
        .map(|e| {
            [
                words::parties(record, &e.actors),
                words::did(e),
                words::parties(record, &e.recipients),
                words::circumstances(record, e),
                words::spelled(&e.realis),
            ]
        })
        .collect();
    grid(&mut out, ["events: who", "did", "whom", "where, when, how many", "realis"], &events, width);
    out
}

/// One line for a document that failed: its id and why, whole, without a line feed.
pub fn failure_line(failed: &ErrorRecord) -> String {
    plain(&format!("{}: {}", failed.id, failed.error.message))
}

/// `text` on one line, with nothing in it that a terminal would take for a command.
pub fn plain(text: &str) -> String {
    text.chars().map(shown).collect()
}

/// Rows under a header. Columns are as wide as they need; when that is too much, the widest give way first. What is left over
/// goes nowhere: a table need not fill its line.
pub(super) fn grid<const N: usize>(out: &mut String, header: [&str; N], rows: &[[String; N]], width: usize) {
    if rows.is_empty() {
        return;
    }
    let mut widths = header.map(UnicodeWidthStr::width);
    for row in rows {
        for (w, cell) in widths.iter_mut().zip(row) {
            *w = (*w).max(shown_width(cell)).min(width);
        }
    }
    let room = width.saturating_sub(2 * N);
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else { break };
        *widest -= 1;
    }
    out.push('\n');
    let cells = |row: [&str; N]| std::array::from_fn::<_, N, _>(|i| (row[i].to_owned(), widths[i]));
    let mut put = |row: [&str; N]| {
        let cells = cells(row);
        line(out, &cells.each_ref().map(|(text, w)| (text.as_str(), *w)));
    };
    put(header);
    put(widths.map(|w| "─".repeat(w)).each_ref().map(String::as_str));
    for row in rows {
        put(row.each_ref().map(String::as_str));
    }
}

/// Writes cells side by side, two spaces between, none at the end of the line.
fn line(out: &mut String, cells: &[(&str, usize)]) {
    let start = out.len();
    for (i, (text, width)) in cells.iter().enumerate() {
        if i > 0 {
            out.push_str("  ");
        }
        let used = fit(out, text, *width);
        out.extend(std::iter::repeat_n(' ', width - used));
    }
    out.truncate(start + out[start..].trim_end().len());
    out.push('\n');
}

fn cell_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// What stands for `c` in a cell: one line, nothing that moves a cursor.
fn shown(c: char) -> char {
    match words::visible(c) {
        '\n' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        c => c,
    }
}

fn shown_width(text: &str) -> usize {
    text.chars().map(|c| cell_width(shown(c))).sum()
}

/// Writes as much of `text` as fits `width` cells and returns how many it took.
fn fit(out: &mut String, text: &str, width: usize) -> usize {
    let whole = shown_width(text) <= width;
    let room = if whole { width } else { width.saturating_sub(1) };
    let mut used = 0;
    // Cut between grapheme clusters: half of a decomposed syllable or of an emoji would be another character.
    for cluster in text.graphemes(true) {
        let wide: usize = cluster.chars().map(|c| cell_width(shown(c))).sum();
        if used + wide > room {
            break;
        }
        out.extend(cluster.chars().map(shown));
        used += wide;
    }
    if !whole && width > 0 {
        out.push('…');
        used += 1;
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn every_line_fits_and_hangul_columns_hold() {
        let (record, _) = sample::korean();
        for width in [60, 80, 120] {
            let table = table(&record, width);
            assert!(table.lines().all(|l| l.width() <= width), "{width}: {table}");
        }
        let wide = table(&record, 200);
        assert!(wide.contains("국방부"), "{wide}");
        // The second column starts at the same cell in the header and in every row.
        let lines: Vec<&str> = wide.lines().skip_while(|l| !l.starts_with("claims")).take_while(|l| !l.is_empty()).collect();
        let cell_of = |line: &str, word: &str| line.find(word).map(|at| line[..at].width());
        assert_eq!(cell_of(lines[0], "act"), cell_of(lines[2], "announcement"), "{wide}");
        assert!(cell_of(lines[0], "act").is_some());
    }

    #[test]
    fn a_claim_stands_right_before_those_in_it() {
        let (mut record, _) = sample::korean();
        let mut child = record.claims[0].clone();
        let count = record.claims.len() as u32;
        (child.parent, child.content[0].text) = (Some(count), "inner".into());
        record.claims.insert(0, child);
        record.claims[count as usize].content[0].text = "outer".into();
        let shown = table(&record, 200);
        assert!(shown.find("outer") < shown.find("inner"), "{shown}");
        // A circle loses nothing and does not hang.
        record.claims[count as usize].parent = Some(0);
        assert!(table(&record, 200).contains("inner"));
    }

    #[test]
    fn what_is_cut_says_so() {
        let mut out = String::new();
        assert_eq!(fit(&mut out, "국방부 관계자", 6), 5);
        assert_eq!(out, "국방…");
    }

    #[test]
    fn nothing_in_a_text_reaches_the_terminal_as_a_command() {
        let (mut record, _) = sample::korean();
        record.claims[0].content[0].text = "\x1b[2Jgone\u{202e}\r\nnext".into();
        let table = table(&record, 200);
        assert!(!table.contains(['\x1b', '\u{202e}', '\r']), "{table:?}");
        assert!(table.contains("␛[2Jgone"), "{table}");
    }

    #[test]
    fn a_record_with_nothing_in_it_says_so() {
        let (mut record, _) = sample::korean();
        record.claims.clear();
        record.events.clear();
        assert!(table(&record, 80).contains("no claims, no events"));
    }

    #[test]
    fn a_cell_is_cut_between_clusters() {
        let mut out = String::new();
        let used = fit(&mut out, "a\u{1112}\u{1161}\u{11ab}bcdef", 4);
        assert_eq!(used, 4, "{out}");
        assert_eq!(out, "a\u{1112}\u{1161}\u{11ab}…");
    }
}
