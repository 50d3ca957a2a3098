//! Web addresses and e-mail addresses, which stay whole.

use std::ops::Range;

/// The links in a stretch of text without white space, in order; linear in the stretch.
///
/// A link is ASCII from its scheme or its `www.` on, or a mail address around its `@`; it ends before Hangul, closing brackets
/// and quotes, and gives back the punctuation at its end: `https://example.kr/a?b=1를` keeps 를 out.
pub(super) fn links(text: &str, chunk: Range<usize>) -> Vec<Range<usize>> {
    let bytes = &text.as_bytes()[chunk.clone()];
    let mut out = Vec::new();
    let mut at = 0;
    // No link may begin before here: the text before belongs to another.
    let mut floor = 0;
    while at < bytes.len() {
        let found = match bytes[at] {
            b':' if bytes[at..].starts_with(b"://") => {
                let start = back(bytes, floor, at, |b| b.is_ascii_alphabetic());
                (start < at).then(|| start..address_end(bytes, at + 3)).filter(|r| r.end > at + 3)
            }
            b'w' | b'W' if bytes[at..].get(..4).is_some_and(|w| w.eq_ignore_ascii_case(b"www.")) => {
                let end = address_end(bytes, at + 4);
                (end > at + 4).then_some(at..end)
            }
            b'@' => mail(bytes, floor, at),
            b'/' => bare(bytes, floor, at),
            _ => None,
        };
        match found {
            Some(range) => {
                at = range.end;
                floor = at;
                out.push(chunk.start + range.start..chunk.start + range.end);
            }
            None => at += 1,
        }
    }
    out
}

/// No local part of a mail address or host name is longer; the walk back stops here.
const REACH: usize = 64;

fn back(bytes: &[u8], floor: usize, from: usize, keeps: impl Fn(u8) -> bool) -> usize {
    let floor = floor.max(from.saturating_sub(REACH));
    let mut start = from;
    while start > floor && keeps(bytes[start - 1]) {
        start -= 1;
    }
    start
}

fn address_end(bytes: &[u8], from: usize) -> usize {
    let mut end = from;
    while end < bytes.len()
        && bytes[end].is_ascii_graphic()
        && !matches!(bytes[end], b'"' | b'<' | b'>' | b')' | b']' | b'}' | b'\'' | b'|' | b'\\' | b'^' | b'`')
    {
        end += 1;
    }
    while end > from && matches!(bytes[end - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b'(') {
        end -= 1;
    }
    end
}

fn mail(bytes: &[u8], floor: usize, at: usize) -> Option<Range<usize>> {
    let start = back(bytes, floor, at, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%'));
    let mut end = at + 1;
    while end < bytes.len() && (bytes[end].is_ascii_alphanumeric() || matches!(bytes[end], b'.' | b'-')) {
        end += 1;
    }
    while end > at + 1 && matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    (start < at && bytes[at + 1..end].contains(&b'.')).then_some(start..end)
}

/// A host and path without scheme: t.me/channel, example.kr/news. The host ends in a dot and two letters or more.
fn bare(bytes: &[u8], floor: usize, slash: usize) -> Option<Range<usize>> {
    let start = back(bytes, floor, slash, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let host = &bytes[start..slash];
    let dot = host.iter().rposition(|b| *b == b'.')?;
    let top = &host[dot + 1..];
    let named = dot > 0 && host[..dot].iter().any(u8::is_ascii_alphabetic) && top.len() >= 2 && top.iter().all(u8::is_ascii_lowercase);
    named.then(|| start..address_end(bytes, slash + 1)).filter(|range| range.end > slash + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_end_before_josa_and_stops() {
        for (text, expected) in [
            ("https://t.me/example를", vec!["https://t.me/example"]),
            ("(www.example.kr).", vec!["www.example.kr"]),
            ("kim@news.example.kr으로", vec!["kim@news.example.kr"]),
            ("t.me/example_channel,", vec!["t.me/example_channel"]),
            ("and/or", vec![]),
            ("10/23/2024", vec![]),
            ("@handle", vec![]),
            ("a://", vec![]),
        ] {
            let found: Vec<&str> = links(text, 0..text.len()).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
