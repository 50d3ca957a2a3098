//! What holds for all times and quantities, whatever they say.

use chrono::{Days, NaiveDate};
use sosik_core::{Document, TimeAnchor};
use sosik_extract::time::{self, Prefer, TimeOptions};
use sosik_extract::{Extractor, Only};

/// The day that `iso` writes; one far off for what is none, so that it equals no other.
fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap_or(NaiveDate::MIN)
}

fn at(date: NaiveDate) -> TimeOptions {
    TimeOptions::new(date.to_string().parse().ok())
}

fn values(text: &str, options: &TimeOptions) -> Vec<(String, String)> {
    time::read(text, options).iter().map(|t| (t.span.slice(text).unwrap_or("").to_owned(), t.value.timex3())).collect()
}

/// Expressions of all kinds, Korean and English, with a word around them that makes a time of them.
const KOREAN: [&str; 40] = [
    "어제",
    "오늘",
    "내일",
    "모레",
    "그저께",
    "사흘 전",
    "열흘 뒤",
    "2주 전",
    "3개월 뒤",
    "5년 전",
    "지난주",
    "이번 주",
    "다음 달",
    "지난해",
    "내년",
    "올해 상반기",
    "지난해 3분기",
    "지난 18일",
    "오는 23일",
    "15일",
    "10월 18일",
    "2024년 10월 18일",
    "2022년 2월",
    "1990년대",
    "19세기",
    "지난 월요일",
    "다음 주 수요일",
    "18일 오후 3시",
    "22~24일",
    "3~4월",
    "설날",
    "추석 연휴",
    "광복절",
    "음력 8월 15일",
    "2년 8개월",
    "사흘째",
    "매주 월요일",
    "올해 초",
    "이달 말",
    "2024학년도",
];
const ENGLISH: [&str; 32] = [
    "yesterday",
    "today",
    "tomorrow",
    "three days ago",
    "two weeks ago",
    "last month",
    "next year",
    "last Tuesday",
    "Monday",
    "on Friday",
    "Oct. 18",
    "Oct. 18, 2024",
    "6 June 1944",
    "in May 1998",
    "the third quarter",
    "the fourth quarter of 1997",
    "last summer",
    "in the spring of 1996",
    "the 1990s",
    "the 19th century",
    "early this month",
    "mid-October",
    "late 2023",
    "at 10:30 p.m.",
    "Tuesday night",
    "for six months",
    "every Monday",
    "Christmas Eve",
    "Thanksgiving 2023",
    "from 1989 to 1993",
    "fiscal 1997",
    "this week",
];

#[test]
fn a_printed_date_is_read_as_itself() {
    let first = day("1890-01-07");
    for k in 0..2500u64 {
        let date = first + Days::new(k * 37);
        let iso = date.to_string();
        let korean = date.format("%Y년 %-m월 %-d일").to_string();
        let english = date.format("%B %-d, %Y").to_string();
        for text in [format!("회담은 {iso}에 열렸다."), format!("회담은 {korean}에 열렸다."), format!("Talks began on {english}.")]
        {
            let found = values(&text, &TimeOptions::default());
            assert_eq!(found.iter().map(|(_, v)| v.as_str()).collect::<Vec<_>>(), [iso.as_str()], "{text}");
        }
    }
}

#[test]
fn a_printed_value_gives_itself_back() {
    // Dates, months, years and clock times as TIMEX3 writes them are read as what they are.
    let options = at(day("2024-10-25"));
    for text in KOREAN.iter().chain(&ENGLISH) {
        for (_, value) in values(text, &options) {
            let whole = value.len() == 10 && value.as_bytes().iter().all(|b| b.is_ascii_digit() || *b == b'-');
            if whole {
                let again = values(&format!("It was {value}."), &TimeOptions::default());
                assert_eq!(again.first().map(|(_, v)| v.clone()), Some(value.clone()), "{text}");
            }
        }
    }
}

