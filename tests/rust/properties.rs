//! What holds for every text.

use sosik::core::record::Line;
use sosik::segment::Segmenter;
use sosik::{Document, Extractor, Published};
use sosik_tests::contract;
use sosik_tests::mutate::{self, Random};

/// Pieces that meet the rules of all layers, and pieces that meet none.
const PIECES: &[&str] = &[
    "북한은",
    "국방부 대변인은",
    "23일",
    "지난 18일",
    "1만2000명을",
    "러시아에",
    "파병했다고",
    "밝혔다.",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "(",
    ")",
    "“폭풍군단”이라고",
    "The",
    "U.S.",
    "said",
    "that",
    "according to",
    "Oct. 23",
    "around 12,000",
    "troops",
    "NATO",
    "was arrested by",
    "police",
    ",",
    ".",
    "!",
    "…",
    "\n",
    "\n\n",
    " ",
    "Хочу жить",
    "朝鮮",
    "🚀",
    "e\u{301}",
    "ᄒ\u{1161}\u{11ab}",
    "\u{0}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}\u{301}",
    "2월 31일",
    "http://a.b/c?d",
    "@x",
    "$3 million",
    "·",
    "~",
    "-",
    "ㅋㅋ",
];

fn text(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..random.below(40) {
        if random.below(12) == 0 {
            text.extend(char::from_u32(random.below(0x11_0000) as u32));
        } else {
            text.push_str(PIECES[random.below(PIECES.len())]);
        }
        if random.below(3) > 0 {
            text.push(' ');
        }
    }
    text
}

#[test]
fn every_text_gives_a_sound_record_that_reads_back() {
    let extractor = Extractor::new();
    for seed in 0..3000 {
        let mut random = Random(seed);
        let mut document = Document::new(format!("seed {seed}"), text(&mut random));
        if random.below(2) == 0 {
            document.published = "2024-10-25".parse::<Published>().ok();
        }
        let analysis = extractor.analyse(&document).unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        analysis.check().unwrap_or_else(|e| panic!("seed {seed}: {e}\n{:?}", document.text));

        let points: Vec<char> = document.text.chars().collect();
        let line = analysis.line(extractor.engine());
        let Line::Record(record) = &line else { panic!("seed {seed}: an error record") };
        let words = (record.times.iter().map(|t| (t.start, t.end, &t.text)))
            .chain(record.quantities.iter().map(|q| (q.start, q.end, &q.text)))
            .chain(record.entities.iter().map(|e| (e.start, e.end, &e.text)))
            .chain(record.claims.iter().flat_map(|c| &c.content).map(|s| (s.start, s.end, &s.text)));
        for (start, end, words) in words {
            assert_eq!(&points[start as usize..end as usize].iter().collect::<String>(), words, "seed {seed}");
        }
        for (sentence, next) in record.sentences.iter().zip(record.sentences.iter().skip(1)) {
            assert!(sentence.end <= next.start, "seed {seed}: sentences overlap");
        }
        let json = line.to_json();
        assert_eq!(Line::from_json(&json).unwrap(), line, "seed {seed}");
        assert_eq!(serde_json::from_str::<sosik::Analysis>(&serde_json::to_string(&analysis).unwrap()).unwrap(), analysis, "seed {seed}");
    }
}

#[test]
fn what_lies_between_sentences_is_white_space() {
    let extractor = Extractor::new();
    for seed in 0..1000 {
        let document = Document::new("", text(&mut Random(seed + 1_000_000)));
        let analysis = extractor.analyse(&document).unwrap();
        let mut at = 0;
        for sentence in &analysis.sentences {
            let gap = &document.text[at..sentence.span.range().start];
            assert!(
                gap.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}'),
                "seed {seed}: {gap:?} is in no sentence of {:?}",
                document.text
            );
            at = sentence.span.range().end;
        }
        let rest = &document.text[at..];
        assert!(rest.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}'), "seed {seed}: {rest:?} is in no sentence");
    }
}

#[test]
fn every_segmentation_holds_the_contract() {
    let segmenter = Segmenter::new();
    let mut used = segmenter.worker();
    let seeds: Vec<&str> = mutate::SEEDS.lines().chain(PIECES.iter().copied()).collect();
    for text in &seeds {
        contract::morphemes(&segmenter, &mut used, text).unwrap_or_else(|e| panic!("{text:?}: {e}"));
    }
    for seed in 0..3000 {
        let text = mutate::text(&mut Random(seed), &seeds);
        contract::sentences(&segmenter, &text).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{text:?}"));
        contract::morphemes(&segmenter, &mut used, &text).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{text:?}"));
    }
}
