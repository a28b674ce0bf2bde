//! Planned doses: how they stand, what silences and moves them, what may be said of a late one.

use chrono::NaiveDate;

use super::*;
use crate::schedule::{DaySlots, OccurrenceId, Timing, ZoneLine, ZonePolicy};
use crate::time::{Stamp, Zone};

pub(super) struct Plan {
    pub(super) rules: Rules,
    pub(super) courses: Vec<RegimenCourse>,
    doses: Vec<KeptDose>,
    pub(super) events: Vec<(OccurrenceId, DoseEvent)>,
    pub(super) paused: Vec<Paused>,
}

fn berlin() -> Zone {
    ZoneDatabase::open().unwrap().zone("Europe/Berlin").unwrap()
}

fn tablet() -> MedicineId {
    MedicineId(Uuid::from_u128(7))
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn times(times: &str) -> Timing {
    let times: Vec<String> = times.split(' ').map(|time| format!("\"{time}:00\"")).collect();
    let json = format!(
        r#"{{"repeat": {{"frequency": {}, "period": 1, "periodUnit": "d", "timeOfDay": [{}]}}}}"#,
        times.len(),
        times.join(", ")
    );
    Timing::parse(&json).unwrap()
}

pub(super) fn line(id: &str, sequence: u16, timing: Timing, count: f64) -> Dosage {
    Dosage {
        id: id.to_owned(),
        sequence,
        timing: Some(timing),
        quantity: pieces(count),
        by_slot: BTreeMap::new(),
        instruction: None,
    }
}

pub(super) fn regimen(dosages: Vec<Dosage>) -> Regimen {
    Regimen {
        medicine: tablet(),
        dosages,
        zone: ZonePolicy::Follow,
        starts_at: None,
        late_minutes: None,
        auto_missed: true,
        counts: true,
        if_late: None,
    }
}

impl Plan {
    pub(super) fn new(from: &str, regimen: Regimen) -> Self {
        let id = RegimenId(Uuid::from_u128(3));
        let (from, version) = (day(from), 1);
        let kept = KeptRegimen {
            id,
            version,
            from,
            anchor: from,
            regimen,
        };
        Self {
            rules: SHIPPED.1.clone(),
            courses: RegimenCourse::of(vec![kept]),
            doses: Vec::new(),
            events: Vec::new(),
            paused: Vec::new(),
        }
    }

    pub(super) fn at(&self, now: &str, from: &str, until: &str) -> Vec<PlannedDose> {
        let moment = Moment::new(at(now), berlin(), DayRules::default(), WorkPattern::Fixed);
        let slots = DaySlots::shipped().unwrap();
        let clock = |_: &RegimenCourse| Ok(ZoneLine::single(berlin()));
        let life = Life {
            clock: &clock,
            slots: &slots,
            paused: &self.paused,
        };
        let range = (at(from), at(until));
        planned(
            &self.courses,
            &self.doses,
            &self.events,
            &life,
            range,
            (&moment, &self.rules),
        )
        .unwrap()
    }

    /// Takes one, as the person would: it finds the planned dose that it fulfils.
    pub(super) fn take(&mut self, when: &str) -> Option<OccurrenceId> {
        let taken = at(when);
        let (from, until) = (taken - TimeDelta::days(2), taken + TimeDelta::days(2));
        let all = self.at(when, &from.to_rfc3339(), &until.to_rfc3339());
        let occurrence = fulfils(&all, tablet(), taken, &self.rules).map(|one| one.id.clone());
        self.doses.push(KeptDose {
            id: DoseId(Uuid::from_u128(self.doses.len() as u128 + 100)),
            version: 1,
            in_error: false,
            dose: Dose {
                medicine: tablet(),
                quantity: pieces(1.0),
                taken,
            },
            stamp: Stamp::new(taken, &berlin()),
            day: taken.date_naive(),
            recorded: taken,
            flags: Vec::new(),
            rules: String::new(),
            occurrence: occurrence.clone(),
        });
        occurrence
    }
}

pub(super) fn dues(planned: &[PlannedDose]) -> Vec<String> {
    planned
        .iter()
        .map(|dose| dose.at.format("%m-%dT%H:%MZ").to_string())
        .collect()
}

#[test]
fn a_taper_steps_down_by_itself_and_ends() {
    let step = |id: &str, sequence, count| {
        let json = r#"{"repeat": {"boundsDuration": {"value": 5, "unit": "d", "system": "http://unitsofmeasure.org", "code": "d"},
            "frequency": 1, "period": 1, "periodUnit": "d", "timeOfDay": ["08:00:00"]}}"#;
        line(id, sequence, Timing::parse(json).unwrap(), count)
    };
    let steps = vec![
        step("a", 1, 6.0),
        step("b", 2, 4.0),
        step("c", 3, 2.0),
        step("d", 4, 1.0),
    ];
    let plan = Plan::new("2026-03-25", regimen(steps));
    let all = plan.at(
        "2026-03-24T00:00:00Z",
        "2026-03-20T00:00:00Z",
        "2026-05-01T00:00:00Z",
    );
    assert_eq!(all.len(), 20);
    let counts: Vec<f64> = all.iter().map(|dose| dose.quantity.count()).collect();
    assert_eq!(
        counts.iter().sum::<f64>() * 5.0,
        325.0,
        "milligrams in all, of tablets of 5 mg"
    );
    let at_places =
        |places: &[usize]| dues(&places.iter().map(|place| all[*place].clone()).collect::<Vec<_>>());
    let expected = [
        "03-25T07:00Z",
        "03-29T06:00Z",
        "03-30T06:00Z",
        "04-04T06:00Z",
        "04-09T06:00Z",
        "04-13T06:00Z",
    ];
    assert_eq!(at_places(&[0, 4, 5, 10, 15, 19]), expected);
    assert_eq!(
        [counts[4], counts[5], counts[10], counts[19]],
        [6.0, 4.0, 2.0, 1.0]
    );
}

