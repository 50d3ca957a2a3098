//! Ways to reach somebody: addresses, numbers, handles, codes to scan.

use sosik_core::{Contact, ContactKind, Span};
use sosik_segment::Segmentation;

/// Hosts of messengers and their short links.
const MESSENGERS: [&str; 9] =
    ["t.me/", "wa.me/", "telegram.me/", "open.kakao.com/", "line.me/", "m.me/", "signal.me/", "discord.gg/", "viber.com/"];

/// Names of the square codes, first the longer.
const CODES: [&str; 8] = ["QR code", "QR Code", "QR코드", "QR 코드", "큐알코드", "큐알 코드", "큐아르코드", "QR"];

/// Endings of domains that news prints without a scheme.
const DOMAINS: [&str; 16] =
    [".com", ".org", ".net", ".kr", ".kp", ".ru", ".ua", ".gov", ".edu", ".int", ".mil", ".info", ".jp", ".cn", ".uk", ".io"];

/// Ways to reach somebody in `text`, in order and without overlaps; spans in bytes. Linear in the text.
///
/// URLs (with or without scheme), e-mail addresses, telephone numbers (seven digits or more, grouped, or with a + before),
/// @handles, links to messengers, and mentions of QR codes.
pub fn contacts(text: &str, _seg: &Segmentation) -> Vec<Contact> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(hit) = mark_in(text.as_bytes(), at) {
        let start = text[at..hit].char_indices().rfind(|(_, c)| apart(*c)).map_or(at, |(i, c)| at + i + c.len_utf8());
        at = text[hit..].find(apart).map_or(text.len(), |i| hit + i);
        if let Some((range, kind)) = address(&text[start..at]) {
            found.push(Contact { span: Span::of(start + range.start..start + range.end), kind });
        }
    }
    phones(text, &mut found);
    let codes = if text.contains("QR") || text.contains('큐') { &CODES[..] } else { &[] };
    for code in codes {
        found.extend(text.match_indices(code).map(|(i, s)| Contact { span: Span::of(i..i + s.len()), kind: ContactKind::Qr }));
    }
    found.sort_by_key(|c| (c.span.start(), std::cmp::Reverse(c.span.end())));
    let mut end = 0;
    found.retain(|c| {
        let keep = c.span.start() >= end && !c.span.is_empty();
        if keep {
            end = c.span.end();
        }
        keep
    });
    found
}

/// Where the next mark stands from byte `at` on.
fn mark_in(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let mut marks = rest.iter().enumerate().filter(|(_, b)| matches!(b, b'@' | b'/' | b'.')).map(|(i, _)| i);
    marks.find(|i| is_mark(&rest[*i..])).map(|i| at + i)
}

/// Whether an address ends at `c`.
fn apart(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '[' | ']' | '|')
}

/// Whether `bytes` begin with what every address holds and hardly a word does: one of two marks, or a full stop with something behind it.
fn is_mark(bytes: &[u8]) -> bool {
    matches!(bytes, [b'@' | b'/', ..]) || matches!(bytes, [b'.', next, ..] if next.is_ascii_graphic())
}

/// The address in a piece without white space.
fn address(piece: &str) -> Option<(std::ops::Range<usize>, ContactKind)> {
    // The full stop of a mark may have had something behind it that belongs to no address: "army.”"
    mark_in(piece.as_bytes(), 0)?;
    // A scheme may follow Hangul without a space.
    let from = piece
        .find("http://")
        .or_else(|| piece.find("https://"))
        .or_else(|| piece.find("www."))
        .or_else(|| MESSENGERS.iter().find_map(|m| piece.find(m)));
    let from = from.or_else(|| piece.find(|c: char| c.is_ascii_alphanumeric() || c == '@'))?;
    let rest = &piece[from..];
    let end = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
    let word = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '/']);
    let range = from..from + word.len();
    if let Some(handle) = word.strip_prefix('@') {
        let name = handle.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
        return (name >= 2).then_some((from..from + 1 + name, ContactKind::Handle));
    }
    let lower = word.to_ascii_lowercase();
    if MESSENGERS.iter().any(|m| lower.contains(m)) {
        return Some((range, ContactKind::Messenger));
    }
    if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.") {
        return (word.len() > 10).then_some((range, ContactKind::Url));
    }
    if let Some((user, host)) = word.split_once('@') {
        let ok = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b));
        return (ok(user) && ok(host) && host.contains('.') && !host.ends_with('.')).then_some((range, ContactKind::Email));
    }
    let host = lower.split('/').next().unwrap_or_default();
    let ok = host.len() > 4
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))
        && DOMAINS.iter().any(|d| host.ends_with(d) && host.len() > d.len());
    ok.then_some((range, ContactKind::Url))
}

