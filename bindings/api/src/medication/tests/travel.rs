//! Medicines that ask about the clock, in both languages.

use super::*;

#[test]
fn a_medicine_that_asks_says_both_clocks_and_is_answered_once() {
    let before = gaps::counted();
    for (language, here, there) in [
        (Language::En, "Use the time of New York", "Keep the time of Oslo"),
        (Language::Nb, "Bruk tiden i New York", "Behold tiden i Oslo"),
    ] {
        let person = Person::new(language);
        let medication = person.care.medication();
        let medicine = person.add("paracetamol-500");
        person.clock.set(may(5, 9));
        let mut entry = twice_a_day(&medicine);
        entry.clock = RegimenClock::Asks;
        let regimen = medication.begin(person.id(), entry).unwrap();
        assert_eq!(medication.regimens().unwrap()[0].entry.clock, RegimenClock::Asks);
        assert_eq!(medication.zone_questions().unwrap(), []);
        person.clock.set(may(5, 15));
        let moved = person
            .care
            .environment_changed("America/New_York".to_owned(), language);
        moved.unwrap();
        let asked = medication.zone_questions().unwrap();
        assert_eq!(asked.len(), 1);
        assert_eq!(
            (asked[0].regimen.as_str(), asked[0].medicine.as_str()),
            (&*regimen, &*medicine)
        );
        assert_eq!((asked[0].follow.as_str(), asked[0].stay.as_str()), (here, there));
        assert_eq!(asked[0].text.len(), 3);
        medication
            .answer_zone(person.id(), regimen.clone(), true)
            .unwrap();
        assert_eq!(medication.zone_questions().unwrap(), []);
        assert!(matches!(
            medication.answer_zone(person.id(), regimen, true),
            Err(crate::error::LissomError::NotFound { .. })
        ));
    }
    assert_eq!(gaps::counted(), before);
}
