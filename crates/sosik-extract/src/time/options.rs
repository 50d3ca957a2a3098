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

/// Whose way of telling a value is followed where ways differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Convention {
    /// TIMEX3, as the module tells.
    #[default]
    Timex3,
    /// That of Microsoft.Recognizers.Text, for those who come from it: every expression is a place on the calendar as with a
    /// preference (that for the past, if none is given); from–to and between–and are one interval whose last day is the one before its
    /// second date (2일부터 7일까지 is the 2nd to the 6th); early and late are the first and the second half; 2년 전 is a day; 지난 3년
    /// are the three years up to yesterday; centuries begin with a year 00.
    Recognizers,
}

impl std::str::FromStr for Convention {
    type Err = sosik_core::Error;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s {
            "timex3" => Ok(Self::Timex3),
            "recognizers" => Ok(Self::Recognizers),
            _ => Err(sosik_core::Error::new(
                sosik_core::ErrorKind::Input,
                format!("`{}` is no convention; write timex3 or recognizers", s.chars().take(40).collect::<String>()),
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
    pub(super) convention: Convention,
    pub(super) definite: bool,
}

impl TimeOptions {
    /// News published at `published`; without it relative times keep unknown digits.
    pub const fn new(published: Option<Published>) -> Self {
        Self { published, prefer: None, convention: Convention::Timex3, definite: false }
    }

    /// With a preference for open dates.
    #[must_use]
    pub const fn prefer(self, prefer: Prefer) -> Self {
        Self { prefer: Some(prefer), ..self }
    }

    /// With values told in the way of `convention`.
    ///
    /// ```
    /// use sosik_extract::time::{self, Convention, TimeOptions};
    /// let options = TimeOptions::new(Some("2024-10-24".parse()?)).convention(Convention::Recognizers);
    /// let found = time::read("2018년 2월 2일부터 7일까지 쉰다. It is closed from May 2 to May 7.", &options);
    /// assert_eq!(found.iter().map(|t| t.value.timex3()).collect::<Vec<_>>(), ["2018-02-02/2018-02-06", "2024-05-02/2024-05-06"]);
    /// # Ok::<(), sosik_core::Error>(())
    /// ```
    #[must_use]
    pub const fn convention(self, convention: Convention) -> Self {
        let prefer = match (convention, self.prefer) {
            (Convention::Recognizers, None) => Some(Prefer::Past),
            (_, prefer) => prefer,
        };
        Self { convention, prefer, ..self }
    }

    /// Without words that only point (최근, 현재, 앞으로, now, recently), which some guidelines for marking do not count as times.
    ///
    /// ```
    /// use sosik_extract::time::{self, TimeOptions};
    /// let text = "최근 협상이 18일 재개됐다. Talks resumed recently, on Friday.";
    /// let found = time::read(text, &TimeOptions::default().definite());
    /// assert_eq!(found.iter().filter_map(|t| t.span.slice(text)).collect::<Vec<_>>(), ["18일", "Friday"]);
    /// ```
    #[must_use]
    pub const fn definite(self) -> Self {
        Self { definite: true, ..self }
    }
}
