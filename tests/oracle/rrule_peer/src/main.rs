//! A year of ten rules of two times a day to sorted instants by the rrule crate: how many, and the seconds of the best of
//! twenty runs. Rules are read before the clock runs, as ours are.

use std::time::Instant;

use rrule::RRuleSet;

fn main() {
    let rules: Vec<RRuleSet> = (0..10)
        .flat_map(|rule| [(6 + rule, 5 * rule), (12 + rule, 3 * rule)])
        .map(|(hour, minute)| {
            format!(
                "DTSTART;TZID=Europe/Oslo:20260101T{hour:02}{minute:02}00\nRRULE:FREQ=DAILY;UNTIL=20261231T225900Z"
            )
            .parse()
            .expect("a rule")
        })
        .collect();
    let (mut count, mut best) = (0, f64::MAX);
    for _ in 0..20 {
        let start = Instant::now();
        let mut found: Vec<i64> = rules
            .iter()
            .flat_map(|rule| rule.into_iter().map(|at| at.timestamp()))
            .collect();
        found.sort_unstable();
        best = best.min(start.elapsed().as_secs_f64());
        count = found.len();
        std::hint::black_box(found);
    }
    println!("{count} {best:.9}");
}
