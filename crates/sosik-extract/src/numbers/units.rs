//! Counters and units: what a number may count or measure in.

use std::sync::LazyLock;

use super::table::{Forms, rows};
use super::words::{BEHIND_COUNTER, TIMES};

/// A counter or unit: its dimension as the record writes it.
pub(crate) type Dimension = &'static str;

/// Korean counters and units, read right after a number.
pub(crate) static KOREAN: LazyLock<Forms<Dimension>> = LazyLock::new(|| load(include_str!("../../lexicon/quantity/counters_ko.csv")));

/// English units.
pub(crate) static ENGLISH: LazyLock<Forms<Dimension>> = LazyLock::new(|| load(include_str!("../../lexicon/quantity/units_en.csv")));

fn load(csv: &'static str) -> Forms<Dimension> {
    Forms::new(rows(csv).filter_map(|row| Some((*row.first()?, *row.get(1)?))))
}

/// The end of the Korean word of time at `at`.
pub(crate) fn time_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..).filter(|r| r.starts_with(['년', '개', '달', '주', '일', '시', '분', '사', '초', '월', '세', '해']))?;
    TIMES.opening(rest).map(|w| at + w.len())
}

/// Whether nothing that would make one word of it follows a Korean counter that ends at `end`: no Hangul, or a particle or suffix.
pub(crate) fn closes(text: &str, end: usize) -> bool {
    const AFTER: &str = "이가은는을를의에로으와과도만까부씩째간당여쯤께정짜안들임인중대내뿐전후뒤반넘입밖보처치";
    super::chars::at(text, end).is_none_or(|c| !super::chars::is_hangul(c) || AFTER.contains(c))
        || text.get(end..).is_some_and(|rest| BEHIND_COUNTER.opening(rest).is_some())
}
