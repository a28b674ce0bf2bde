//! Content packs on a phone: installed whole or not at all, and what they recall leaves the running week at once.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed expectation is the test's message"
)]

mod flipped;
mod refused;

use std::collections::BTreeSet;

use lissom::Error;
use lissom::content::pack::{self, TrustedKeys};
use lissom::plan::{self, About, Because, Cause, Week};
use lissom::profile::{Profile, Weekday};
use lissom::self_care::{FirstAid, PackInstalled, Planned};
use lissom_tests::{Person, packs};

/// Someone with a plan whose app trusts the test key.
fn planned() -> (Person, Week) {
    let person = Person::new();
    person.care.trust(packs::keys());
    let mut profile = Profile {
        age: Some(45),
        ..Profile::default()
    };
    profile.preferences.days = [Weekday::Monday, Weekday::Wednesday, Weekday::Friday].into();
    profile.preferences.minutes = Some(20);
    person.answer(&profile);
    person.screen(&[]);
    match person.plan() {
        Planned::Week(week) => (person, week),
        Planned::Held(held) => panic!("{held:?}"),
    }
}

fn in_week(week: &Week) -> BTreeSet<String> {
    let items = week.sessions.iter().flat_map(|session| &session.items);
    items.map(|item| item.exercise.clone()).collect()
}

fn now(person: &Person) -> Week {
    person
        .care
        .read(|reader, _| plan::latest_week(reader))
        .unwrap()
        .unwrap()
}

fn install(person: &Person, pack: &[u8]) -> lissom::Result<PackInstalled> {
    person.care.install_pack(person.id(), pack)
}

#[test]
fn a_recalled_exercise_leaves_the_running_week_and_what_takes_its_place_says_why() {
    let (person, week) = planned();
    let recalled = in_week(&week).into_iter().next().unwrap();
    let installed = install(&person, &packs::recalling(1, &[&recalled])).unwrap();
    assert!(installed.week_changed);
    assert_eq!(installed.recalled, BTreeSet::from([recalled.clone()]));

    let changed = now(&person);
    assert_eq!(
        (changed.cause, changed.version),
        (Cause::Recall, week.version + 1)
    );
    assert!(!in_week(&changed).contains(&recalled));
    let instead = changed.reasons.iter().find_map(|reason| match &reason.because {
        Because::InsteadOfRecalled(old) if *old == recalled => Some(&reason.about),
        _ => None,
    });
    let Some(About::Exercise(instead)) = instead else {
        panic!("nothing takes its place: {instead:?}");
    };
    assert!(in_week(&changed).contains(instead));
    // No session lost its place or grew.
    for (old, new) in week.sessions.iter().zip(&changed.sessions) {
        assert_eq!(old.date, new.date);
        assert!(new.seconds <= old.seconds);
    }
    // Its words stay, for weeks that had it; it is not handed out again.
    let library = person.care.library().unwrap();
    assert!(library.exercise(&recalled).is_some());
    assert!(library.exercises().all(|exercise| exercise.id != recalled));
    let Planned::Week(again) = person.plan() else {
        panic!()
    };
    assert!(!in_week(&again).contains(&recalled));
}

#[test]
fn first_aid_offers_no_recalled_exercise() {
    let (person, _) = planned();
    let offered = |person: &Person| match person.care.first_aid().unwrap() {
        FirstAid::Steps { exercises } => exercises,
        FirstAid::Held(held) => panic!("{held:?}"),
    };
    let before = offered(&person);
    install(&person, &packs::recalling(1, &[&before[0]])).unwrap();
    assert_eq!(offered(&person), before[1..]);
}

#[test]
fn what_is_recalled_while_exercise_is_on_hold_is_out_of_the_week_when_the_hold_ends() {
    let (person, week) = planned();
    person.screen(&["saddle-numb"]);
    let recalled = in_week(&week).into_iter().next().unwrap();
    let installed = install(&person, &packs::recalling(1, &[&recalled])).unwrap();
    assert!(installed.week_changed);
    let changed = now(&person);
    assert!(!in_week(&changed).contains(&recalled));
    let left_out = |reason: &plan::Reason| {
        reason.about == About::NotChosen(recalled.clone()) && reason.because == Because::Recalled
    };
    assert!(changed.reasons.iter().any(left_out));
}

#[test]
fn a_pack_that_recalls_nothing_of_the_week_leaves_it_as_it_is() {
    let (person, week) = planned();
    let other = person.care.library().unwrap();
    let other = other
        .exercises()
        .find(|e| !in_week(&week).contains(&e.id))
        .unwrap();
    let installed = install(&person, &packs::recalling(1, &[&other.id])).unwrap();
    assert!(!installed.week_changed);
    assert_eq!(now(&person), week);
}

