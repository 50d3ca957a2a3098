//! What holds for all times, quantities and numbers, whatever the day.

use sosik::core::{Published, Quantity};
use sosik::extract::explain::Trace;
use sosik::extract::time::{self, Prefer, TimeOptions};
use sosik::extract::{Only, numbers, quantity};
use sosik::segment::Segmenter;
use sosik::{Document, Extractor};
use sosik_tests::mutate::Random;

/// Days since 1 January 1970, and back, by the proleptic Gregorian calendar.
fn civil(days: i64) -> (i64, u32, u32) {
    // H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = ((doy - (153 * mp + 2) / 5 + 1) as u32, (if mp < 10 { mp + 3 } else { mp - 9 }) as u32);
    (yoe + era * 400 + i64::from(month <= 2), month, day)
}

fn iso(days: i64) -> String {
    let (y, m, d) = civil(days);
    format!("{y:04}-{m:02}-{d:02}")
}

fn published(days: i64) -> Option<Published> {
    iso(days).parse().ok()
}

fn values(text: &str, options: &TimeOptions) -> Vec<String> {
    time::read(text, options).iter().map(|t| t.value.timex3()).collect()
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The 19,000 days from 1970 on, one in 37.
fn some_days() -> impl Iterator<Item = i64> {
    (0..19_000).step_by(37)
}

#[test]
fn a_printed_day_is_read_back() {
    for days in some_days() {
        let (y, m, d) = civil(days);
        let month = MONTHS[m as usize - 1];
        for text in [
            format!("{y}년 {m}월 {d}일"),
            format!("{y:04}-{m:02}-{d:02}"),
            format!("{y}/{m}/{d}"),
            format!("{month} {d}, {y}"),
            format!("{d} {month} {y}"),
        ] {
            assert_eq!(values(&text, &TimeOptions::default()), [iso(days)], "{text}");
        }
    }
}

#[test]
fn a_printed_value_is_read_back() {
    for y in (1600..2060).step_by(7) {
        for (korean, english, value) in [
            (format!("{y}년에"), format!("in {y}"), format!("{y}")),
            (format!("{y}년 3분기에"), format!("in the third quarter of {y}"), format!("{y}-Q3")),
            (format!("{y}년 상반기에"), format!("in the first half of {y}"), format!("{y}-H1")),
            (format!("{y}년 여름에"), format!("in the summer of {y}"), format!("{y}-SU")),
            (format!("{y}년 5월에"), format!("in May {y}"), format!("{y}-05")),
            (format!("{}년대에", y / 10 * 10), format!("in the {}s", y / 10 * 10), format!("{}", y / 10)),
        ] {
            assert_eq!(values(&korean, &TimeOptions::default()), [value.as_str()], "{korean}");
            assert_eq!(values(&english, &TimeOptions::default()), [value], "{english}");
        }
    }
    for n in 2..100 {
        for (korean, english, value) in [
            (format!("{n}시간 동안"), format!("for {n} hours"), format!("PT{n}H")),
            (format!("{n}일간"), format!("for {n} days"), format!("P{n}D")),
            (format!("{n}주간"), format!("for {n} weeks"), format!("P{n}W")),
            (format!("{n}개월 동안"), format!("for {n} months"), format!("P{n}M")),
            (format!("{n}년 동안"), format!("for {n} years"), format!("P{n}Y")),
        ] {
            assert_eq!(values(&korean, &TimeOptions::default()), [value.as_str()], "{korean}");
            assert_eq!(values(&english, &TimeOptions::default()), [value], "{english}");
        }
    }
}

#[test]
fn a_day_later_is_read_a_day_later() {
    let texts =
        ["어제", "그제", "내일", "모레", "사흘 뒤", "열흘 전", "yesterday", "tomorrow", "three days ago", "10 days from now", "today"];
    for days in some_days() {
        for text in texts {
            let (now, next) = (values(text, &TimeOptions::new(published(days))), values(text, &TimeOptions::new(published(days + 1))));
            let at = (days - 20..days + 20).find(|d| [iso(*d)] == *now);
            let at = at.unwrap_or_else(|| panic!("{text} on {}: {now:?}", iso(days)));
            assert_eq!(next, [iso(at + 1)], "{text} on {}", iso(days));
        }
    }
}

#[test]
fn words_around_change_nothing() {
    let texts =
        ["지난 18일 오후 3시", "이달 초", "2년 8개월", "매주 월요일", "two weeks ago", "the third quarter", "early Tuesday", "Oct. 18"];
    let around = [("", ""), ("그는 말했다. ", " 그랬다."), ("They agreed. ", " it ended."), ("(", ")"), ("“", "” 라고"), ("\n\n", "\n\n")];
    for text in texts {
        let alone = values(text, &TimeOptions::new(published(20_000)));
        assert_eq!(alone.len(), 1, "{text}");
        for (before, after) in around {
            let whole = format!("{before}{text}{after}");
            assert_eq!(values(&whole, &TimeOptions::new(published(20_000))), alone, "{whole}");
        }
    }
}

#[test]
fn a_preference_decides_open_dates() {
    for days in some_days() {
        let news = TimeOptions::new(published(days));
        for text in ["15일", "월요일", "5월 20일", "Friday", "Oct. 18", "on June 3"] {
            let [past, future, nearest] = [Prefer::Past, Prefer::Future, Prefer::Nearest].map(|p| values(text, &news.prefer(p)).concat());
            let today = iso(days);
            assert!(past <= today && today <= future, "{text} on {today}: {past} {future}");
            assert!(nearest == past || nearest == future, "{text} on {today}: {nearest}");
        }
    }
}

/// Sino-Korean numerals.
fn korean(n: u64) -> String {
    const DIGITS: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
    let under = |n: u64| {
        [(1000, "천"), (100, "백"), (10, "십"), (1, "")].iter().fold(String::new(), |out, (power, word)| match n / power % 10 {
            0 => out,
            1 if *power > 1 => out + word,
            d => out + DIGITS[d as usize] + word,
        })
    };
    [(100_000_000, "억"), (10_000, "만"), (1, "")].iter().fold(String::new(), |out, (power, word)| match n / power % 10_000 {
        0 => out,
        part => out + &under(part) + word,
    })
}

/// English numerals.
fn english(n: u64) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let tail = |rest: u64, mark: &str| if rest == 0 { String::new() } else { format!("{mark}{}", english(rest)) };
    match n {
        0..20 => ONES[n as usize].to_owned(),
        20..100 => format!("{}{}", TENS[n as usize / 10], tail(n % 10, "-")),
        100..1000 => format!("{} hundred{}", ONES[n as usize / 100], tail(n % 100, " and ")),
        1000..1_000_000 => format!("{} thousand{}", english(n / 1000), tail(n % 1000, " ")),
        _ => format!("{} million{}", english(n / 1_000_000), tail(n % 1_000_000, " ")),
    }
}

