//! Doses that differ by the line of the timing.

use super::*;

#[test]
fn a_dose_that_differs_in_the_evening_is_planned_said_and_kept_through_a_change() {
    let person = Person::new(Language::En);
    person.no_to_all();
    let medicine = person.add("paracetamol-500");
    let medication = person.care.medication();
    let mut entry = twice_a_day(&medicine);
    let evening = SlotDose {
        slot: "t2".to_owned(),
        count: 1.0,
        unit: DoseUnit::Piece,
    };
    entry.dosages[0].by_slot = vec![evening.clone()];
    let regimen = medication.begin(person.id(), entry.clone()).unwrap();
    let texts = || -> Vec<String> {
        let planned = medication.planned(date(2), date(2)).unwrap();
        planned.into_iter().map(|dose| dose.text).collect()
    };
    let told = texts();
    assert!(
        told[0].contains("2 tablets") && told[1].contains("1 tablet "),
        "{told:?}"
    );
    // What a client shows and sends back is the same regimen.
    let shown = medication.regimens().unwrap().remove(0).entry;
    assert_eq!(shown.dosages[0].by_slot, std::slice::from_ref(&evening));
    medication
        .change_regimen(person.id(), regimen.clone(), shown, true)
        .unwrap();
    assert_eq!(texts(), told);
    for wrong in [
        vec![SlotDose {
            slot: "t3".to_owned(),
            ..evening.clone()
        }],
        vec![evening.clone(), evening.clone()],
    ] {
        entry.dosages[0].by_slot = wrong;
        match medication.change_regimen(person.id(), regimen.clone(), entry.clone(), true) {
            Err(crate::LissomError::Invalid { field, .. }) => assert_eq!(field, "regimen.dosages[0].by_slot"),
            other => panic!("{other:?}"),
        }
    }
    // An entry that was kept by a client before doses could differ.
    let old = r#"{"id":"a","sequence":1,"timing":null,"count":1.0,"unit":"piece","instruction":null}"#;
    let read: DosageEntry = serde_json::from_str(old).unwrap();
    assert!(read.by_slot.is_empty());
}
