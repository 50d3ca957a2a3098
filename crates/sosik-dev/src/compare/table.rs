//! Markdown tables.

use std::fmt::Write;

use super::bootstrap::Estimate;

/// A table: names of columns, then rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    head: Vec<String>,
    /// How many columns from the left hold text; the others hold figures and are flushed right.
    text: usize,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new<S: Into<String>>(text: usize, head: impl IntoIterator<Item = S>) -> Self {
        Self { head: head.into_iter().map(Into::into).collect(), text, rows: Vec::new() }
    }

    pub(super) fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// The table in Markdown, ending in a line feed; nothing if it has no rows.
    pub(super) fn render(&self) -> String {
        let mut out = String::new();
        if self.rows.is_empty() {
            return out;
        }
        line(&mut out, self.head.iter().map(|c| c.replace('|', "\\|")), self.head.len());
        line(&mut out, (0..self.head.len()).map(|i| if i < self.text { "---".to_owned() } else { "--:".to_owned() }), self.head.len());
        for row in &self.rows {
            line(&mut out, row.iter().map(|c| c.replace('|', "\\|")), self.head.len());
        }
        out
    }
}

/// A line of `width` cells; those that `cells` lacks are empty.
fn line(out: &mut String, cells: impl Iterator<Item = String>, width: usize) {
    for cell in cells.chain(std::iter::repeat(String::new())).take(width) {
        let _ = write!(out, "| {cell} ");
    }
    out.push_str("|\n");
}

/// A share with three digits and no naught before the point: `.917`.
pub(super) fn share(value: f64) -> String {
    let shown = format!("{value:.3}");
    shown.strip_prefix('0').map_or(shown.clone(), str::to_owned)
}

/// A figure with its interval: bold if it is the best, with a `°` if its difference to the first one may be chance.
pub(super) fn figure(estimate: &Estimate, best: bool, chance: bool) -> String {
    let bold = if best { "**" } else { "" };
    let mark = if chance { "°" } else { "" };
    format!("{bold}{}{bold}{mark} ({}–{})", share(estimate.value), share(estimate.low), share(estimate.high))
}

/// A number with as many digits as it has meaning: three, and no fraction from 100.
pub(super) fn number(value: f64) -> String {
    match value.abs() {
        v if v >= 100.0 => format!("{value:.0}"),
        v if v >= 10.0 => format!("{value:.1}"),
        v if v >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::bootstrap::estimate;
    use super::*;

    #[test]
    fn a_table_is_markdown_and_short_rows_are_filled() {
        let mut table = Table::new(1, ["set", "sosik", "a|b"]);
        table.row(["news", ".917", "–"]);
        table.row(["tweets"]);
        assert_eq!(table.render(), "| set | sosik | a\\|b |\n| --- | --: | --: |\n| news | .917 | – |\n| tweets |  |  |\n");
    }

    #[test]
    fn a_table_without_rows_is_nothing() {
        assert_eq!(Table::new(1, ["set"]).render(), "");
    }

    #[test]
    fn figures_are_short() {
        assert_eq!([share(0.9174), share(1.0), share(0.0), share(0.9999)], [".917", "1.000", ".000", "1.000"]);
        assert_eq!([number(0.1644), number(4.88), number(23.04), number(545.5)], ["0.164", "4.88", "23.0", "546"]);
        let sure = estimate(&[(1.0, 2.0); 4], 1);
        assert_eq!(figure(&sure, true, false), "**.500** (.500–.500)");
        assert_eq!(figure(&sure, false, true), ".500° (.500–.500)");
    }
}
