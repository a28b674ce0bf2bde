use std::collections::BTreeSet;

use chrono::DateTime;
use lissom::diary::{self, Entry};

use super::said::sentence;
use super::*;
use crate::language::Language;
use crate::words::gaps;

fn entries() -> Vec<Entry> {
    let start = DateTime::UNIX_EPOCH;
    let night = diary::Night {
        bed: "2026-11-23T23:15:00".parse().unwrap(),
        up: "2026-11-24T06:45:00".parse().unwrap(),
        quality: Some(4),
        woken_by_pain: Some(true),
    };
    let pain = diary::Pain {
        now: Some(5),
        average: Some(4),
        worst: Some(7),
        sites: BTreeSet::from([diary::BodySite::LowBack]),
        qualities: BTreeSet::from([diary::Quality::Stiff]),
        eased_by: BTreeSet::from([diary::Ease::Walking, diary::Ease::Heat]),
        provoked_by: BTreeSet::from([diary::Provocation::Sitting]),
        leg: Some(diary::LegSymptom::OneBelowKnee),
    };
    let work = |ability| {
        Entry::Work(diary::Work {
            status: diary::WorkStatus::Adjusted,
            ability,
        })
    };
    let measured = diary::Measured {
        code: "8867-4".to_owned(),
        unit: "/min".to_owned(),
        value: 64.5,
        start,
        end: Some(start),
        source: Some("watch".to_owned()),
    };
    vec![
        Entry::Pain(pain),
        Entry::Pain(diary::Pain {
            leg: Some(diary::LegSymptom::None),
            ..diary::Pain::default()
        }),
        Entry::Flare(true),
        Entry::Flare(false),
        Entry::Fatigue(3),
        Entry::Mood(8),
        Entry::Stress(2),
        work(Some(7)),
        work(None),
        Entry::Weight(81.5),
        Entry::Note("slept on the sofa".to_owned()),
        Entry::Night(night),
        Entry::Activity(diary::Activity {
            start,
            minutes: 90,
            exertion: diary::Exertion::Moderate,
        }),
        Entry::Steps(diary::StepCount { steps: 4100 }),
        Entry::Measured(measured),
        Entry::Symptom(diary::NerveSymptom::BladderChanged),
    ]
}

#[test]
fn every_entry_crosses_the_boundary_unchanged_and_has_its_sentence() {
    let before = gaps::counted();
    for entry in entries() {
        let crossed = DiaryEntry::from(entry.clone());
        assert_eq!(crossed.into_core().unwrap(), entry);
        for language in [Language::En, Language::Nb] {
            assert!(!sentence(Words::of(language), &entry).is_empty(), "{entry:?}");
        }
    }
    assert_eq!(gaps::counted(), before);
}

#[test]
fn an_entry_reads_as_a_person_would_say_it() {
    let said = |language, place: usize| sentence(Words::of(language), &entries()[place]);
    assert_eq!(
        said(Language::En, 0),
        "Pain 5 of 10 now, 4 of 10 on average, 7 of 10 at worst, low back, stiff, in one leg, below the knee, \
         eased by walking and heat, brought on by sitting"
    );
    assert_eq!(said(Language::Nb, 1), "Ingenting i beina");
    assert_eq!(
        said(Language::En, 11),
        "In bed from 11:15pm to 6:45am, slept 4 of 10, woken by pain"
    );
    assert_eq!(said(Language::Nb, 9), "Vekt 81,5 kg");
    assert_eq!(
        said(Language::En, 12),
        "Active for 1 hour 30 minutes: you could talk, not sing"
    );
}

#[test]
fn the_forms_have_words_for_every_choice() {
    let before = gaps::counted();
    for language in [Language::En, Language::Nb] {
        let forms = DiaryForms::new(Words::of(language));
        assert_eq!(
            (forms.sites.len(), forms.qualities.len(), forms.measures.len()),
            (12, 7, 10)
        );
    }
    assert_eq!(gaps::counted(), before);
}

#[test]
fn a_night_on_a_date_that_is_none_is_refused_by_its_field() {
    let date = |day| CivilDate {
        year: 2026,
        month: 2,
        day,
    };
    let time = CivilTime { hour: 7, minute: 0 };
    let night = |bed_date, up_date| DiaryEntry::Night {
        night: NightEntry {
            bed_date,
            bed: time,
            up_date,
            up: time,
            quality: None,
            woken_by_pain: None,
        },
    };
    for (entry, named) in [
        (night(date(30), date(1)), "night.bed"),
        (night(date(1), date(30)), "night.up"),
    ] {
        match entry.into_core() {
            Err(Error::Invalid { field, .. }) => assert_eq!(field, named),
            other => panic!("{named}: {other:?}"),
        }
    }
    let ever = DiaryEntry::Activity {
        start_ms: i64::MAX,
        minutes: 5,
        exertion: Exertion::Light,
    };
    assert_eq!(
        ever.into_core().unwrap_err().to_string(),
        "activity.start: milliseconds since 1970"
    );
}
