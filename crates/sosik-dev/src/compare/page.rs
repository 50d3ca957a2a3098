//! COMPARE.md from what was measured.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Operation;
use super::bootstrap::Estimate;
use super::peer::{Peer, Report};
use super::sets::Set;
use super::table::{Table, figure, number};

/// The frame; braces hold places.
const PAGE: &str = include_str!("page.md");

/// All that was measured of one operation.
pub(super) struct Measured {
    pub(super) operation: Operation,
    pub(super) sets: Vec<Set>,
    /// The systems whose accuracy was measured, sosik first.
    pub(super) systems: Vec<Peer>,
    /// By set, system and figure; none where a system was not scored.
    pub(super) figures: BTreeMap<(usize, usize, &'static str), Estimate>,
    /// Of each system that was timed, sosik first.
    pub(super) speeds: Vec<(Peer, Report)>,
    /// How many texts and bytes they were timed on.
    pub(super) timed: (usize, usize),
}

/// Remarks under the tables, numbered as they are first met.
#[derive(Default)]
struct Remarks(Vec<String>);

impl Remarks {
    fn number(&mut self, remark: String) -> usize {
        let at = self.0.iter().position(|r| *r == remark).unwrap_or_else(|| {
            self.0.push(remark);
            self.0.len() - 1
        });
        at + 1
    }
}

/// The page. `place` is a sentence on date, commit and machine; `folds` whether sosik's answers to KLUE-DP are from held-back folds;
/// `left_out` are lines on what is missing.
pub(super) fn page(place: &str, measured: &[Measured], folds: bool, left_out: &[String]) -> String {
    let mut remarks = Remarks::default();
    let (mut accuracy, mut speed) = (String::new(), String::new());
    for m in measured {
        accuracy.push_str(&accuracy_table(m, folds, &mut remarks));
        speed.push_str(&speed_table(m));
    }
    let mut list = String::new();
    for (i, remark) in remarks.0.iter().enumerate() {
        let _ = writeln!(list, "- [{}] {remark}", i + 1);
    }
    let mut told = Vec::new();
    for peer in measured.iter().flat_map(|m| m.systems.iter().chain(m.speeds.iter().map(|(p, _)| p))) {
        if !told.contains(&&peer.name) {
            told.push(&peer.name);
            for note in &peer.card.notes {
                let _ = writeln!(list, "- {}: {note}", peer.card.title);
            }
        }
    }
    for line in left_out {
        let _ = writeln!(list, "- Left out: {line}");
    }
    PAGE.replace("{where}", place).replace("{accuracy}", &accuracy).replace("{speed}", &speed).replace("{remarks}", list.trim_end())
}

fn accuracy_table(m: &Measured, folds: bool, remarks: &mut Remarks) -> String {
    let titles = m.systems.iter().map(|s| s.card.title.as_str());
    let mut table = Table::new(2, ["set", "figure"].into_iter().chain(titles));
    // Sentences are many sets of two figures, morphemes two sets of many: sets stay together in both.
    for (s, set) in m.sets.iter().enumerate() {
        for f in set.figures {
            let cells: Vec<Option<&Estimate>> = (0..m.systems.len()).map(|p| m.figures.get(&(s, p, f.key))).collect();
            let best = cells.iter().flatten().map(|e| e.value).fold(f64::MIN, f64::max);
            let rendered = cells.iter().enumerate().map(|(p, cell)| {
                let Some(estimate) = cell else { return "–".to_owned() };
                let chance = p > 0 && cells[0].is_some_and(|first| !estimate.differs(first));
                // Equal to the eye is equal.
                let mut out = figure(estimate, best > 0.0 && (estimate.value * 1e3).round() >= (best * 1e3).round(), chance);
                if let Some(remark) = learned(&m.systems[p], set, folds) {
                    let _ = write!(out, " [{}]", remarks.number(remark));
                }
                out
            });
            table.row([set.name.to_owned(), f.title.to_owned()].into_iter().chain(rendered.collect::<Vec<_>>()));
        }
    }
    if m.sets.is_empty() {
        return String::new();
    }
    let sizes: Vec<String> = m.sets.iter().map(|s| format!("{} {}", s.name, s.texts.len())).collect();
    let (title, items) = (m.operation.title(), m.operation.items());
    format!("## {title}: accuracy\n\n{}\nNumber of {items}: {}.\n\n", table.render(), sizes.join("; "))
}

/// What is to be said about a system on a set that it has learned from.
fn learned(system: &Peer, set: &Set, folds: bool) -> Option<String> {
    if folds && system.name == "sosik" && set.name == super::sets::KLUE_DP {
        return Some("sosik on KLUE-DP: answers from held-back folds, by models that have not seen the sentence.".to_owned());
    }
    // A name may belong to a set of sentences and to one of morphemes, and what follows a comma says how it was altered.
    let name = set.name.split(',').next().unwrap_or_default();
    let found = system.card.learned.iter().find(|l| l.set == name)?;
    Some(format!("{} on {}: {}.", system.card.title, name, found.note))
}

fn speed_table(m: &Measured) -> String {
    let Some((_, first)) = m.speeds.first() else { return String::new() };
    let mut table =
        Table::new(2, ["system", "version", "MB/s", "sosik is faster by ×", "through Python, MB/s", "load, s", "peak memory, MB"]);
    for (peer, report) in &m.speeds {
        let ratio = if peer.name == "sosik" { "1".to_owned() } else { number(first.speed() / report.speed()) };
        let binding = report.engine_seconds.map_or(String::new(), |_| number(report.bytes as f64 / 1e6 / report.seconds.max(1e-9)));
        let memory = report.peak_rss_mb.map_or("–".to_owned(), number);
        table.row([peer.card.title.clone(), report.version.clone(), number(report.speed()), ratio, binding, number(report.load_s), memory]);
    }
    let (texts, bytes) = m.timed;
    format!(
        "## {}: speed\n\n{}\nOn {texts} different texts of {} MB in all. Memory holds these texts and all results at once.\n\n",
        m.operation.title(),
        table.render(),
        number(bytes as f64 / 1e6),
    )
}

#[cfg(test)]
mod tests {
    use super::super::bootstrap::estimate;
    use super::super::peer::{Card, Learned};
    use super::super::sets::Figure;
    use super::*;

