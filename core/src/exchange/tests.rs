//! Apple Health exports: what is read, and what a cut, twisted or hostile one does.

use std::io::Write;

use super::*;
use crate::diary::{Device, SampleKind};
use crate::error::{Error, ImportError, Result};

/// 2026-11-24T12:00:00Z.
const NOW: i64 = 1_795_521_600_000;

#[derive(Default)]
struct Kept(Vec<(SampleKind, String, Device, i64, i64, i64)>);

impl SampleSink for Kept {
    fn sample(&mut self, s: &Brought<'_>) -> Result<()> {
        self.0.push((
            s.kind,
            s.source.to_owned(),
            s.device,
            s.start,
            s.end - s.start,
            s.value,
        ));
        Ok(())
    }
}

fn read(xml: &str) -> (Result<ReadOutcome>, Kept) {
    let mut kept = Kept::default();
    (read_apple_health(xml.as_bytes(), NOW, &mut kept), kept)
}

fn step(attributes: &str) -> String {
    format!(
        "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Ann&apos;s iPhone\" unit=\"count\" {attributes}/>"
    )
}

const TIMES: &str = "startDate=\"2026-11-24 08:00:00 +0100\" endDate=\"2026-11-24 08:05:00 +0100\"";

fn health(records: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><!DOCTYPE HealthData [<!ELEMENT Record ANY>]><HealthData locale=\"en\">{records}</HealthData>"
    )
}

#[test]
fn steps_and_sleep_are_read_and_the_rest_is_passed_over() {
    let sleep = format!(
        "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" sourceName=\"Watch\" {TIMES} \
         value=\"HKCategoryValueSleepAnalysisAsleepREM\"><MetadataEntry key=\"k\" value=\"v\"/></Record>"
    );
    let heart = "<Record type=\"HKQuantityTypeIdentifierHeartRate\" broken=nonsense/>";
    let within = format!(
        "<Correlation>{}</Correlation>",
        step(&format!("{TIMES} value=\"9\""))
    );
    let xml = health(
        &[
            step(&format!("{TIMES} value=\"120\"")),
            sleep,
            heart.into(),
            within,
        ]
        .concat(),
    );
    let (outcome, kept) = read(&xml);
    let outcome = outcome.unwrap();
    assert_eq!((outcome.taken, outcome.other_kinds), (2, 1));
    let start = 1_795_503_600_000;
    assert_eq!(
        kept.0,
        [
            (
                SampleKind::Steps,
                "Ann's iPhone".into(),
                Device::Phone,
                start,
                300_000,
                120
            ),
            (
                SampleKind::Sleep,
                "Watch".into(),
                Device::Watch,
                start,
                300_000,
                5
            ),
        ]
    );
}

#[test]
fn what_cannot_be_is_set_aside_counted_and_the_rest_goes_on() {
    let times =
        |start: &str, end: &str| step(&format!("startDate=\"{start}\" endDate=\"{end}\" value=\"5\""));
    let xml = health(
        &[
            step(&format!("{TIMES} value=\"-4\"")),
            step(&format!("{TIMES} value=\"200001\"")),
            step(&format!("{TIMES} value=\"many\"")),
            step(&format!("{TIMES} value=\"4\"")).replace("unit=\"count\"", "unit=\"km\""),
            times("2026-11-24 09:00:00 +0100", "2026-11-24 08:00:00 +0100"),
            times("2026-11-22 09:00:00 +0100", "2026-11-24 08:00:00 +0100"),
            times("1970-01-01 01:00:00 +0100", "1970-01-01 01:10:00 +0100"),
            times("2026-11-25 08:00:00 +0100", "2026-11-25 08:10:00 +0100"),
            step(&format!("{TIMES} value=\"12.0\"")),
        ]
        .concat(),
    );
    let (outcome, kept) = read(&xml);
    let aside = outcome.unwrap().set_aside;
    let expected = [
        (SetAside::ValueOutOfRange, 3),
        (SetAside::UnknownUnit, 1),
        (SetAside::TimesOutOfOrder, 2),
        (SetAside::TimeOutOfRange, 2),
    ];
    assert_eq!(aside.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(kept.0.len(), 1);
}

#[test]
fn wherever_a_file_is_cut_it_is_said_to_be_cut() {
    let whole = health(&step(&format!("{TIMES} value='120'")));
    for end in 0..whole.len() {
        // A cut in the middle of this word cannot be told from a wrong word.
        if ["<!", "<!D", "<!DO", "<!DOC", "<!DOCT", "<!DOCTY", "<!DOCTYP"]
            .iter()
            .any(|word| whole[..end].ends_with(word))
        {
            continue;
        }
        let (outcome, _) = read(&whole[..end]);
        let error = outcome.unwrap_err();
        let cut = matches!(error, Error::Import(ImportError::Truncated { .. }));
        assert!(cut, "{error} for {}", &whole[..end]);
    }
    assert!(read(&whole).0.is_ok());
}

#[test]
fn a_cut_twisted_or_hostile_file_is_a_clear_error_that_repeats_nothing_of_it() {
    let good = step(&format!("{TIMES} value=\"120\""));
    let planted = "planted-f00dfeed";
    let entity = format!("<!DOCTYPE HealthData [<!ENTITY a \"{planted}\">]><HealthData>&a;</HealthData>");
    let external = "<!DOCTYPE HealthData SYSTEM \"file:///etc/passwd\"><HealthData/>".to_owned();
    let refers = health(&good.replace("&apos;", "&planted-f00dfeed;"));
    for (xml, expected) in [
        (health(&good).replace("</HealthData>", ""), "Truncated"),
        (health(&good)[..150].to_owned(), "Truncated"),
        (String::new(), "Truncated"),
        (entity, "Refused"),
        (external, "Refused"),
        (refers, "Refused"),
        (health(&good.replace(" +0100", "")), "Malformed"),
        (health("<Record sourceName=\"x\"/>"), "Malformed"),
        ("<Other/>".to_owned(), "Malformed"),
        (health("<a></b>"), "Malformed"),
        (health(&good.replace("value=\"120\"", "value=120")), "Malformed"),
        ("planted-f00dfeed, no XML at all".to_owned(), "Malformed"),
    ] {
        let (outcome, _) = read(&xml);
        let error = outcome.unwrap_err();
        let kind = match &error {
            Error::Import(ImportError::Truncated { .. }) => "Truncated",
            Error::Import(ImportError::Refused { .. }) => "Refused",
            Error::Import(ImportError::Malformed { offset, .. }) => {
                assert!(*offset > 0, "{xml}");
                "Malformed"
            }
            other => panic!("{other:?} for {xml}"),
        };
        assert_eq!(kind, expected, "{xml}");
        assert!(!format!("{error} {error:?}").contains(planted));
    }
}

fn zip_of(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("apple_health_export/export_cda.xml", options)
        .unwrap();
    zip.write_all(b"<ClinicalDocument/>").unwrap();
    zip.start_file(name, options).unwrap();
    zip.write_all(content).unwrap();
    zip.finish().unwrap().into_inner()
}

fn import(bytes: &[u8]) -> (Result<ReadOutcome>, Vec<(u64, u64)>) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut told = Vec::new();
    let outcome = import_apple_health(file.path(), NOW, &mut Kept::default(), &mut |read, size| {
        told.push((read, size))
    });
    (outcome, told)
}

