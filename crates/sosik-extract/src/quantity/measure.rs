//! A quantity while it is being read.

use sosik_core::Approximator;

/// What was read of a quantity; spans are bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measure {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) approximator: Approximator,
    pub(super) unit: Option<String>,
    pub(super) dimension: &'static str,
    pub(super) noun: Option<(usize, usize)>,
    pub(super) rule: &'static str,
}

impl Measure {
    /// An exact number at its place.
    pub(super) fn exact(start: usize, end: usize, value: f64, rule: &'static str) -> Self {
        Self {
            start,
            end,
            value: Some(value),
            low: Some(value),
            high: Some(value),
            approximator: Approximator::Exact,
            unit: None,
            dimension: "count",
            noun: None,
            rule,
        }
    }

    /// A range or a vague number at its place.
    pub(super) fn between(
        start: usize,
        end: usize,
        low: Option<f64>,
        high: Option<f64>,
        approximator: Approximator,
        rule: &'static str,
    ) -> Self {
        Self { value: None, low, high, approximator, ..Self::exact(start, end, 0.0, rule) }
    }

    /// Sets the hedge and the bounds that follow from it; `place` is the worth of the last written digit.
    pub(super) fn hedge(&mut self, approximator: Approximator, place: f64) {
        let Some(value) = self.value else { return };
        self.approximator = approximator;
        (self.low, self.high) = match approximator {
            Approximator::Exact | Approximator::Ordinal => (Some(value), Some(value)),
            Approximator::Over => (Some(value), Some(value + place - 1.0)),
            Approximator::MoreThan | Approximator::AtLeast => (Some(value), None),
            Approximator::LessThan | Approximator::AtMost | Approximator::Nearly => (None, Some(value)),
            _ => (None, None),
        };
    }
}