#[test]
fn days_counted_from_publication_move_with_it() {
    let start = day("2023-01-01");
    for (text, shift) in [
        ("어제", -1i64),
        ("오늘", 0),
        ("내일", 1),
        ("모레", 2),
        ("그저께", -2),
        ("사흘 전", -3),
        ("열흘 뒤", 10),
        ("yesterday", -1),
        ("today", 0),
        ("tomorrow", 1),
        ("three days ago", -3),
        ("ten days from now", 10),
        ("the day before yesterday", -2),
    ] {
        for k in 0..800u64 {
            let published = start + Days::new(k);
            let expected = published + chrono::TimeDelta::days(shift);
            assert_eq!(values(text, &at(published)).first().map(|(_, v)| v.clone()), Some(expected.to_string()), "{text} on {published}");
        }
    }
}

#[test]
fn what_counts_from_no_day_does_not_move() {
    for text in KOREAN.iter().chain(&ENGLISH) {
        let read = |date| time::read(text, &at(day(date)));
        let (one, other) = (read("2024-10-25"), read("2021-03-02"));
        assert_eq!(one.len(), other.len(), "{text}");
        for (a, b) in one.iter().zip(&other).filter(|(a, _)| a.anchor == TimeAnchor::Explicit) {
            assert_eq!(a.value, b.value, "{text}");
        }
    }
}

#[test]
fn weekdays_lie_within_a_week_of_publication_on_the_preferred_side() {
    let start = day("2024-01-01");
    for k in 0..60u64 {
        let today = start + Days::new(k);
        for (text, number) in [("월요일", 1), ("수요일", 3), ("일요일", 7), ("on Friday", 5), ("on Sunday", 7)] {
            for (prefer, range) in [(Prefer::Past, -6..=0i64), (Prefer::Future, 1..=7), (Prefer::Nearest, -3..=7)] {
                let found = values(text, &at(today).prefer(prefer));
                let value = day(&found[0].1);
                assert_eq!(chrono::Datelike::weekday(&value).number_from_monday(), number, "{text}");
                assert!(range.contains(&(value - today).num_days()), "{text} {prefer:?} {today} {value}");
            }
        }
    }
}

#[test]
fn text_around_an_expression_changes_neither_its_words_nor_its_value() {
    let options = at(day("2024-10-25"));
    let around = |text: &str, before: &str, behind: &str| {
        let alone = values(text, &options);
        let whole = format!("{before}{text}{behind}");
        let found = values(&whole, &options);
        assert_eq!(found, alone, "{whole}");
    };
    for text in KOREAN {
        around(&format!("회의는 {text} 있었다."), "장관이 사람들을 만났다. ", " 그는 말이 없었다.");
        around(&format!("회의는 {text} 있었다."), "12,000명이 모였다.\n\n", "\n\nF-35A 3대가 떴다.");
    }
    for text in ENGLISH {
        around(&format!("It happened {text}."), "Officials met reporters. ", " Nobody spoke.");
        around(&format!("It happened {text}."), "Some 12,000 people came.\n\n", "\n\nThree F-35A jets flew.");
    }
}

#[test]
fn a_printed_quantity_gives_its_value_back() {
    let extractor = Extractor::new().only(Only::Quantities);
    let value = |text: String| {
        let record: serde_json::Value = serde_json::from_str(&extractor.line(&Document::new("q", text)).to_json()).unwrap();
        record["quantities"][0]["value"].as_f64()
    };
    for n in (1..400u64).map(|k| k * k * 13 + k).chain([12_000, 1_000_000, 35_000_000, 1_200_000_000]) {
        let grouped = n.to_string().as_bytes().rchunks(3).rev().map(|c| std::str::from_utf8(c).unwrap()).collect::<Vec<_>>().join(",");
        assert_eq!(value(format!("병사 {grouped}명이 왔다.")), Some(n as f64), "{grouped}명");
        if n > 1 {
            assert_eq!(value(format!("The army sent {grouped} troops.")), Some(n as f64), "{grouped} troops");
        }
        let (man, rest) = (n / 10_000, n % 10_000);
        if (1..10_000).contains(&man) && rest > 0 {
            assert_eq!(value(format!("병사 {man}만{rest}명이 왔다.")), Some(n as f64), "{man}만{rest}명");
        }
    }
}