    fn peer(name: &str, learned: Vec<Learned>) -> Peer {
        let card = Card {
            title: name.to_owned(),
            does: vec![Operation::Morphemes],
            installed: None,
            same_as: None,
            learned,
            notes: vec![format!("note of {name}.")],
        };
        Peer { name: name.to_owned(), folder: name.into(), card }
    }

    fn measured() -> Measured {
        const FIGURES: &[Figure] = &[Figure { key: "ej", title: "eojeol exact" }];
        let learned = vec![Learned { set: "KLUE-DP".into(), note: "has seen it".into() }];
        let set = Set { name: "KLUE-DP", kind: "klue", path: "x".into(), figures: FIGURES, texts: vec!["".into()] };
        let report = |seconds| Report {
            version: "1.0".into(),
            load_s: 0.5,
            seconds,
            engine_seconds: None,
            cpu_s: None,
            bytes: 2_000_000,
            peak_rss_mb: Some(20.0),
        };
        let (sosik, other) = (peer("sosik", learned), peer("other", Vec::new()));
        Measured {
            operation: Operation::Morphemes,
            sets: vec![set],
            systems: vec![sosik.clone(), other.clone()],
            figures: BTreeMap::from([((0, 0, "ej"), estimate(&[(3.0, 4.0); 5], 1)), ((0, 1, "ej"), estimate(&[(2.0, 4.0); 5], 1))]),
            speeds: vec![(sosik, report(0.5)), (other, report(2.0))],
            timed: (7, 2_000_000),
        }
    }

    #[test]
    fn the_page_tells_figures_ratios_and_what_was_seen() {
        let page = page("Somewhere.", &[measured()], false, &["a peer".to_owned()]);
        assert!(page.contains("| KLUE-DP | eojeol exact | **.750** (.750–.750) [1] | .500 (.500–.500) |"), "{page}");
        assert!(page.contains("| other | 1.0 | 1.00 | 4.00 |  | 0.500 | 20.0 |"), "{page}");
        for line in ["- [1] sosik on KLUE-DP: has seen it.", "- other: note of other.", "- Left out: a peer", "Somewhere."] {
            assert!(page.contains(line), "{line}\n{page}");
        }
        assert!(!["{where}", "{accuracy}", "{speed}", "{remarks}"].iter().any(|place| page.contains(place)));
    }

    #[test]
    fn held_back_folds_replace_the_remark() {
        let page = page("", &[measured()], true, &[]);
        assert!(page.contains("held-back folds, by models that have not seen") && !page.contains("has seen it"), "{page}");
    }
}
