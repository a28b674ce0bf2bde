//! Judging the core on a cohort file. Like `pack` it reaches past the API: no phone can do this.

mod coverage;
mod learning;
mod prognosis;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use lissom::content::Library;
use lissom::evaluation::{Answers, Cohort, PlanReport, Shelves, judge_plans};
use lissom::plan::Rules;
use lissom::recommender::Knowledge;
use serde::Serialize;

use crate::options::{AnswerSet, Evaluate, Global};
use crate::{Fallible, out};

/// All plans begin on the same made Monday, so that the date decides nothing.
const STARTS: (i32, u32, u32) = (2026, 11, 23);

/// Everything that ships and that plans are made from.
struct Stock {
    knowledge: Knowledge,
    rules: Rules,
    library: Library,
}

impl Stock {
    fn shipped() -> Fallible<Self> {
        let say = |e: lissom::Error| e.to_string();
        Ok(Self {
            knowledge: Knowledge::shipped().map_err(say)?,
            rules: Rules::shipped().map_err(say)?,
            library: Library::built_in().map_err(say)?,
        })
    }

    fn shelves(&self) -> Shelves<'_> {
        Shelves {
            knowledge: &self.knowledge,
            rules: &self.rules,
            library: &self.library,
        }
    }
}

/// A report with the time it took.
#[derive(Serialize)]
struct Timed {
    #[serde(flatten)]
    report: PlanReport,
    milliseconds_per_plan: f64,
}

pub(super) fn run(global: &Global, what: &Evaluate) -> Fallible {
    match what {
        Evaluate::Plans {
            cohort,
            out,
            seed,
            answers,
        } => plans(global, cohort, out.as_deref(), *seed, answers.as_ref()),
        Evaluate::Coverage { pairs, seed } => coverage::judge(global, *pairs, *seed),
        Evaluate::Learning { people, seed } => learning::judge(global, *people, *seed),
        Evaluate::Prognosis { cohort, apply } => prognosis::judge(global, cohort, *apply),
        Evaluate::Prototypes { cohort, out, marks } => {
            prognosis::make(global, cohort, out.as_deref(), marks.as_deref())
        }
    }
}

fn plans(
    global: &Global,
    cohort: &Path,
    out: Option<&Path>,
    seed: u64,
    answers: Option<&AnswerSet>,
) -> Fallible {
    let sets = match answers {
        None => vec![Answers::AllSelfReport, Answers::TwelveQuestions],
        Some(AnswerSet::All) => vec![Answers::AllSelfReport],
        Some(AnswerSet::Twelve) => vec![Answers::TwelveQuestions],
    };
    let mut rows = match out {
        Some(path) => {
            let file = File::create(path).map_err(|_| format!("{}: cannot be written", path.display()))?;
            Some(BufWriter::new(file))
        }
        None => None,
    };
    let reports = sets
        .into_iter()
        .map(|answers| judged(cohort, rows.as_mut(), seed, answers))
        .collect::<Fallible<Vec<Timed>>>()?;
    match (global.json, reports.as_slice()) {
        (true, [one]) => return out::json(one),
        (true, all) => return out::json(&all),
        (false, _) => {}
    }
    for timed in &reports {
        let report = &timed.report;
        out::heading(match report.answers {
            Answers::AllSelfReport => "All self-report answers",
            Answers::TwelveQuestions => "Only what the first twelve questions ask",
        });
        out::line(format!("screening            {}", report.screening));
        out::line(format!("people               {}", report.people));
        out::line(format!("planned              {}", report.planned));
        for (flag, count) in &report.held_for_care {
            out::line(format!("held for care        {count} ({flag})"));
        }
        let broken: usize = report.rule_violations.values().sum();
        out::line(format!(
            "rule violations      {broken} {:?}",
            report.rule_violations
        ));
        let share = 100.0 * report.timid as f64 / report.planned.max(1) as f64;
        out::line(format!("timid                {} ({share:.1} %)", report.timid));
        out::line(format!("distinct plans       {}", report.distinct_plans));
        for (what, weeks) in &report.differs {
            out::line(format!("own weeks            {weeks} x {what}"));
        }
        out::line(format!("ms a plan            {:.2}", timed.milliseconds_per_plan));
    }
    Ok(())
}

fn judged(
    path: &Path,
    mut rows: Option<&mut BufWriter<File>>,
    seed: u64,
    answers: Answers,
) -> Fallible<Timed> {
    let say = |e: lissom::Error| e.to_string();
    let file = File::open(path).map_err(|_| format!("{}: cannot be read", path.display()))?;
    let cohort = Cohort::read(file, answers).map_err(say)?;
    let stock = Stock::shipped()?;
    let shelves = stock.shelves();
    let (year, month, day) = STARTS;
    let starts = chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let mut lost = false;
    let began = Instant::now();
    let report = judge_plans(&cohort, answers, &shelves, starts, seed, |judged| {
        if let Some(file) = rows.as_mut() {
            let row = serde_json::json!({ "answers": answers, "person": judged });
            lost |= writeln!(file, "{row}").is_err();
        }
        Ok(())
    })
    .map_err(say)?;
    let took = began.elapsed().as_secs_f64() * 1000.0;
    if lost || rows.is_some_and(|file| file.flush().is_err()) {
        return Err("the rows could not be written".to_owned());
    }
    // Three weeks are planned and audited for each.
    let milliseconds_per_plan = took / (3 * report.planned.max(1)) as f64;
    Ok(Timed {
        report,
        milliseconds_per_plan,
    })
}
