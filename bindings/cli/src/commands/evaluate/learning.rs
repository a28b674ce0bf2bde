//! Whether learning finds what suits a person, on made people.

use lissom::evaluation::{Span, judge_learning};

use super::Stock;
use crate::options::Global;
use crate::{Fallible, out};

pub(super) fn judge(global: &Global, people: usize, seed: u64) -> Fallible {
    let stock = Stock::shipped()?;
    let shelves = stock.shelves();
    let report = judge_learning(&shelves, people, seed);
    if global.json {
        return out::json(&report);
    }
    out::heading("Learning from a person's own weeks, on made people");
    out::line(format!(
        "people               {} (nobody of them exists)",
        report.people
    ));
    out::line(format!("person-weeks         {}", report.person_weeks));
    for (name, span) in [
        ("best emphasis found", report.best_found),
        ("... of all", report.best_found_of_all),
        ("regret, default", report.regret_default),
        ("regret, learning", report.regret),
        ("regret ratio", report.regret_ratio),
        ("worst tenth, default", report.worst_tenth_default),
        ("worst tenth, learning", report.worst_tenth),
        ("... difference", report.worst_tenth_difference),
        ("harm noticed", report.harm_noticed),
        ("false alarms", report.false_alarms),
    ] {
        out::line(line(name, span));
    }
    let broken: usize = report.rule_violations.values().sum();
    out::line(format!(
        "rule violations      {broken} {:?}",
        report.rule_violations
    ));
    Ok(())
}

fn line(name: &str, span: Span) -> String {
    format!("{name:<21}{:.3} ({:.3} to {:.3})", span.value, span.from, span.to)
}
