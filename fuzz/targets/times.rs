//! Times and quantities by every preference and with every kind of publication: spans in order that slice the text, values that print
//! and bound, and neither more nor fewer when a layer is read alone.

use sosik::extract::{Only, Prefer};
use sosik::{Document, Extractor};
use sosik_fuzz::hunt;

fn main() -> std::process::ExitCode {
    let days = [None, Some("2024-10-25"), Some("2000-02-29"), Some("1899-12-31"), Some("2024-12-31T23:59:59+09:00")];
    let fresh = || {
        let prefer = |p| Extractor::new().only(Only::Times).prefer(p);
        [prefer(Prefer::Past), prefer(Prefer::Future), prefer(Prefer::Nearest), Extractor::new().only(Only::Quantities)]
    };
    hunt("times", fresh, |extractors, text| {
        for published in days {
            let document = Document::new("a1", text).with_published(published.and_then(|day| day.parse().ok()));
            for extractor in &*extractors {
                let analysis = extractor.analyse(&document).map_err(|e| e.to_string())?;
                analysis.check().map_err(|e| e.to_string())?;
                let mut end = 0;
                for time in &analysis.times {
                    if time.span.start() < end {
                        return Err(format!("{:?} begins inside the time before it", time.span.slice(text)));
                    }
                    end = time.span.end();
                    let (timex, edtf) = (time.value.timex3(), time.value.edtf());
                    if timex.is_empty() || edtf.as_ref().is_some_and(|e| e.is_empty()) {
                        return Err(format!("{:?} has an empty value", time.span.slice(text)));
                    }
                    if time.value.bounds().is_some_and(|(from, to)| from > to) {
                        return Err(format!("{timex} ends before it begins"));
                    }
                }
            }
        }
        Ok(())
    })
}
