//! Whether the planner finds a full session for everybody, and whether twelve weeks bore.

use std::time::Instant;

use chrono::NaiveDate;
use lissom::evaluation::{CoverageReport, Extent, VarietyReport, judge_coverage, judge_variety};
use serde::Serialize;

use super::{STARTS, Stock};
use crate::options::Global;
use crate::{Fallible, out};

/// Both reports, with the time the first took.
#[derive(Serialize)]
struct Both {
    coverage: CoverageReport,
    variety: Vec<VarietyReport>,
    seconds: f64,
}

pub(super) fn judge(global: &Global, pairs: bool, seed: u64) -> Fallible {
    let stock = Stock::shipped()?;
    let shelves = stock.shelves();
    let (year, month, day) = STARTS;
    let starts = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let extent = if pairs { Extent::Pairs } else { Extent::Alone };
    let began = Instant::now();
    let coverage = judge_coverage(&shelves, extent, starts, seed);
    let both = Both {
        coverage,
        seconds: began.elapsed().as_secs_f64(),
        variety: judge_variety(&shelves, starts, seed),
    };
    if global.json {
        return out::json(&both);
    }
    told(&both);
    Ok(())
}

fn told(both: &Both) {
    let report = &both.coverage;
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    out::heading("A full session for everybody");
    out::line(format!("sets of constraints  {}", report.constraint_sets));
    out::line(format!("combinations         {}", report.combinations));
    out::line(format!(
        "full                 {} ({:.2} %)",
        report.full,
        share(report.full, report.combinations)
    ));
    for (place, (planned, full)) in &report.by_place {
        out::line(format!(
            "  {:<19}{full} of {planned} ({:.2} %)",
            format!("{place:?}"),
            share(*full, *planned)
        ));
    }
    let (planned, full) = report.falls;
    out::line(format!(
        "  {:<19}{full} of {planned} ({:.2} %)",
        "Falls",
        share(full, planned)
    ));
    out::line(format!("rule violations      {:?}", report.rule_violations));
    out::line(format!("made smaller to fit  {}", report.made_smaller));
    out::line(format!("empty groups         {}", report.empty_groups.len()));
    for empty in report.empty_groups.iter().take(20) {
        out::line(format!("  {empty:?}"));
    }
    for (group, fewest) in &report.fewest {
        out::line(format!(
            "  {:<19}{fewest} exercises at least",
            format!("{group:?}")
        ));
    }
    for not_full in report.not_full.iter().take(20) {
        out::line(format!("  {not_full:?}"));
    }
    out::line(format!("seconds              {:.1}", both.seconds));
    out::heading("Twelve weeks held at one level");
    for report in &both.variety {
        out::line(format!(
            "{:<13}{:<6} {} sessions, {} repeated, {} exercises, {} in {} % of them ({} of its group), {} with a disliked one",
            format!("{:?}", report.place),
            format!("{:?}", report.tools),
            report.sessions,
            report.repeated,
            report.exercises,
            report.most,
            report.most_percent,
            report.of_its_group,
            report.with_disliked
        ));
    }
}
