//! The expected course, judged on a cohort file; and the averages that ship, made again.

use std::fs::{self, File};
use std::path::Path;

use lissom::evaluation::{
    Answers, Cohort, Figure, Figures, apply_prototypes, judge_prognosis, make_prototypes,
};
use lissom::recommender::{Attributes, Prototypes};

use crate::options::Global;
use crate::{Fallible, out};

fn say(error: lissom::Error) -> String {
    error.to_string()
}

fn read(path: &Path) -> Fallible<Cohort> {
    let file = File::open(path).map_err(|_| format!("{}: cannot be read", path.display()))?;
    Cohort::read(file, Answers::AllSelfReport).map_err(say)
}

pub(super) fn judge(global: &Global, path: &Path, apply: bool) -> Fallible {
    let attributes = Attributes::shipped().map_err(say)?;
    let cohort = read(path)?;
    if apply {
        let shipped = Prototypes::shipped(&attributes).map_err(say)?;
        let applied = apply_prototypes(&cohort, &attributes, shipped.file()).map_err(say)?;
        if global.json {
            return out::json(&applied);
        }
        out::heading(&format!("Shipped prototypes {}, applied", applied.version));
        people(applied.outcome, applied.people, applied.events);
        out::line(format!("trained on           {}", applied.trained_on));
        if applied.in_sample {
            out::line("in sample            yes: these figures flatter");
        }
        figures("prototypes", &applied.figures);
        for fifth in &applied.fifths {
            out::line(format!(
                "{:>4} people: expected {:.3} (range {:.3} to {:.3}), observed {:.3}",
                fifth.people, fifth.expected, fifth.from, fifth.to, fifth.observed
            ));
        }
        return Ok(());
    }
    let report = judge_prognosis(&cohort, &attributes).map_err(say)?;
    if global.json {
        return out::json(&report);
    }
    out::heading("Expected course, everyone predicted by what was learned from others");
    out::line(report.validation);
    people(report.outcome, report.people, report.events);
    figures("neighbours", &report.neighbours);
    figures("prototypes", &report.prototypes);
    figures("logistic", &report.logistic);
    let weights = &report.weights;
    out::heading("Weights: neighbours");
    figures("equal", &weights.neighbours_equal);
    figures("expert prior", &report.neighbours);
    figures("fitted", &weights.neighbours_fitted);
    difference("prior less equal", &weights.neighbours_prior_less_equal);
    difference("fitted less prior", &weights.neighbours_fitted_less_prior);
    out::heading("Weights: prototypes");
    figures("equal", &weights.prototypes_equal);
    figures("expert prior", &report.prototypes);
    figures("fitted", &weights.prototypes_fitted);
    difference("prior less equal", &weights.prototypes_prior_less_equal);
    difference("fitted less prior", &weights.prototypes_fitted_less_prior);
    Ok(())
}

pub(super) fn make(global: &Global, path: &Path, to: Option<&Path>, marks: Option<&Path>) -> Fallible {
    let attributes = Attributes::shipped().map_err(say)?;
    let made = make_prototypes(&read(path)?, &attributes).map_err(say)?;
    for (path, text) in [
        (to, made.to_toml().map_err(say)?),
        (marks, made.trained_on.clone()),
    ] {
        if let Some(path) = path {
            fs::write(path, text).map_err(|_| format!("{}: cannot be written", path.display()))?;
        }
    }
    if global.json {
        return out::json(&made.validation);
    }
    out::heading("Prototypes made; their making judged on people held out");
    out::line(format!(
        "people               {}, {} with the outcome",
        made.people, made.events
    ));
    let sizes = made.file.prototype.iter().map(|prototype| prototype.people);
    out::line(format!(
        "prototypes           {}, of at least {} people",
        made.file.prototype.len(),
        sizes.min().unwrap_or(0)
    ));
    figures("prototypes", &made.validation);
    Ok(())
}

fn people(outcome: &str, people: usize, events: usize) {
    out::line(format!("outcome              {outcome}"));
    out::line(format!(
        "people               {people}, {events} with the outcome"
    ));
}

fn figures(name: &str, of: &Figures) {
    out::line(format!(
        "{name:<20} AUC {:.3} [{:.3}, {:.3}]  Brier {:.3} [{:.3}, {:.3}]  slope {:.2} [{:.2}, {:.2}]",
        of.auc,
        of.auc_interval[0],
        of.auc_interval[1],
        of.brier,
        of.brier_interval[0],
        of.brier_interval[1],
        of.calibration_slope,
        of.calibration_slope_interval[0],
        of.calibration_slope_interval[1],
    ));
}

fn difference(name: &str, [auc, brier]: &[Figure; 2]) {
    out::line(format!(
        "{name:<20} AUC {:+.3} [{:+.3}, {:+.3}]  Brier {:+.4} [{:+.4}, {:+.4}]",
        auc.value, auc.from, auc.to, brier.value, brier.from, brier.to
    ));
}
