//! A person's own weeks in the file: read by later attributes, whole after damage, in their order whatever the clock says.

#![allow(clippy::unwrap_used, reason = "a failed expectation is the test's message")]

use std::path::Path;
use std::sync::Arc;

use lissom::plan::{Because, CheckIn};
use lissom::recommender::{Note, OwnWeeks, Provenance, own_weeks};
use lissom::self_care::{Planned, SelfCare};
use lissom::store::CommandId;
use lissom::time::{SettableClock, SystemClock};
use lissom_tests::{frozen, opened};

/// A made life with some closed weeks, its file changed by `sql`.
fn damaged(folder: &Path, sql: &str) -> SelfCare {
    let path = folder.join("care.db");
    frozen::fill(&path, None).unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch(sql).unwrap();
    file.close().unwrap();
    opened(&path, None, Arc::new(SystemClock)).unwrap()
}

fn read(care: &SelfCare) -> OwnWeeks {
    let knowledge = care.knowledge();
    care.read(|reader, _| own_weeks(reader, &knowledge.learning, &knowledge.attributes))
        .unwrap()
}

/// A made life with some closed weeks, and the clock that its next ones go by.
fn lived(path: &Path) -> (SelfCare, Arc<SettableClock>) {
    frozen::fill(path, None).unwrap();
    let clock = Arc::new(SettableClock::at(frozen::morning(100)));
    (opened(path, None, clock.clone()).unwrap(), clock)
}

fn as_kept() -> OwnWeeks {
    let folder = tempfile::tempdir().unwrap();
    read(&damaged(folder.path(), ""))
}

#[test]
fn weeks_of_older_attributes_are_compared_by_the_situation_that_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let care = damaged(
        folder.path(),
        "UPDATE own_case SET attributes = 0, problem = x'00'",
    );
    let (now, then) = (read(&care), as_kept());
    assert!(!then.cases().is_empty());
    assert_eq!(now.cases(), then.cases());
    assert_eq!(now.set_aside, 0);
}

#[test]
fn a_problem_out_of_range_is_made_again_from_the_situation() {
    let folder = tempfile::tempdir().unwrap();
    let care = damaged(
        folder.path(),
        "UPDATE own_case SET problem = zeroblob(3) WHERE week = 1",
    );
    assert_eq!(read(&care).cases(), as_kept().cases());
}

#[test]
fn what_cannot_be_read_any_more_is_set_aside_and_counted() {
    let whole = as_kept().cases().len();
    for broken in [
        "UPDATE own_case SET attributes = 0, situation = '{\"age\":\"old\"}' WHERE week = 1",
        "UPDATE own_case SET body = '{}' WHERE week = 1",
        "UPDATE own_case SET body = replace(body, '\"planned\":3', '\"planned\":99') WHERE week = 1",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let care = damaged(folder.path(), broken);
        let own = read(&care);
        assert_eq!((own.set_aside, own.cases().len()), (1, whole - 1), "{broken}");
    }
}

#[test]
fn a_correction_counts_instead_of_what_it_corrects() {
    let folder = tempfile::tempdir().unwrap();
    let care = damaged(
        folder.path(),
        "INSERT INTO own_case (kind, week, version, closed, at, attributes, problem, situation, verdict, body) \
         SELECT kind, week, version + 1, closed, at, attributes, problem, situation, verdict, \
         replace(body, '\"planned\":3', '\"planned\":4') FROM own_case WHERE kind = 1 AND week = 1",
    );
    let own = read(&care);
    assert_eq!(own.cases().len(), as_kept().cases().len());
    assert_eq!(own.cases()[0].did.planned, 4);
}

