//! How times are read.

use sosik_core::Published;

/// Which way a date that tells no year, month or week is taken ("Oct. 18", 월요일, 15일), whatever the tense of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prefer {
    /// The last such day, that of publication included.
    Past,
    /// The next such day.
    Future,
    /// Whichever is nearer.
    Nearest,
}

impl std::str::FromStr for Prefer {
    type Err = sosik_core::Error;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s {
            "past" => Ok(Self::Past),
            "future" => Ok(Self::Future),
            "nearest" => Ok(Self::Nearest),
            _ => Err(sosik_core::Error::new(
                sosik_core::ErrorKind::Input,
                format!("`{}` is no preference; write past, future or nearest", s.chars().take(40).collect::<String>()),
            )),
        }
    }
}

/// What times are resolved against, and how.
///
/// Without a preference a text is read as news: an open date is past unless its clause speaks of what will be, "two years ago" is a
/// year and "the past two weeks" a length. With one it is read as a diary or a request, where every expression is to become a place
/// on the calendar: open dates go the way that is preferred, clock times too where the moment of publication is known; what counts
/// from now is told a grain finer (2년 전 is a month, 3주 뒤 a day) and some (몇) counts as three; 지난 2주 and "the next three days"
/// are the whole weeks and days they cover; an hour without minutes stays an hour (`T15`).
///
/// ```
/// use sosik_extract::time::{self, Prefer, TimeOptions};
/// let value = |text: &str, options: &TimeOptions| time::read(text, options)[0].value.timex3();
/// let news = TimeOptions::new(Some("2024-10-24".parse()?));
/// assert_eq!(value("월요일", &news), "2024-10-21");
/// assert_eq!(value("월요일", &news.prefer(Prefer::Future)), "2024-10-28");
/// assert_eq!(value("on May 2", &news.prefer(Prefer::Nearest)), "2024-05-02");
/// assert_eq!(value("3주 뒤", &news.prefer(Prefer::Future)), "2024-11-14");
/// # Ok::<(), sosik_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TimeOptions {
    pub(super) published: Option<Published>,
    pub(super) prefer: Option<Prefer>,
}

impl TimeOptions {
    /// News published at `published`; without it relative times keep unknown digits.
    pub const fn new(published: Option<Published>) -> Self {
        Self { published, prefer: None }
    }

    /// With a preference for open dates.
    #[must_use]
    pub const fn prefer(self, prefer: Prefer) -> Self {
        Self { prefer: Some(prefer), ..self }
    }
}