/// Telephone numbers: groups of digits joined by hyphens, spaces or brackets.
fn phones(text: &str, found: &mut Vec<Contact>) {
    let bytes = text.as_bytes();
    let mut i = 0;
    let opens = |b: &u8| *b == b'+' || b.is_ascii_digit();
    while let Some(next) = bytes[i..].iter().position(opens) {
        i += next;
        let clear =
            i == 0 || !(bytes[i - 1].is_ascii_alphanumeric() || matches!(bytes[i - 1], b'.' | b',' | b'-' | b'/' | b'$' | b'_' | b'='));
        if !clear {
            i += 1;
            continue;
        }
        let (mut j, mut digits, mut groups, mut hyphens, mut end) = (i + usize::from(bytes[i] == b'+'), 0, 0, 0, i);
        // No number is longer; the bound keeps long runs of digits linear.
        while j < bytes.len() && j - i < 32 {
            match bytes[j] {
                b if b.is_ascii_digit() => {
                    if j == 0 || !bytes[j - 1].is_ascii_digit() {
                        groups += 1;
                    }
                    digits += 1;
                    end = j + 1;
                }
                b'-' => hyphens += 1,
                b' ' | b'(' | b')' if bytes[i] == b'+' || bytes[i] == b'0' => {}
                _ => break,
            }
            j += 1;
        }
        let international = bytes[i] == b'+' && (8..=15).contains(&digits);
        // 02-123-4567, 1588-0000, 555-123-4567; 2024-10-25 is a date and has no group of four at its end.
        let last = bytes[i..end].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let national =
            (8..=11).contains(&digits) && last == 4 && (hyphens >= 2 && groups == 3 || hyphens == 1 && groups == 2 && bytes[i] == b'1');
        let spaced = bytes[i] == b'0' && (9..=11).contains(&digits) && groups == 3 && last >= 3;
        let closed = !bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric());
        if (international || national || spaced) && closed {
            found.push(Contact { span: Span::of(i..end), kind: ContactKind::Phone });
        }
        i = end.max(i + 1);
        while i < bytes.len() && bytes[i].is_ascii_digit() {
            i += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, ContactKind)> {
        contacts(text, &Segmentation::default()).iter().map(|c| (c.span.slice(text).unwrap(), c.kind)).collect()
    }

    #[test]
    fn every_kind_is_found() {
        use ContactKind::*;
        assert_eq!(
            read(
                "Write to press@mod.gov.ua, call +380 44 123 45 67 or 02-1234-5678, see https://mod.gov.ua/en. @warnews scans the QR code at t.me/hochu."
            ),
            [
                ("press@mod.gov.ua", Email),
                ("+380 44 123 45 67", Phone),
                ("02-1234-5678", Phone),
                ("https://mod.gov.ua/en", Url),
                ("@warnews", Handle),
                ("QR code", Qr),
                ("t.me/hochu", Messenger),
            ]
        );
        assert_eq!(
            read("홈페이지(www.nis.go.kr)나 국번 없이 1588-0111로, QR코드는 아래에"),
            [("www.nis.go.kr", Url), ("1588-0111", Phone), ("QR코드", Qr)]
        );
    }

    #[test]
    fn dates_and_sums_are_no_numbers_to_call() {
        assert_eq!(read("On 2024-10-25 about 12,000 troops, 1,234,567 won, 2023-2024"), []);
    }

    #[test]
    fn hostile_text_is_read_once() {
        for c in ["1", "@", "+", "QR", "http://", "-"] {
            assert!(contacts(&c.repeat(200_000), &Segmentation::default()).len() <= 200_000);
        }
    }
}
