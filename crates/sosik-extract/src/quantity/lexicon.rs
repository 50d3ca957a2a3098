//! Vague words of number and the nouns and verbs that tell what is counted.

use std::sync::LazyLock;

use sosik_core::{Approximator, QuantityRole};

use crate::numbers::chars::skip_space;
use crate::numbers::table::{Forms, rows, spaced};

/// Lower and upper bound, and how it is hedged.
pub(super) type Vague = (Option<f64>, Option<f64>, Approximator);

static VAGUE: &str = include_str!("../../lexicon/quantity/vague.csv");
static ROLES: &str = include_str!("../../lexicon/quantity/roles.csv");

fn vague(language: &'static str) -> Forms<Vague> {
    Forms::new(rows(VAGUE).filter(move |row| row.first() == Some(&language)).filter_map(|row| {
        let &[_, form, low, high, approximator, ..] = row.as_slice() else { return None };
        let approximator = if approximator == "RANGE" { Approximator::Range } else { Approximator::Vague };
        Some((form, (low.parse().ok(), high.parse().ok(), approximator)))
    }))
}

/// 수십, 여러, 두세.
pub(super) static VAGUE_KOREAN: LazyLock<Forms<Vague>> = LazyLock::new(|| vague("ko"));

/// several, dozens.
pub(super) static VAGUE_ENGLISH: LazyLock<Forms<Vague>> = LazyLock::new(|| vague("en"));