#[test]
fn one_taken_early_silences_the_planned_one_and_undone_it_is_planned_again() {
    let mut plan = Plan::new("2026-05-01", regimen(vec![line("a", 1, times("16:00"), 1.0)]));
    let today =
        |plan: &Plan, now: &str| plan.at(now, "2026-05-02T00:00:00Z", "2026-05-03T00:00:00Z")[0].state;
    let id = plan.take("2026-05-02T13:20:00Z").unwrap();
    assert_eq!(id.date, day("2026-05-02"));
    assert!(matches!(
        today(&plan, "2026-05-02T13:21:00Z"),
        DoseState::Taken { .. }
    ));
    // Entered in error at 15:30: planned again; at 16:10: due, once.
    plan.doses.clear();
    assert_eq!(today(&plan, "2026-05-02T13:30:00Z"), DoseState::Upcoming);
    assert_eq!(today(&plan, "2026-05-02T14:10:00Z"), DoseState::Due);
}

#[test]
fn one_taken_after_midnight_counts_for_the_evening_and_the_next_evening_stays() {
    let mut plan = Plan::new("2026-04-30", regimen(vec![line("a", 1, times("23:30"), 1.0)]));
    let evening = plan.take("2026-04-30T21:35:00Z").unwrap();
    assert_eq!(evening.date, day("2026-04-30"));
    let id = plan.take("2026-05-01T22:20:00Z").unwrap();
    assert_eq!(id.date, day("2026-05-01"));
    let next = plan.at(
        "2026-05-02T00:00:00Z",
        "2026-05-02T12:00:00Z",
        "2026-05-03T12:00:00Z",
    );
    assert_eq!(dues(&next), ["05-02T21:30Z"]);
    assert_eq!(next[0].state, DoseState::Upcoming);
}

#[test]
fn what_stays_unanswered_is_missed_when_its_time_is_over_or_the_next_one_is_due() {
    let mut often = regimen(vec![line("a", 1, times("08:00 12:00 16:00"), 1.0)]);
    often.late_minutes = Some(600);
    let mut plan = Plan::new("2026-05-01", often);
    let states = |plan: &Plan, now: &str| -> Vec<DoseState> {
        let day = plan.at(now, "2026-05-02T00:00:00Z", "2026-05-03T00:00:00Z");
        day.iter().map(|dose| dose.state).collect()
    };
    use DoseState::{Due, Missed, Open, Upcoming};
    // Put off past the next one: at noon only the one of noon is offered.
    let first = plan.at(
        "2026-05-02T06:00:00Z",
        "2026-05-02T00:00:00Z",
        "2026-05-03T00:00:00Z",
    )[0]
    .id
    .clone();
    let until = at("2026-05-02T10:05:00Z");
    plan.events.push((first, DoseEvent::Snoozed { until }));
    assert_eq!(states(&plan, "2026-05-02T09:59:00Z"), [Due, Upcoming, Upcoming]);
    assert_eq!(states(&plan, "2026-05-02T10:00:00Z"), [Missed, Due, Upcoming]);
    let day = plan.at(
        "2026-05-02T09:00:00Z",
        "2026-05-02T00:00:00Z",
        "2026-05-03T00:00:00Z",
    );
    assert_eq!(day[0].snoozed_until, Some(until));
    // Two hours, as the rules say, where the regimen does not.
    plan.courses[0].versions[0].regimen.late_minutes = None;
    assert_eq!(states(&plan, "2026-05-02T08:00:00Z"), [Due, Upcoming, Upcoming]);
    assert_eq!(
        states(&plan, "2026-05-02T08:00:01Z"),
        [Missed, Upcoming, Upcoming]
    );
    plan.courses[0].versions[0].regimen.auto_missed = false;
    assert_eq!(states(&plan, "2026-05-02T08:00:01Z"), [Open, Upcoming, Upcoming]);
}

