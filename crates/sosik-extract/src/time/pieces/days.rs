//! Whether "3일" is a length of three days or the third of the month: what follows tells (3일 동안, 2일 만에, 5일 앞두고).

use std::sync::LazyLock;

use crate::numbers::chars::{at as char_at, matches as match_word, skip_space};
use crate::numbers::table::rows;
use crate::numbers::units::closes;

/// Whether a josa stands between the days and the word: 3일이 지났다.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Josa {
    Never,
    May,
    Must,
}

/// A word behind counted days.
#[derive(Clone, Copy, Debug)]
struct Behind {
    form: &'static str,
    /// Whether the word ends with the form.
    whole: bool,
    josa: Josa,
}

static BEHIND: LazyLock<Vec<Behind>> = LazyLock::new(|| {
    rows(include_str!("../../../lexicon/time/days_counted.csv"))
        .filter_map(|row| {
            let josa = match *row.get(2)? {
                "never" => Josa::Never,
                "may" => Josa::May,
                _ => Josa::Must,
            };
            Some(Behind { form: row.first()?, whole: *row.get(1)? == "yes", josa })
        })
        .collect()
});

/// Whether the days that end at `end` are counted by the word behind them.
pub(super) fn counted_by_what_follows(text: &str, end: usize) -> bool {
    let josa = char_at(text, end).filter(|c| matches!(c, '이' | '은' | '도')).map(|c| end + c.len_utf8());
    let joined = josa.map(|at| (at, skip_space(text, at))).filter(|(at, next)| next > at).map(|(_, next)| next);
    let plain = skip_space(text, end);
    let stands = |word: &Behind, at: usize| match_word(text, at, word.form, false).is_some_and(|e| !word.whole || closes(text, e));
    BEHIND
        .iter()
        .any(|word| word.josa != Josa::Must && stands(word, plain) || word.josa != Josa::Never && joined.is_some_and(|at| stands(word, at)))
}
