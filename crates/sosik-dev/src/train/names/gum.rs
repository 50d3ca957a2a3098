//! Names out of GUM, which marks every noun phrase of a person, place or thing with its kind, named or not.

use sosik_extract::names::model;

use super::english::{Item, capital, kind};

/// Offices and forms of address that GUM and re3d count to the name.
pub(super) const TITLES: [&str; 40] = [
    "President",
    "Mr.",
    "Mr",
    "Mrs.",
    "Mrs",
    "Ms.",
    "Ms",
    "Dr.",
    "Dr",
    "Prime",
    "Minister",
    "Senator",
    "Sen.",
    "Rep.",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Pope",
    "General",
    "Gen.",
    "Colonel",
    "Captain",
    "Judge",
    "Justice",
    "Chief",
    "Secretary",
    "Governor",
    "Mayor",
    "Professor",
    "Prof.",
    "Sir",
    "Lord",
    "Lady",
    "St.",
    "Saint",
    "Chancellor",
    "Sheikh",
    "Ambassador",
    "Foreign",
];

/// Offices that are no part of a name even at its end.
const OFFICES: [&str; 13] = [
    "President",
    "Minister",
    "Secretary",
    "Governor",
    "Mayor",
    "Chancellor",
    "Senator",
    "Ambassador",
    "Commissioner",
    "Director",
    "Chairman",
    "Speaker",
    "Sheriff",
];

/// What the kinds of entities of GUM are here; nothing for times, which are no names.
fn gum_kind(label: &str) -> Option<&'static str> {
    match label {
        "person" | "place" | "organization" => kind(label),
        "event" | "abstract" | "object" | "animal" | "plant" | "substance" => Some("XX"),
        _ => None,
    }
}

/// A sentence of GUM while it is read.
#[derive(Default)]
struct Read {
    tokens: Vec<String>,
    glued: Vec<bool>,
    /// First and last of words written as one, and whether no space follows them.
    joined: Option<(usize, usize, bool)>,
    parts: Vec<String>,
    /// Part of a proper noun in the finer tag set: "Black" and "Widow", but not "the".
    proper: Vec<bool>,
    plural: Vec<bool>,
    heads: Vec<usize>,
    relations: Vec<String>,
    /// First token, the one behind the last, kind.
    spans: Vec<(usize, usize, String)>,
}

