//! Calendars beside the Gregorian one, and the days that have names.

pub(super) mod easter;
pub(super) mod holidays;
pub(super) mod lunar;
mod moon;
mod sun;
