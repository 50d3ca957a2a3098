//! Scratch: prints clauses.
use std::io::BufRead;
fn main() {
    for line in std::io::stdin().lock().lines() {
        let text = line.unwrap();
        let seg = sosik_segment::Segmenter::new().segment(&text);
        let numbers = sosik_extract::numbers::scan(&text, &seg);
        let _ = numbers;
        let names = sosik_extract::names::find(&text, &seg, &mut sosik_extract::explain::Trace::off());
        let quotes = sosik_extract::quotes::find(&text, &seg);
        let clauses = sosik_extract::syntax::clauses(&text, &seg, &names, &quotes);
        println!("# {text}");
        for (i, p) in clauses.predicates.iter().enumerate() {
            let t = |s: sosik_core::Span| s.slice(&text).unwrap_or("?").to_owned();
            println!(
                "{i} {}{} {:?} {:?} neg={} {:?} parent={:?} marker={:?} impl={:?}",
                p.lemma,
                if p.nominal { " (n)" } else { "" },
                p.voice,
                p.tense,
                p.negated,
                p.modality,
                p.parent,
                p.marker,
                p.implied_subject.map(t)
            );
            for a in &p.arguments {
                println!(
                    "     {:?} {:?} [{}] head {} conj {:?}",
                    a.role,
                    a.marker,
                    t(a.span),
                    t(a.head),
                    a.conjuncts.iter().map(|c| t(*c)).collect::<Vec<_>>()
                );
            }
        }
    }
}
