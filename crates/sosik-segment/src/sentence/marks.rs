//! Final marks, and quotation marks and brackets with their partners.

use std::ops::Range;

/// A quotation longer than this (in bytes) is two marks that lost their partners.
const LONGEST_QUOTE: usize = 1500;
/// The same for brackets.
const LONGEST_BRACKET: usize = 1000;

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A run of full stops, question and exclamation marks, or ellipses.
    Stop,
    /// Opens a quotation or bracket that is closed later.
    Open,
    /// Closes one that was opened.
    Close,
    /// Opens or closes nothing, but looks like an opening mark.
    LooseOpen,
    /// Opens or closes nothing, but looks like a closing mark.
    LooseClose,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
}

/// Pairs of marks that quote or enclose, numbered; 0 and 1 are the quotation marks that fonts and typists interchange.
const DOUBLE: usize = 0;
const SINGLE: usize = 1;
const FIRST_BRACKET: usize = 6;
const KINDS: usize = 15;

enum Sign {
    Stop,
    Open(usize),
    Close(usize),
    /// A straight quotation mark, which opens or closes by what surrounds it.
    Straight(usize),
    None,
}

/// Bytes that may begin a mark; all others are passed over.
const MAY_BEGIN: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b".!?\"'()[]{}\xc2\xe2\xe3\xef";
    let mut i = 0;
    while i < marks.len() {
        table[marks[i] as usize] = true;
        i += 1;
    }
    table
};

fn sign(c: char) -> Sign {
    match c {
        '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '．' | '｡' => Sign::Stop,
        '"' | '＂' => Sign::Straight(DOUBLE),
        '\'' | '＇' => Sign::Straight(SINGLE),
        '“' | '„' | '‟' => Sign::Open(DOUBLE),
        '”' => Sign::Close(DOUBLE),
        '‘' | '‚' | '‛' => Sign::Open(SINGLE),
        '’' => Sign::Close(SINGLE),
        '「' | '｢' => Sign::Open(2),
        '」' | '｣' => Sign::Close(2),
        '『' => Sign::Open(3),
        '』' => Sign::Close(3),
        '«' => Sign::Open(4),
        '»' => Sign::Close(4),
        '‹' => Sign::Open(5),
        '›' => Sign::Close(5),
        '(' | '（' => Sign::Open(6),
        ')' | '）' => Sign::Close(6),
        '[' | '［' => Sign::Open(7),
        ']' | '］' => Sign::Close(7),
        '{' => Sign::Open(8),
        '}' => Sign::Close(8),
        '\u{3008}' | '\u{2329}' => Sign::Open(9),
        '\u{3009}' | '\u{232a}' => Sign::Close(9),
        '《' => Sign::Open(10),
        '》' => Sign::Close(10),
        '【' => Sign::Open(11),
        '】' => Sign::Close(11),
        '〔' => Sign::Open(12),
        '〕' => Sign::Close(12),
        '＜' => Sign::Open(13),
        '＞' => Sign::Close(13),
        '〖' => Sign::Open(14),
        '〗' => Sign::Close(14),
        _ => Sign::None,
    }
}

/// Finds marks and pairs; reusable, so that a long text needs no allocation a paragraph.
#[derive(Default)]
pub(super) struct Scanner {
    pub(super) marks: Vec<Mark>,
    /// Marks that opened and wait for their partner: kind and position in `marks`.
    waiting: Vec<(usize, usize)>,
    /// How many of each kind wait, so that a closing mark without partner costs nothing.
    count: [u32; KINDS],
}