#[test]
fn one_is_moved_alone_or_with_the_rest_of_its_day() {
    let mut plan = Plan::new(
        "2026-05-01",
        regimen(vec![line("a", 1, times("08:00 14:00 20:00"), 1.0)]),
    );
    let two_days = |plan: &Plan| {
        dues(&plan.at(
            "2026-05-02T05:00:00Z",
            "2026-05-02T00:00:00Z",
            "2026-05-03T07:00:00Z",
        ))
    };
    let planned = plan.at(
        "2026-05-02T05:00:00Z",
        "2026-05-02T00:00:00Z",
        "2026-05-03T00:00:00Z",
    );
    let to = at("2026-05-02T07:30:00Z");
    let mut moved = |shift_rest| {
        plan.events = vec![(planned[0].id.clone(), DoseEvent::Rescheduled { to, shift_rest })];
        two_days(&plan)
    };
    assert_eq!(
        moved(false),
        ["05-02T07:30Z", "05-02T12:00Z", "05-02T18:00Z", "05-03T06:00Z"]
    );
    assert_eq!(
        moved(true),
        ["05-02T07:30Z", "05-02T13:30Z", "05-02T19:30Z", "05-03T06:00Z"]
    );
}

#[test]
fn an_edit_holds_from_its_date_and_the_past_stays() {
    let mut plan = Plan::new("2026-05-01", regimen(vec![line("a", 1, times("08:00"), 1.0)]));
    let before = plan.take("2026-05-01T06:00:00Z").unwrap();
    let mut newer = plan.courses[0].versions[0].clone();
    newer.version = 2;
    newer.from = day("2026-05-03");
    newer.regimen.dosages[0].timing = Some(times("09:30"));
    newer.regimen.dosages[0].quantity = pieces(2.0);
    let mut ended = newer.clone();
    ended.version = 3;
    ended.from = day("2026-05-05");
    ended.regimen.dosages.clear();
    let versions = vec![plan.courses[0].versions[0].clone(), newer.clone(), ended];
    plan.courses = RegimenCourse::of(versions);
    let all = plan.at(
        "2026-05-02T00:00:00Z",
        "2026-05-01T00:00:00Z",
        "2026-05-10T00:00:00Z",
    );
    assert_eq!(
        dues(&all),
        ["05-01T06:00Z", "05-02T06:00Z", "05-03T07:30Z", "05-04T07:30Z"]
    );
    assert_eq!(all[0].id, before);
    assert!(matches!(all[0].state, DoseState::Taken { .. }));
    assert_eq!(
        all[2].id.slot, before.slot,
        "the line keeps its id when its time is edited"
    );
    assert_eq!([all[1].quantity.count(), all[2].quantity.count()], [1.0, 2.0]);
    // A version from the same date takes the place of the one before.
    let mut again = newer.clone();
    again.version = 4;
    again.regimen.dosages[0].timing = Some(times("10:00"));
    let courses = RegimenCourse::of(vec![plan.courses[0].versions[0].clone(), newer, again]);
    assert_eq!(courses[0].versions.len(), 2);
}

#[test]
fn from_the_last_one_taken_counts_from_when_it_was_taken() {
    let json = r#"{"repeat": {"frequency": 1, "period": 8, "periodUnit": "h"}}"#;
    let mut timing = Timing::parse(json).unwrap();
    if let Some(repeat) = &mut timing.repeat {
        repeat.relative = Some(crate::schedule::Relative::FromLastTaken);
    }
    let mut asked = regimen(vec![line("a", 1, timing, 1.0)]);
    asked.starts_at = Some("2026-05-02T10:00:00+02:00".parse().unwrap());
    let mut plan = Plan::new("2026-05-02", asked);
    let next = |plan: &Plan, now: &str| {
        let all = plan.at(now, "2026-05-02T00:00:00Z", "2026-05-04T00:00:00Z");
        let open: Vec<PlannedDose> = all
            .into_iter()
            .filter(|dose| matches!(dose.state, DoseState::Upcoming | DoseState::Due))
            .collect();
        dues(&open)
    };
    assert_eq!(next(&plan, "2026-05-02T07:00:00Z"), ["05-02T08:00Z"]);
    plan.take("2026-05-02T08:00:00Z").unwrap();
    // Recorded at 17:00, taken at 10:00: the next is 16:00 UTC, not 23:00.
    assert_eq!(next(&plan, "2026-05-02T15:00:00Z"), ["05-02T16:00Z"]);
    // An extra one that fulfils nothing leaves it; one that is the next one moves what comes after.
    plan.take("2026-05-02T12:00:00Z").unwrap();
    assert_eq!(next(&plan, "2026-05-02T15:00:00Z"), ["05-02T20:00Z"]);
    plan.doses.last_mut().unwrap().occurrence = None;
    assert_eq!(next(&plan, "2026-05-02T15:00:00Z"), ["05-02T16:00Z"]);
    let all = plan.at(
        "2026-05-02T15:00:00Z",
        "2026-05-02T00:00:00Z",
        "2026-05-04T00:00:00Z",
    );
    assert!(
        matches!(all[0].state, DoseState::Taken { .. }),
        "what was taken stays in sight"
    );
}

