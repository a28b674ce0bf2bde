//! What the scenarios across rooms share: opening a store with real steps, and writing what real people write.

pub mod frozen;
pub mod packs;
mod person;

use std::path::Path;
use std::sync::Arc;

use lissom::content::Language;
use lissom::diary::{self, Entry, Pain};
use lissom::self_care::{OpenOptions, SelfCare};
use lissom::store::{CommandId, Key, OpenMode};
use lissom::time::Clock;

pub use person::Person;

/// Opens a store in Oslo.
///
/// # Errors
/// As [`SelfCare::open`].
pub fn opened(path: &Path, key: Option<Key>, clock: Arc<dyn Clock>) -> lissom::Result<SelfCare> {
    let options = OpenOptions {
        path: path.to_owned(),
        key,
        mode: OpenMode::Foreground,
        zone: "Europe/Oslo".to_owned(),
        language: Language::En,
    };
    SelfCare::open(options, clock)
}

/// The command of a number.
pub fn command(number: u64) -> CommandId {
    CommandId::derived(&number.to_string(), "test")
}

/// Writes the entry of a number: a pain entry, or for every twentieth an import of some samples.
///
/// # Errors
/// A failure of the file.
pub fn write_one(care: &SelfCare, number: u64) -> lissom::Result<()> {
    if number % 20 == 19 {
        return care.write(command(number), "test.import", |tx, moment| {
            let mut import = diary::begin_import(tx, moment)?;
            let now = moment.at().timestamp_millis();
            for sample in 0..50_i64 {
                let start = now - i64::try_from(number).unwrap_or(0) * 60_000 - sample * 1_000;
                import.add(&diary::Sample {
                    kind: diary::SampleKind::Steps,
                    source: "Made iPhone",
                    device: diary::Device::Phone,
                    start,
                    end: start + 1_000,
                    offset_seconds: 3_600,
                    value: 2,
                    name: None,
                })?;
            }
            import.finish()?;
            Ok(())
        });
    }
    care.write(command(number), "test.pain", |tx, moment| {
        let pain = Pain {
            now: Some(u8::try_from(number % 11).unwrap_or(0)),
            ..Pain::default()
        };
        diary::record(tx, moment, &Entry::Pain(pain)).map(|_| ())
    })
}

/// Whether volumes are full (`LISSOM_VOLUME=full`) or small.
pub fn full() -> bool {
    std::env::var("LISSOM_VOLUME").is_ok_and(|volume| volume == "full")
}