#[test]
fn a_refused_pack_changes_nothing() {
    let (person, week) = planned();
    let recalled = in_week(&week).into_iter().next().unwrap();
    let good = packs::recalling(4, &[&recalled]);
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let mut lacking = packs::files();
    for (name, text) in &mut lacking {
        if name.ends_with("sleep.toml") {
            // The last message of the file, in every language.
            *text = text[..text.rfind("\n[").unwrap()]
                .trim_end_matches("\n[")
                .to_owned();
        }
    }
    let before = person.care.library().unwrap();
    for pack in [
        &flipped[..],
        &good[..middle],
        b"",
        &packs::signed(4, &lacking)[..],
    ] {
        let refused = install(&person, pack);
        assert!(matches!(refused, Err(Error::PackRefused { .. })), "{refused:?}");
    }
    assert_eq!(person.care.library().unwrap(), before);
    assert_eq!(now(&person), week);
    assert_eq!(person.care.installed_pack().unwrap(), None);
    // Nobody's key is trusted by default.
    person.care.trust(TrustedKeys::shipped().unwrap());
    assert!(install(&person, &good).is_err());
}

#[test]
fn a_pack_that_lacks_what_was_handed_out_is_refused_by_its_name() {
    let (person, _) = planned();
    let files = packs::files();
    // A programme that nothing else refers to, under another name in every language: there are as many as before.
    let renamed = |(name, text): (String, String)| {
        let text = match name.ends_with("programmes.toml") {
            true => text.replace("flare-week", "flare-days"),
            false => text,
        };
        (name, text)
    };
    let gone: Vec<(String, String)> = files.into_iter().map(renamed).collect();
    match install(&person, &packs::signed(1, &gone)) {
        Err(Error::PackRefused { entry, .. }) => assert!(entry.contains("flare-week"), "{entry}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_older_pack_is_refused_and_the_same_command_twice_installs_once() {
    let (person, _) = planned();
    let id = person.id();
    let pack = packs::recalling(3, &[]);
    let first = person.care.install_pack(id, &pack).unwrap();
    assert_eq!(person.care.install_pack(id, &pack).unwrap(), first);
    for serial in [1, 2, 3] {
        assert!(
            install(&person, &packs::recalling(serial, &[])).is_err(),
            "{serial}"
        );
    }
    assert_eq!(install(&person, &packs::recalling(4, &[])).unwrap().serial, 4);
    assert!(person.care.installed_pack().unwrap().unwrap().1);
}

#[test]
fn a_recall_holds_until_a_later_pack_takes_it_back_by_name() {
    let (person, _) = planned();
    let (one, other) = ("lying-hip-stretch", "bird-dog");
    let recalled = |person: &Person| person.care.library().unwrap().recalled().clone();
    let both = BTreeSet::from([one.to_owned(), other.to_owned()]);
    install(&person, &packs::recalling(1, &[one, other])).unwrap();
    // The next one says nothing of them, the one after that recalls one of them again.
    for (serial, says) in [(2, &[][..]), (3, &[one][..])] {
        let installed = install(&person, &packs::recalling(serial, says)).unwrap();
        assert_eq!(
            (installed.recalled, recalled(&person)),
            (both.clone(), both.clone())
        );
    }
    let about = pack::About {
        reinstates: BTreeSet::from([one.to_owned()]),
        ..packs::about(4)
    };
    let pack = packs::signed_about(&about, &packs::files()).unwrap();
    let installed = install(&person, &pack).unwrap();
    let left = BTreeSet::from([other.to_owned()]);
    assert_eq!(
        (installed.recalled, recalled(&person)),
        (left.clone(), left.clone())
    );
    assert!(!person.care.library().unwrap().is_recalled(one));
    // What was not taken back holds, whoever reads it later: anew, and without the key.
    person.care.trust(packs::keys());
    assert_eq!(recalled(&person), left);
    person.care.trust(TrustedKeys::default());
    assert_eq!(recalled(&person), left);
}

#[test]
fn a_pack_may_recall_everything_and_is_read_all_the_same() {
    let (person, _) = planned();
    let library = person.care.library().unwrap();
    let all: Vec<&str> = library.exercises().map(|exercise| exercise.id.as_str()).collect();
    let installed = install(&person, &packs::recalling(1, &all)).unwrap();
    assert!(installed.week_changed);
    assert_eq!(person.care.library().unwrap().exercises().count(), 0);
    assert!(now(&person).sessions.is_empty());
    // Nothing is left to hand out, and the next plan says so instead of failing.
    let Planned::Week(empty) = person.plan() else {
        panic!()
    };
    assert!(in_week(&empty).is_empty());
}

/// The built-in content with one more exercise, a copy of another, in every file.
fn with_one_more(id: &str, like: &str, figure: bool) -> Vec<(String, String)> {
    let mut files = packs::files();
    let (meant, said, drawn) = (
        format!("[[exercise]]\nid = \"{like}\"\n"),
        format!("[exercise.{like}]\n"),
        format!("[[figure]]\nid = \"{like}\"\n"),
    );
    let copy = |text: &mut String, mark: &str| {
        let Some(from) = text.find(mark) else { return };
        let entry = &text[from..];
        let length = entry[1..].find("\n[").map_or(entry.len(), |next| next + 2);
        let entry = entry[..length].replacen(like, id, 1);
        *text = format!("{}\n{entry}", text.trim_end());
    };
    for (_, text) in &mut files {
        copy(text, &meant);
        copy(text, &said);
    }
    if figure {
        let mut figures = packs::figure_files();
        figures.iter_mut().for_each(|(_, text)| copy(text, &drawn));
        files.extend(figures);
    }
    files
}

/// As it ships. As text it is more than that; the decision on packs says how much.
#[test]
fn all_content_with_all_figures_is_under_400_kilobytes() {
    let files = [packs::files(), packs::figure_files()].concat();
    let pack = packs::signed(1, &files);
    assert!(pack.len() < 400_000, "{}", pack.len());
}

#[test]
fn a_new_exercise_comes_with_its_figure_or_not_at_all() {
    let (person, _) = planned();
    let drawn = |id: &str| person.care.figures().unwrap().figure(id).is_some();
    let (id, like) = ("quiet-bird-dog", "bird-dog");
    match install(&person, &packs::signed(1, &with_one_more(id, like, false))) {
        Err(Error::PackRefused { entry, reason }) => {
            assert_eq!(
                (entry.as_str(), reason.as_str()),
                ("figure, quiet-bird-dog", "has no figure")
            );
        }
        other => panic!("{other:?}"),
    }
    assert!(!drawn(id));
    install(&person, &packs::signed(1, &with_one_more(id, like, true))).unwrap();
    assert!(person.care.library().unwrap().exercise(id).is_some());
    assert!(drawn(id) && drawn(like));
    // Without figures of its own, a pack of known exercises has those that ship.
    person.care.trust(TrustedKeys::default());
    assert!(!drawn(id) && drawn(like));
}

#[test]
fn an_exercise_that_begins_otherwise_than_its_built_in_figure_needs_one_of_its_own() {
    let (person, _) = planned();
    let mut files = packs::files();
    let (_, text) = files
        .iter_mut()
        .find(|(name, _)| name == "exercises/core-stability.toml")
        .unwrap();
    let at = text.find("id = \"bird-dog\"").unwrap();
    let entry = text[at..].replacen("sides = \"alternating\"", "sides = \"one-then-other\"", 1);
    text.replace_range(at.., &entry);
    let Err(Error::PackRefused { entry, reason }) = install(&person, &packs::signed(1, &files)) else {
        panic!("not refused")
    };
    assert!(
        entry.contains("bird-dog") && reason == "has no figure",
        "{entry}: {reason}"
    );
    files.extend(packs::figure_files());
    install(&person, &packs::signed(1, &files)).unwrap();
}

#[test]
fn content_of_another_name_is_refused_however_new_it_is() {
    let (person, _) = planned();
    let foreign = pack::About {
        id: "another".to_owned(),
        ..packs::about(9)
    };
    let foreign = packs::signed_about(&foreign, &packs::files()).unwrap();
    // In the place of the built-in content, and in that of a pack.
    for serial in [1, 2] {
        match install(&person, &foreign) {
            Err(Error::PackRefused { entry, reason }) => {
                assert_eq!(entry, "manifest.json");
                assert!(reason.starts_with("id: is of other content"), "{reason}");
            }
            other => panic!("{other:?}"),
        }
        install(&person, &packs::signed(serial, &packs::files())).unwrap();
    }
}

#[test]
fn a_key_that_is_no_longer_trusted_takes_its_pack_out_of_use_but_not_its_recalls() {
    let (person, _) = planned();
    let mut files = packs::files();
    for (_, text) in &mut files {
        *text = text.replacen("version = \"2026.11\"", "version = \"2027.1\"", 1);
    }
    files.push((
        "recalled.toml".to_owned(),
        "version = \"2027.1\"\nsource = \"ours\"\nrecalled = [\"lying-hip-stretch\"]\n".to_owned(),
    ));
    install(&person, &packs::signed(1, &files)).unwrap();
    assert_eq!(person.care.library().unwrap().version(), "2027.1");

    person.care.trust(TrustedKeys::default());
    let library = person.care.library().unwrap();
    assert_eq!(library.version(), "2026.11");
    assert!(library.is_recalled("lying-hip-stretch"));
    let (_, in_use) = person.care.installed_pack().unwrap().unwrap();
    assert!(!in_use);

    // Trusted again, as after the next opening: in use again.
    person.care.trust(packs::keys());
    assert_eq!(person.care.library().unwrap().version(), "2027.1");
}
