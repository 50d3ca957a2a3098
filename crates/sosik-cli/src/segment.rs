//! `sosik segment`.

use crate::args::Segment;
use crate::{Ending, Failure};

pub(crate) fn run(_: &Segment) -> Result<Ending, Failure> {
    Err(Failure::Told("segments are not there yet".into()))
}