fn counted(segmenter: &Segmenter, text: &str) -> Vec<Quantity> {
    let seg = segmenter.segment(text);
    quantity::find(text, &seg, &numbers::scan(text, &seg), &[], &mut Trace::off())
}

#[test]
fn a_printed_number_is_read_back() {
    let (mut random, segmenter) = (Random(7), Segmenter::new());
    let mut some = |most: u64| 11 + random.next() % most;
    for _ in 0..400 {
        let n = some(99_000_000);
        let grouped = {
            let digits = n.to_string();
            let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|c| std::str::from_utf8(c).unwrap()).collect();
            groups.join(",")
        };
        let mixed = match (n / 10_000, n % 10_000) {
            (0, rest) => format!("{rest}명"),
            (head, 0) => format!("{head}만명"),
            (head, rest) => format!("{head}만{rest}명"),
        };
        for text in
            [format!("{grouped}명"), mixed, format!("{} 명", korean(n)), format!("{grouped} troops"), format!("{} troops", english(n))]
        {
            let found = counted(&segmenter, &text);
            assert_eq!(found.iter().map(|q| q.value).collect::<Vec<_>>(), [Some(n as f64)], "{text}");
        }
    }
}

#[test]
fn bounds_hold_the_value() {
    let segmenter = Segmenter::new();
    for n in (20..20_000).step_by(170) {
        for text in [
            format!("{n}여 명"),
            format!("약 {n}명"),
            format!("최소 {n}명"),
            format!("{n}명 이하"),
            format!("at least {n} men"),
            format!("nearly {n} men"),
        ] {
            for q in counted(&segmenter, &text) {
                let value = q.value.unwrap();
                assert!(q.low.is_none_or(|low| low <= value) && q.high.is_none_or(|high| value <= high), "{text}: {q:?}");
            }
        }
    }
}

#[test]
fn one_layer_alone_is_the_same_as_with_all() {
    let document = Document::new("a", "국정원은 지난 18일 병력 1만2000여 명이 이동했다고 밝혔다. At least 12 drones fell on Tuesday.")
        .with_published(published(20_000));
    let whole = Extractor::new().analyse(&document).unwrap();
    let times = Extractor::new().only(Only::Times).analyse(&document).unwrap();
    let quantities = Extractor::new().only(Only::Quantities).analyse(&document).unwrap();
    assert_eq!((whole.times.len(), whole.quantities.len()), (2, 2));
    assert_eq!(whole.times, times.times);
    assert_eq!(whole.quantities, quantities.quantities);
    assert!(times.claims.is_empty() && quantities.times.is_empty());
}
