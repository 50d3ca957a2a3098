//! Sentences, tokens and morphemes nest and give the text back, and a worker that has read much reads as a new one does.

use sosik_fuzz::{contract, hunt};
use sosik_segment::{Segmenter, Tag};

fn main() -> std::process::ExitCode {
    let fresh = || {
        let plain = Segmenter::new();
        // Added words take other ways through the search.
        let builder = Segmenter::builder().word("갸라도스", Tag::NNP).word("썸타", Tag::VV).word("로동", Tag::NNG);
        let added = builder.build().expect("words that can be added");
        [plain.clone(), added].map(|segmenter| (segmenter.worker(), segmenter))
    };
    hunt("morphemes", fresh, |segmenters, text| {
        segmenters.iter_mut().try_for_each(|(used, segmenter)| contract::morphemes(segmenter, used, text))
    })
}