#[test]
fn about_a_late_dose_only_a_clinicians_words_are_said_and_for_some_medicines_not_even_those() {
    let formulary = &SHIPPED.0;
    let medicine = |product: &str| formulary.product(product).unwrap().medicine.clone();
    let mut asked = regimen(vec![line("a", 1, times("08:00"), 1.0)]);
    let plain = medicine("ibuprofen-400");
    assert_eq!(
        late_advice(&asked, &plain, formulary),
        LateAdvice::LeafletOrPharmacist
    );
    let words = "Leave it out and go on as usual.".to_owned();
    asked.if_late = Some(words.clone());
    assert_eq!(
        late_advice(&asked, &plain, formulary),
        LateAdvice::AsEntered(words)
    );
    let slow = Medicine {
        modified_release: true,
        ..plain.clone()
    };
    for never in [slow, medicine("codeine-30"), medicine("pregabalin-75")] {
        assert_eq!(
            late_advice(&asked, &never, formulary),
            LateAdvice::LeafletOrPharmacist
        );
    }
    for weekly in [
        r#"{"repeat": {"frequency": 1, "period": 1, "periodUnit": "wk"}}"#,
        r#"{"repeat": {"frequency": 1, "period": 7, "periodUnit": "d"}}"#,
        r#"{"repeat": {"frequency": 1, "period": 1, "periodUnit": "d", "dayOfWeek": ["mon"]}}"#,
        r#"{"repeat": {"frequency": 1, "period": 1, "periodUnit": "mo"}}"#,
    ] {
        asked.dosages[0].timing = Some(Timing::parse(weekly).unwrap());
        assert_eq!(
            late_advice(&asked, &plain, formulary),
            LateAdvice::LeafletOrPharmacist,
            "{weekly}"
        );
    }
}

#[test]
fn a_dose_may_differ_by_the_line_of_the_timing_and_a_line_that_is_not_there_is_refused() {
    let tablets = SHIPPED.0.product("paracetamol-500").unwrap().medicine.clone();
    let with = |timing: Timing, slots: &[&str]| {
        let mut dosage = line("a", 1, timing, 2.0);
        dosage.by_slot = slots
            .iter()
            .map(|slot| ((*slot).to_owned(), pieces(1.0)))
            .collect();
        regimen(vec![dosage])
    };
    let when = |when: &str| {
        let json = format!(r#"{{"repeat": {{"period": 1, "periodUnit": "d", "when": ["{when}"]}}}}"#);
        Timing::parse(&json).unwrap()
    };
    let twice = || times("08:00 20:00");
    let plan = Plan::new("2026-05-02", with(twice(), &["t2"]));
    let found = plan.at(
        "2026-05-02T06:00:00Z",
        "2026-05-02T00:00:00Z",
        "2026-05-03T00:00:00Z",
    );
    let counts: Vec<f64> = found.iter().map(|dose| dose.quantity.count()).collect();
    assert_eq!(counts, [2.0, 1.0]);
    for (timing, slot, stands) in [
        (twice(), "t1", true),
        (twice(), "t3", false),
        (twice(), "w1", false),
        (when("HS"), "w1", true),
        (when("HS"), "w1.CM", false),
        (when("PC"), "w1.CM", true),
        (when("PC"), "w1", false),
    ] {
        let said = with(timing, &[slot])
            .validate(&tablets)
            .map_err(|error| error.to_string());
        let refused = Err("regimen.dosages[0].by_slot: slots of the timing, such as t1".to_owned());
        assert_eq!(said, if stands { Ok(()) } else { refused }, "{slot}");
    }
    let mut as_needed = with(twice(), &["t1"]);
    as_needed.dosages[0].timing = None;
    assert!(as_needed.validate(&tablets).is_err());
    let mut other_unit = with(twice(), &["t1"]);
    let drops = Quantity::new(5.0, DoseUnit::Millilitre).unwrap();
    other_unit.dosages[0].by_slot.insert("t1".to_owned(), drops);
    assert!(other_unit.validate(&tablets).is_err());
}