/// A hedge: its words, what it makes of the number, whether it belongs to the extent.
pub(super) type Hedge = (&'static str, Approximator, bool);

/// English hedges by where they stand, the longest first.
#[derive(Debug)]
pub(super) struct Hedges {
    pub(super) before: Vec<Hedge>,
    pub(super) behind: Vec<Hedge>,
}

static HEDGES: &str = include_str!("../../lexicon/quantity/hedges.csv");

/// The hedges of `language` at `place`, the longest first. An underscore in the data is a space that the words begin with.
fn hedges(language: &str, place: &str) -> Vec<Hedge> {
    let mut found: Vec<Hedge> = rows(HEDGES)
        .filter_map(|row| {
            let &[lang, at, form, approximator, inside, ..] = row.as_slice() else { return None };
            (lang == language && at == place).then_some((spaced(form), approximator_of(approximator)?, inside == "yes"))
        })
        .collect();
    found.sort_by_key(|(form, ..)| std::cmp::Reverse(form.len()));
    found
}

/// Korean hedges, found by the syllable at their end that touches the number, or by the one behind the space.
#[derive(Debug)]
pub(super) struct KoreanHedges {
    /// By the last syllable of their words.
    before: Vec<(char, Vec<Hedge>)>,
    /// By the first syllable of their words, with the length of the words.
    close: Forms<(usize, Approximator, bool)>,
    apart: Forms<(usize, Approximator, bool)>,
}

impl KoreanHedges {
    fn new() -> Self {
        let mut before: Vec<(char, Vec<Hedge>)> = Vec::new();
        for hedge in hedges("ko", "before") {
            let Some(last) = hedge.0.chars().next_back() else { continue };
            match before.iter_mut().find(|(c, _)| *c == last) {
                Some((_, of)) => of.push(hedge),
                None => before.push((last, vec![hedge])),
            }
        }
        let behind = hedges("ko", "behind");
        let table = |apart: bool| {
            let of = behind.iter().filter(|(w, ..)| w.starts_with(' ') == apart);
            Forms::new(of.map(|(w, approximator, inside)| (w.trim_start(), (w.len(), *approximator, *inside))).collect::<Vec<_>>())
        };
        Self { before, close: table(false), apart: table(true) }
    }

    /// The longest hedge that ends at `head`, where a word may open: its start and what it makes of the number.
    pub(super) fn before(&self, text: &str, head: usize, opens: impl Fn(&str, usize) -> bool) -> Option<(usize, Approximator)> {
        let text_before = text.get(..head)?;
        let last = text_before.chars().next_back()?;
        let (_, hedges) = self.before.iter().find(|(c, _)| *c == last)?;
        let (w, approximator, _) = hedges.iter().find(|(w, ..)| text_before.ends_with(w) && opens(text, head - w.len()))?;
        Some((head - w.len(), *approximator))
    }

    /// The longest hedge behind `end`: where it ends, what it makes of the number, whether it belongs to the extent.
    pub(super) fn behind(&self, text: &str, end: usize) -> Option<(usize, Approximator, bool)> {
        let (close, apart) = (self.close.longest(text, end), self.apart.longest(text, skip_space(text, end)));
        let found = [close, apart].into_iter().flatten().max_by_key(|(_, (length, ..))| *length);
        found.map(|(end, (_, approximator, inside))| (end, approximator, inside))
    }
}

fn approximator_of(name: &str) -> Option<Approximator> {
    Some(match name {
        "APPROX" => Approximator::Approx,
        "OVER" => Approximator::Over,
        "MORE_THAN" => Approximator::MoreThan,
        "AT_LEAST" => Approximator::AtLeast,
        "LESS_THAN" => Approximator::LessThan,
        "AT_MOST" => Approximator::AtMost,
        "NEARLY" => Approximator::Nearly,
        "AVERAGE" => Approximator::Average,
        _ => return None,
    })
}

/// 약, 이상, 이 넘는.
pub(super) static HEDGES_KOREAN: LazyLock<KoreanHedges> = LazyLock::new(KoreanHedges::new);

/// at least, or more.
pub(super) static HEDGES_ENGLISH: LazyLock<Hedges> =
    LazyLock::new(|| Hedges { before: hedges("en", "before"), behind: hedges("en", "behind") });

/// Words that tell the role, by where they stand.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// The counted noun itself.
    pub(super) nouns: Vec<(&'static str, QuantityRole)>,
    /// Verbs before the number.
    pub(super) before: Vec<(&'static str, QuantityRole)>,
    /// Verbs behind the counted noun.
    pub(super) after: Vec<(&'static str, QuantityRole)>,
    /// Nouns of persons, which make an age of 60대.
    pub(super) persons: Vec<&'static str>,
    /// Counters that, with their number written on to a word, name a part of a body: 형사합의25부, 수사2팀.
    pub(super) divisions: Vec<&'static str>,
}

fn roles(language: &'static str) -> Roles {
    let mut roles = Roles::default();
    for row in rows(ROLES) {
        let &[lang, form, kind, role, ..] = row.as_slice() else { continue };
        if lang != language {
            continue;
        }
        match (kind, role_of(role)) {
            ("person", _) => roles.persons.push(form),
            ("division", _) => roles.divisions.push(form),
            ("noun", Some(role)) => roles.nouns.push((form, role)),
            ("before", Some(role)) => roles.before.push((form, role)),
            (_, Some(role)) => roles.after.push((form, role)),
            _ => {}
        }
    }
    roles
}

/// Korean words of role.
pub(super) static ROLES_KOREAN: LazyLock<Roles> = LazyLock::new(|| roles("ko"));

/// English words of role.
pub(super) static ROLES_ENGLISH: LazyLock<Roles> = LazyLock::new(|| roles("en"));

fn role_of(name: &str) -> Option<QuantityRole> {
    Some(match name {
        "dead" => QuantityRole::Dead,
        "injured" => QuantityRole::Injured,
        "missing" => QuantityRole::Missing,
        "arrested" => QuantityRole::Arrested,
        "captured" => QuantityRole::Captured,
        "displaced" => QuantityRole::Displaced,
        "troops" => QuantityRole::Troops,
        "weapons" => QuantityRole::Weapons,
        "participants" => QuantityRole::Participants,
        "money" => QuantityRole::Money,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for row in rows(ROLES) {
            assert_eq!(row.len(), 6, "{row:?}");
            assert!(matches!(row[2], "person" | "division") || role_of(row[3]).is_some(), "{row:?}");
        }
        for row in rows(HEDGES) {
            assert_eq!(row.len(), 7, "{row:?}");
            assert!(approximator_of(row[3]).is_some(), "{row:?}");
        }
        for row in rows(VAGUE) {
            assert_eq!(row.len(), 7, "{row:?}");
            assert!(row[2].parse::<f64>().is_ok(), "{row:?}");
        }
    }
}
