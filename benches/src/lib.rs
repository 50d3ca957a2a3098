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
