//! Learns which reading of a run fits its sentence: a structured perceptron over the readings that the runs keep.

use sosik_segment::korean::context::{Path, Reading, Unit, WeighContext, face, place};
use sosik_segment::korean::features::{ALONE_IN_LINE, Line, alone, pair};
use sosik_segment::korean::inventory::Inventory;
use sosik_segment::korean::label::Label;
use sosik_segment::korean::model::Model;
use sosik_segment::korean::search::{Search, parts};

use super::Weighted;
use super::local::Learned;
use super::samples::Run;
use crate::Failure;
use crate::train::perceptron::Shuffler;

const BITS: u32 = 20;
const PASSES: usize = 3;
/// A unit of learning in units of the scores of runs.
const SCALE: i32 = 12;

struct Student(Learned);

fn address(feature: u64) -> usize {
    Line::Narrow.address(feature, ALONE_IN_LINE, BITS)
}

impl WeighContext for Student {
    fn context(&self, features: &[u64]) -> i32 {
        SCALE * features.iter().map(|f| self.0.get(address(*f))).sum::<i32>()
    }
}

/// A sentence with the readings of its runs, and the right one of each where it is among them.
struct Problem<'a> {
    units: Vec<Unit<'a>>,
    readings: Vec<Vec<Reading>>,
    right: Vec<Option<u8>>,
    weight: u32,
}

fn problem<'a>(runs: &'a [Run], weight: u32, model: &Model, inventory: &Inventory, search: &mut Search) -> Problem<'a> {
    let mut out = Problem { units: Vec::new(), readings: Vec::new(), right: Vec::new(), weight };
    let mut labels = Vec::new();
    for run in runs {
        let chars: Vec<char> = run.text.chars().collect();
        search.search(&chars, run.left, inventory, model, &[]);
        let (mut readings, mut right) = (Vec::new(), None);
        for (rank, behind) in search.kept(model.margin) {
            search.labels(rank, &mut labels);
            let same = |gold: &Vec<Label>| gold.iter().zip(&labels).all(|(g, l)| *g == inventory.entry(*l).label);
            if run.labels.as_ref().is_some_and(same) {
                right = Some(rank as u8);
            }
            let parts = parts(&chars, &labels, inventory);
            readings.push(Reading { behind, face: face(parts.iter().map(|p| (p.form.as_str(), p.tag))) });
        }
        out.units.push(Unit { text: &run.text, left: run.left, right: run.right });
        out.readings.push(readings);
        out.right.push(right);
    }
    out
}

/// The table of contexts. `open` gives the model of the runs for each half of the sentences.
pub(super) fn train(
    sentences: &[Weighted],
    inventory: &Inventory,
    open: impl Fn(usize, &[u8]) -> Result<Model, Failure>,
) -> Result<Vec<u8>, Failure> {
    let empty = vec![0u8; 1 << BITS];
    let models = [open(0, &empty)?, open(1, &empty)?];
    let mut search = Search::default();
    let problems: Vec<Problem<'_>> =
        sentences.iter().enumerate().map(|(i, (runs, weight))| problem(runs, *weight, &models[i % 2], inventory, &mut search)).collect();
    let (mut runs, mut first, mut among, mut open_choices) = (0usize, 0usize, 0usize, 0usize);
    for p in &problems {
        runs += p.right.len();
        first += p.right.iter().filter(|r| **r == Some(0)).count();
        among += p.right.iter().flatten().count();
        open_choices += p.readings.iter().filter(|r| r.len() > 1).count();
    }
    let percent = |n: usize| 100.0 * n as f64 / runs.max(1) as f64;
    eprintln!(
        "contexts: right reading first {:.2} %, among {:.2} %; {:.1} % of runs have a choice",
        percent(first),
        percent(among),
        percent(open_choices)
    );

    let mut student = Student(Learned::new(BITS));
    let mut order: Vec<u32> = (0..problems.len() as u32).collect();
    let mut shuffler = Shuffler::new(super::SEED);
    let mut path = Path::default();
    let mut now = 1i64;
    for pass in 0..PASSES {
        shuffler.shuffle(&mut order);
        let (mut wrong, mut all) = (0usize, 0usize);
        for at in &order {
            let p = &problems[*at as usize];
            for _ in 0..p.weight.min(3) {
                now += 1;
                path.choose(&p.units, |i| &p.readings[i], |_, _| 0, &student);
                // Where the right reading was lost, the choice made is as good as any.
                let choice = path.choice();
                let right: Vec<u8> = p.right.iter().zip(choice).map(|(r, c)| r.unwrap_or(*c)).collect();
                all += right.len();
                wrong += right.iter().zip(choice).filter(|(a, b)| a != b).count();
                if right == choice {
                    break;
                }
                let choice = choice.to_vec();
                for i in 0..right.len() {
                    let changed = |k: usize| right[k] != choice[k];
                    for (side, by) in [(&right, 1), (&choice, -1)] {
                        let face = &p.readings[i][usize::from(side[i])].face;
                        if changed(i) {
                            for f in alone(face, &place(&p.units, i)) {
                                student.0.add(address(f), by, now);
                            }
                        }
                        if i > 0 && (changed(i) || changed(i - 1)) {
                            let before = &p.readings[i - 1][usize::from(side[i - 1])].face;
                            for f in pair(before, face) {
                                student.0.add(address(f), by, now);
                            }
                        }
                    }
                }
            }
        }
        eprintln!("  pass {}: {:.2} % of runs wrong", pass + 1, 100.0 * wrong as f64 / all as f64);
    }
    Ok(student.0.quantised(now, 1.0 / f64::from(SCALE)))
}