#[test]
fn a_zip_is_read_in_place_under_its_name_in_any_language() {
    let xml = health(&step(&format!("{TIMES} value=\"120\"")));
    for name in [
        "apple_health_export/export.xml",
        "apple_health_export/Exportieren.xml",
        "eksport.xml",
    ] {
        let (outcome, told) = import(&zip_of(name, xml.as_bytes()));
        assert_eq!(outcome.unwrap().taken, 1, "{name}");
        assert_eq!(told.last(), Some(&(xml.len() as u64, xml.len() as u64)));
    }
    assert_eq!(
        import(xml.as_bytes()).0.unwrap().taken,
        1,
        "the XML alone does too"
    );
}

#[test]
fn a_cut_zip_a_bomb_and_a_zip_without_an_export_are_refused() {
    let xml = health(&step(&format!("{TIMES} value=\"120\"")));
    let whole = zip_of("apple_health_export/export.xml", xml.as_bytes());
    for cut in [whole.len() / 3, whole.len() - 10] {
        let refused = import(&whole[..cut]).0.unwrap_err();
        assert!(
            matches!(refused, Error::Import(ImportError::Truncated { .. })),
            "{refused:?}"
        );
    }
    let mut flipped = whole.clone();
    let place = whole.windows(10).position(|w| w == b"export.xml").unwrap() + 40;
    flipped[place] ^= 0x55;
    assert!(import(&flipped).0.is_err());
    let bomb = zip_of("export.xml", &vec![b' '; 64 << 20]);
    assert!(matches!(
        import(&bomb).0.unwrap_err(),
        Error::Import(ImportError::Refused { .. })
    ));
    let other = zip_of("notes.txt", b"x");
    // The clinical document alone is no export.
    assert!(matches!(
        import(&other).0.unwrap_err(),
        Error::Import(ImportError::Malformed { .. })
    ));
    let nothing = import_apple_health(
        std::path::Path::new("no/such/file.zip"),
        NOW,
        &mut Kept::default(),
        &mut |_, _| {},
    );
    assert_eq!(nothing.unwrap_err(), ImportError::Unreadable.into());
}

#[test]
#[cfg(feature = "evaluation")]
fn a_made_export_is_read_whole() {
    let made = crate::evaluation::MadeExport {
        from: "2026-11-02T07:00:00+01:00".parse().unwrap(),
        days: 7,
        steps_a_day: 5_600,
        heart_rates: 3,
        seed: 1,
    };
    let mut xml = Vec::new();
    made.write(&mut xml).unwrap();
    let mut kept = Kept::default();
    let outcome = read_apple_health(xml.as_slice(), NOW, &mut kept).unwrap();
    assert!(outcome.set_aside.is_empty());
    assert_eq!(outcome.other_kinds, 7 * 56 * 3);
    assert!(
        kept.0
            .iter()
            .any(|sample| sample.0 == SampleKind::Sleep && sample.2 == Device::Watch)
    );
}
