//! Vague words of number and the nouns and verbs that tell what is counted.

use std::sync::LazyLock;

use sosik_core::{Approximator, QuantityRole};

use crate::numbers::table::{Forms, rows};

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

/// Hedges by where they stand, the longest first. An underscore in the data is a space that the words begin with.
#[derive(Debug)]
pub(super) struct Hedges {
    pub(super) before: Vec<Hedge>,
    pub(super) behind: Vec<Hedge>,
}

static HEDGES: &str = include_str!("../../lexicon/quantity/hedges.csv");

fn hedges(language: &str) -> Hedges {
    let of = |place: &str| {
        let mut found: Vec<Hedge> = rows(HEDGES)
            .filter_map(|row| {
                let &[lang, at, form, approximator, inside, ..] = row.as_slice() else { return None };
                // The words live as long as the program, like all of the lexicon.
                let form: &'static str = form.strip_prefix('_').map_or(form, |rest| Box::leak(format!(" {rest}").into_boxed_str()));
                (lang == language && at == place).then_some((form, approximator_of(approximator)?, inside == "yes"))
            })
            .collect();
        found.sort_by_key(|(form, ..)| std::cmp::Reverse(form.len()));
        found
    };
    Hedges { before: of("before"), behind: of("behind") }
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
pub(super) static HEDGES_KOREAN: LazyLock<Hedges> = LazyLock::new(|| hedges("ko"));

/// at least, or more.
pub(super) static HEDGES_ENGLISH: LazyLock<Hedges> = LazyLock::new(|| hedges("en"));

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