impl Scanner {
    /// Fills `marks` with those of the paragraph at `range`, in order; linear, every mark is pushed and popped once.
    pub(super) fn scan(&mut self, text: &str, range: Range<usize>) {
        self.marks.clear();
        self.waiting.clear();
        self.count = [0; KINDS];
        let bytes = text.as_bytes();
        let mut at = range.start;
        while at < range.end {
            if !MAY_BEGIN[bytes[at] as usize] {
                at += 1;
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            let mut end = at + c.len_utf8();
            let mut sign = sign(c);
            if c == '\'' && bytes.get(end) == Some(&b'\'') && end < range.end {
                // Two single marks typed for a double one.
                end += 1;
                sign = Sign::Straight(DOUBLE);
            }
            match sign {
                Sign::None => {}
                Sign::Stop => match self.marks.last_mut() {
                    Some(last) if last.what == What::Stop && last.end == at => last.end = end,
                    _ => self.marks.push(Mark { start: at, end, what: What::Stop }),
                },
                Sign::Open(kind) => self.open(kind, at, end),
                Sign::Close(SINGLE) => {
                    if !is_apostrophe(text, at, end) {
                        self.close(SINGLE, at, end);
                    }
                }
                Sign::Close(kind) => self.close(kind, at, end),
                Sign::Straight(kind) => self.straight(text, &range, kind, at, end),
            }
            at = end;
        }
    }

    fn straight(&mut self, text: &str, range: &Range<usize>, kind: usize, at: usize, end: usize) {
        if kind == SINGLE && is_apostrophe(text, at, end) {
            return;
        }
        let before = text[range.start..at].chars().next_back();
        let after = text[end..range.end].chars().next();
        let room_before = before.is_none_or(|c| c.is_whitespace() || matches!(sign(c), Sign::Open(_) | Sign::Straight(_)) || c == '—');
        let room_after = after.is_none_or(char::is_whitespace);
        // A straight mark after a space and before a letter opens, even when another waits: that one lost its partner.
        // One that nothing waits for opens after a final mark too: 했다.'한국'은.
        let behind_stop = before.is_some_and(|c| matches!(sign(c), Sign::Stop));
        let opens = !room_after && (room_before || (self.count[kind] == 0 && (kind == DOUBLE || behind_stop)));
        let closes_at_once = self.count[kind] > 0 && before.is_some_and(|c| matches!(sign(c), Sign::Straight(_)));
        if opens && !closes_at_once {
            self.open(kind, at, end);
        } else {
            self.close(kind, at, end);
        }
    }

    fn open(&mut self, kind: usize, start: usize, end: usize) {
        // Quotation marks do not nest in their own kind: the one that waits lost its partner.
        if kind < FIRST_BRACKET && self.count[kind] > 0 {
            self.drop_to(kind);
        }
        self.count[kind] += 1;
        self.waiting.push((kind, self.marks.len()));
        self.marks.push(Mark { start, end, what: What::LooseOpen });
    }

    fn close(&mut self, kind: usize, start: usize, end: usize) {
        let mut what = What::LooseClose;
        let partner = if self.count[kind] > 0 { self.drop_to(kind) } else { None };
        if let Some(opening) = partner.and_then(|i| self.marks.get_mut(i)) {
            let longest = if kind < FIRST_BRACKET { LONGEST_QUOTE } else { LONGEST_BRACKET };
            if end - opening.start <= longest {
                opening.what = What::Open;
                what = What::Close;
            }
        }
        self.marks.push(Mark { start, end, what });
    }

    /// Takes the last waiting mark of `kind` and all above it off the stack; those above stay loose.
    fn drop_to(&mut self, kind: usize) -> Option<usize> {
        while let Some((found, at)) = self.waiting.pop() {
            self.count[found] -= 1;
            if found == kind {
                return Some(at);
            }
        }
        None
    }
}

/// Whether the single mark at `at..end` stands inside a word or number: don't, l'État, rock ’n’ roll, the ’90s.
fn is_apostrophe(text: &str, at: usize, end: usize) -> bool {
    let latin = |c: char| c < '\u{1100}' && c.is_alphanumeric();
    let after = text[end..].chars().next();
    text[..at].chars().next_back().is_some_and(latin) && after.is_some_and(latin)
}
