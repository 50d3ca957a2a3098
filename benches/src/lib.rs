//! Texts that the suites measure on: our own sentences, repeated, so that the expected result is known by counting.

/// A text made of the same sentences over and over.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Names the benchmark.
    pub name: &'static str,
    /// The text.
    pub text: String,
    /// How many sentences it holds.
    pub sentences: usize,
}

const KOREAN: &[&str] = &[
    "국방부는 24일 “북쪽 병력 1만2000명이 국경을 넘은 정황을 확인했다.”라고 밝혔다.",
    "장관은 전날 의회에 나와 “증거가 있다. 곧 공개하겠다.”며 동맹국과 협의한다고 말했다.",
    "예산은 12.3조원으로 지난해보다 3.5% 늘었다.",
    "대변인은 ‘보도를 부인한다’는 입장을 되풀이했다.",
    "협정은 2024. 10. 23. 서명됐다.",
    "주민들은 (일부는 걸어서) 남쪽으로 피란했다.",
];

const ENGLISH: &[&str] = &[
    "The ministry said on Oct. 18 that about 12,000 troops, including four brigades, had crossed the border.",
    "“We will not fight. We want to go home!” one of the soldiers said in a video.",
    "Gov. Maria J. K. Holt met U.S. officials and declined to comment.",
    "Prices rose 3.5 percent to $4.20 a litre, the agency's report didn't explain why.",
    "It was not immediately clear who had ordered the strike.",
];

/// Sentences a paragraph.
const PARAGRAPH: usize = 4;

fn sample(name: &'static str, pool: &[&str], bytes: usize) -> Sample {
    let (mut text, mut sentences) = (String::with_capacity(bytes + 256), 0);
    for sentence in pool.iter().cycle() {
        if text.len() >= bytes {
            break;
        }
        text.push_str(sentence);
        sentences += 1;
        text.push(if sentences % PARAGRAPH == 0 { '\n' } else { ' ' });
    }
    Sample { name, text, sentences }
}

/// Korean, English and mixed news prose of about `bytes` bytes each.
pub fn samples(bytes: usize) -> [Sample; 3] {
    let mixed: Vec<&str> = KOREAN.iter().zip(ENGLISH).flat_map(|(korean, english)| [*korean, *english]).collect();
    [sample("korean", KOREAN, bytes), sample("english", ENGLISH, bytes), sample("mixed", &mixed, bytes)]
}

/// A news text whose times, quantities and claims are known, because every paragraph is one of ours with its counts beside it.
#[derive(Clone, Debug)]
pub struct News {
    /// Names the benchmark.
    pub name: &'static str,
    /// The text; a line a paragraph.
    pub text: String,
    /// When it was published.
    pub published: &'static str,
    /// The ISO 8601 values of its times, in order.
    pub times: Vec<String>,
    /// The values of its quantities, in order.
    pub quantities: Vec<f64>,
    /// The names of its sources, in order.
    pub sources: Vec<&'static str>,
}

/// The day on which all [`News`] is published.
const PUBLISHED: &str = "2024-10-25";

/// A Korean paragraph and what is in it; day and count change from paragraph to paragraph.
fn korean_paragraph(news: &mut News, day: usize, count: usize) {
    news.text.push_str(&format!(
        "국방부는 {day}일 병력 {count}명이 국경을 넘었다고 밝혔다. 북한은 이를 부인했다. 나토는 같은 날 배치를 확인했다고 발표했다. \
         훈련장 주변에서는 차량이 줄지어 움직였고 주민들은 창문을 닫았다.\n"
    ));
    news.expect(day, count, &["국방부", "나토"]);
}

/// An English paragraph and what is in it.
fn english_paragraph(news: &mut News, day: usize, count: usize) {
    news.text.push_str(&format!(
        "The Defense Ministry said on Oct. {day} that {count} soldiers had crossed the border. NATO announced on the same day that \
         it had verified the deployment. Trucks moved along the training ground while people kept their windows shut.\n"
    ));
    news.expect(day, count, &["The Defense Ministry", "NATO"]);
}

impl News {
    fn expect(&mut self, day: usize, count: usize, sources: &[&'static str]) {
        let day = format!("2024-10-{day:02}");
        self.times.extend([day.clone(), day]);
        self.quantities.push(count as f64);
        self.sources.extend(sources);
    }
}

/// Korean, English and mixed news of `paragraphs` paragraphs each.
pub fn news(paragraphs: usize) -> [News; 3] {
    type Write = fn(&mut News, usize, usize);
    let kinds: [(&'static str, [Write; 2]); 3] = [
        ("korean", [korean_paragraph, korean_paragraph]),
        ("english", [english_paragraph, english_paragraph]),
        ("mixed", [korean_paragraph, english_paragraph]),
    ];
    kinds.map(|(name, writers)| {
        let mut news =
            News { name, text: String::new(), published: PUBLISHED, times: Vec::new(), quantities: Vec::new(), sources: Vec::new() };
        for k in 0..paragraphs {
            // Days that lie before the publication, so that every reader means the same month.
            writers[k % 2](&mut news, 1 + k % 24, 1200 + k);
        }
        news
    })
}

/// News of which the number of events is known.
#[derive(Clone, Debug)]
pub struct Report {
    /// Names the benchmark.
    pub name: &'static str,
    /// The text; a line a paragraph.
    pub text: String,
    /// How many events it tells.
    pub events: usize,
}

/// Korean and English news of `paragraphs` paragraphs each: arrests, strikes and marches beside sentences that tell of none. Number and place
/// differ from paragraph to paragraph, so that none repeats another.
pub fn reports(paragraphs: usize) -> [Report; 2] {
    let mut korean = Report { name: "korean", text: String::new(), events: 0 };
    let mut english = Report { name: "english", text: String::new(), events: 0 };
    for k in 0..paragraphs {
        let count = 12 + k;
        korean.text.push_str(&format!(
            "경찰은 광장에서 시위대 {count}명을 체포했다. 버스 노조가 {count}일째 파업을 벌였다. 예산은 지난해보다 3.5% 늘었고 주민들은 창문을 \
             닫았다. 시내에는 온종일 비가 내렸다.\n"
        ));
        korean.events += 2;
        english.text.push_str(&format!(
            "Police arrested {count} protesters in the square. Bus drivers went on strike over pay in {count} towns. Prices rose 3.5 percent \
             while people kept their windows shut. It rained in the capital all day long.\n"
        ));
        english.events += 2;
    }
    [korean, english]
}

/// The peak of the resident memory of a process in megabytes, where the system tells it; `process` is its number, or `self`.
pub fn peak_mb(process: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}