impl Read {
    /// The names of the sentence: persons, places, organisations and others whose head is a proper noun, without what only describes them.
    fn names(&self) -> Vec<(usize, usize, &'static str)> {
        let mut names = Vec::new();
        for (start, end, label) in &self.spans {
            let Some(kind) = gum_kind(label) else { continue };
            let Some(head) = self.head(*start, *end) else { continue };
            let kind = if kind == "PS" && self.plural[head] { "XX" } else { kind };
            names.extend(self.core(*start, *end, head, kind).map(|(s, e)| (s, e, kind)));
        }
        // Adjectives of countries: "Afghan".
        let adjective = |i: usize| self.parts[i] == "ADJ" && capital(&self.tokens[i]) && model::country(&self.tokens[i]);
        names.extend((0..self.tokens.len()).filter(|i| adjective(*i)).map(|i| (i, i + 1, "XX")));
        // Of names inside each other the longer.
        names.sort_by_key(|(s, e, _)| (std::cmp::Reverse(e - s), *s));
        let mut kept: Vec<(usize, usize, &'static str)> = Vec::new();
        for n in names {
            if kept.iter().all(|k| n.1 <= k.0 || k.1 <= n.0) {
                kept.push(n);
            }
        }
        kept.sort_unstable();
        kept
    }

    /// The word of `start..end` that names: the first that hangs on one outside, or the proper noun beside it ("captain Harry Kane").
    fn head(&self, start: usize, end: usize) -> Option<usize> {
        let head = (start..end).find(|i| !(start..end).contains(&self.heads[*i])).unwrap_or(start);
        if self.proper[head] {
            return Some(head);
        }
        let next = head + 1;
        let beside = next < end && self.heads[next] == head && matches!(self.relations[next].as_str(), "flat" | "appos");
        (beside && self.proper[next]).then_some(next)
    }

    /// The name inside `start..end` around its head.
    fn core(&self, start: usize, end: usize, head: usize, kind: &str) -> Option<(usize, usize)> {
        let t = &self.tokens;
        let (mut s, mut e) = (head, head + 1);
        let joins = |i: usize| {
            self.proper[i] || capital(&t[i]) && matches!(self.parts[i].as_str(), "ADJ" | "NOUN" | "NUM" | "VERB") && kind != "PS" && i > 0
        };
        let ends_another = |i: usize| self.spans.iter().any(|(a, b, _)| (*a, *b) != (start, end) && *b == i + 1);
        while s > start {
            let back = if joins(s - 1) {
                1
            } else if s > start + 1 && joins(s - 2) && (t[s - 1] == "-" || kind != "PS" && t[s - 1] == "'s" && !ends_another(s - 2)) {
                2
            } else {
                break;
            };
            s -= back;
        }
        loop {
            if e < end && (joins(e) || t[e] == "-" && e + 1 < end && (joins(e + 1) || kind == "PS")) {
                e += 1;
            } else if kind != "PS"
                && e + 1 < end
                && matches!(t[e].as_str(), "of" | "for" | "and")
                && (joins(e + 1) || e + 2 < end && t[e + 1] == "the" && joins(e + 2))
            {
                e += 2;
            } else {
                break;
            }
        }
        while kind == "PS" && s + 1 < e && (TITLES.contains(&t[s].as_str()) || model::country(&t[s])) {
            s += 1;
        }
        // An office without its holder is no name.
        (kind != "PS" || !OFFICES.contains(&t[e - 1].as_str())).then_some((s, e))
    }
}

/// The sentences of GUM with their names; of one `genre`, or of all.
pub(super) fn gum(corpus: &'static str, content: &str, weight: f32, genre: Option<&str>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let (mut document, mut wanted) = (0, true);
    let mut read = Read::default();
    // Open entities: number, kind, first token.
    let mut open: Vec<(String, String, usize)> = Vec::new();
    for line in content.lines().chain([""]) {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            document += 1;
            wanted = genre.is_none_or(|g| id.contains(&format!("_{g}_")));
        }
        if line.is_empty() {
            let read = std::mem::take(&mut read);
            if !read.tokens.is_empty() && wanted {
                let names = read.names();
                out.push(Item { corpus, document, stretch: document, tokens: read.tokens, glued: read.glued, names, weight });
            }
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') || cells.len() < 10 || cells[0].contains('.') {
            continue;
        }
        let glued = cells[9].contains("SpaceAfter=No");
        if let Some((first, last)) = cells[0].split_once('-') {
            // Words written as one: "country" and "'s".
            if let (Ok(first), Ok(last)) = (first.parse::<usize>(), last.parse::<usize>()) {
                read.joined = Some((first, last, glued));
            }
            continue;
        }
        let at = read.tokens.len();
        read.glued.push(match read.joined {
            Some((first, last, end)) if (first..=last).contains(&(at + 1)) => at + 1 < last || end,
            _ => glued,
        });
        read.tokens.push(cells[1].to_owned());
        read.parts.push(cells[3].to_owned());
        read.proper.push(cells[3] == "PROPN" || cells[4].starts_with("NNP"));
        read.plural.push(cells[4] == "NNPS");
        read.heads.push(cells[6].parse::<usize>().map_or(usize::MAX, |h| h.wrapping_sub(1)));
        read.relations.push(cells[7].to_owned());
        let Some(marks) = cells[9].split('|').find_map(|f| f.strip_prefix("Entity=")) else { continue };
        entities(marks, at, &mut open, &mut read.spans);
    }
    out
}

/// Reads the marks of token `at`, which open and close entities.
fn entities(marks: &str, at: usize, open: &mut Vec<(String, String, usize)>, spans: &mut Vec<(usize, usize, String)>) {
    let mut rest = marks;
    while !rest.is_empty() {
        if let Some(begin) = rest.strip_prefix('(') {
            let stop = begin.find(['(', ')']).unwrap_or(begin.len());
            let fields: Vec<&str> = begin[..stop].split('-').collect();
            if let [number, kind, ..] = fields[..] {
                open.push((number.to_owned(), kind.to_owned(), at));
                if begin[stop..].starts_with(')') {
                    if let Some((_, kind, start)) = open.pop() {
                        spans.push((start, at + 1, kind));
                    }
                    rest = &begin[stop + 1..];
                    continue;
                }
            }
            rest = &begin[stop..];
        } else {
            let stop = rest.find(')').map_or(rest.len(), |i| i + 1);
            let number = rest[..stop].trim_end_matches(')');
            if let Some(i) = open.iter().rposition(|o| o.0 == number) {
                let (_, kind, start) = open.remove(i);
                spans.push((start, at + 1, kind));
            }
            rest = &rest[stop..];
        }
    }
}