#[test]
fn a_clock_that_ran_backwards_between_check_ins_keeps_the_weeks_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("care.db");
    let (care, clock) = lived(&path);
    let check_in = |day: i64, command: &str| {
        clock.set(frozen::morning(day));
        care.check_in(
            CommandId::derived(command, "own weeks"),
            CheckIn {
                pain_average: Some(4),
                ..CheckIn::default()
            },
        )
    };
    let before = read(&care).last_number();
    check_in(100, "a").unwrap();
    // Two months back: the running week has not begun by this clock, so it can't be told of.
    assert!(check_in(40, "b").is_err());
    assert_eq!(read(&care).last_number(), before + 1);
    // The phone's clock is right again, a little after the first time.
    let Planned::Week(week) = check_in(110, "c").unwrap() else {
        unreachable!("a week")
    };
    let numbers: Vec<u16> = read(&care).cases().iter().map(|case| case.number).collect();
    let mut sorted = numbers.clone();
    sorted.dedup();
    assert!(
        sorted.windows(2).filter(|two| two[0] > two[1]).count() <= 1,
        "weeks, then episodes: {numbers:?}"
    );
    assert_eq!(read(&care).last_number(), before + 2);
    let aside = |because: &Because| matches!(because, Because::Noted(Note::SetAside(_)));
    assert!(!week.reasons.iter().any(|reason| aside(&reason.because)));
}

#[test]
fn four_weeks_are_an_episode_too_which_speaks_where_they_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("care.db");
    let (care, clock) = lived(&path);
    for (place, pain) in (0..).zip([4, 6, 5, 3, 4, 6, 5, 3]) {
        clock.set(frozen::morning(100 + 8 * place));
        let check_in = CheckIn {
            pain_average: Some(pain),
            ..CheckIn::default()
        };
        care.check_in(CommandId::derived(&place.to_string(), "episode"), check_in)
            .unwrap();
    }
    let whole = read(&care);
    assert!(
        whole
            .cases()
            .iter()
            .all(|case| case.provenance == Provenance::OwnWeek)
    );
    drop(care);
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch("DELETE FROM own_case WHERE kind = 1").unwrap();
    file.close().unwrap();
    let episodes = read(&opened(&path, None, clock).unwrap());
    let last = episodes.cases().last().expect("eight weeks hold an episode");
    assert_eq!(last.provenance, Provenance::OwnEpisode);
    let four: Vec<_> = whole
        .cases()
        .iter()
        .filter(|case| (last.number - 3..=last.number).contains(&case.number))
        .collect();
    assert_eq!((last.number % 4, four.len()), (0, 4));
    let pain: u32 = four
        .iter()
        .map(|case| u32::from(case.outcome.pain_tenths.unwrap()))
        .sum();
    assert_eq!(last.outcome.pain_tenths.map(u32::from), Some(pain / 4));
    assert_eq!(last.problem, four[0].problem, "as it began");
}

#[test]
fn a_week_keeps_which_of_its_questions_were_answered_by_theme() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("care.db");
    let (care, clock) = lived(&path);
    let next_week = |day: i64, command: &str| {
        clock.set(frozen::morning(day));
        let check_in = CheckIn {
            pain_average: Some(4),
            ..CheckIn::default()
        };
        match care
            .check_in(CommandId::derived(command, "themes"), check_in)
            .unwrap()
        {
            Planned::Week(week) => week,
            Planned::Held(_) => unreachable!("a week"),
        }
    };
    let week = next_week(100, "a");
    let library = care.library().unwrap();
    let asks = |id: &str| library.message(id).filter(|message| message.right.is_some());
    let asked: Vec<_> = week
        .messages
        .iter()
        .filter_map(|shown| asks(&shown.message))
        .collect();
    let answered = asked[0];
    care.write(CommandId::derived("answer", "themes"), "test", |tx, moment| {
        lissom::education::answer(tx, moment, &library, &answered.id, 0)
    })
    .unwrap();
    next_week(107, "b");
    let own = read(&care);
    let case = own
        .cases()
        .iter()
        .find(|case| case.number == week.number)
        .unwrap();
    let (of, done) = case.did.themes[&answered.theme];
    assert_eq!(done, 1);
    assert_eq!(
        usize::from(of),
        asked.iter().filter(|m| m.theme == answered.theme).count()
    );
    let all: usize = case.did.themes.values().map(|(of, _)| usize::from(*of)).sum();
    assert_eq!(all, asked.len());
}
