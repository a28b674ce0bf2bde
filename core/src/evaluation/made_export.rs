//! A made Apple Health export, for the demo, tests and benches: no person's data, the same bytes for the same seed.
//!
//! Phone and watch overlap as they do in real exports, heart rates stand between, sleep comes in stages.

use std::io::{self, Write};

use chrono::{DateTime, FixedOffset, TimeDelta};

/// What is made.
#[derive(Debug, Clone, Copy)]
pub struct MadeExport {
    /// The first morning, with its offset.
    pub from: DateTime<FixedOffset>,
    /// How many days.
    pub days: u32,
    /// Steps of a usual day.
    pub steps_a_day: u32,
    /// Heart rates between two step samples: what makes real exports large.
    pub heart_rates: u32,
    /// What variety is drawn from.
    pub seed: u64,
}

impl MadeExport {
    /// Writes the XML.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())?;
        let mut draw = Draw(self.seed);
        for day in 0..self.days {
            let morning = self.from + TimeDelta::days(i64::from(day));
            self.night(out, &mut draw, morning)?;
            self.day(out, &mut draw, morning)?;
        }
        out.write_all(b"</HealthData>\n")
    }

    fn day(&self, out: &mut impl Write, draw: &mut Draw, morning: DateTime<FixedOffset>) -> io::Result<()> {
        // Fourteen waking hours, a walk in some of them.
        let share = self.steps_a_day / 56;
        for quarter in 0..56_i64 {
            let start = morning + TimeDelta::minutes(15 * quarter + i64::from(draw.below(4)));
            let steps = share / 2 + draw.below(share.max(1));
            let end = start + TimeDelta::minutes(5 + i64::from(draw.below(6)));
            record(
                out,
                "Made iPhone",
                "iPhone",
                start,
                end,
                "HKQuantityTypeIdentifierStepCount",
                "count",
                steps,
            )?;
            let half = start + (end - start) / 2;
            record(
                out,
                "Made Watch",
                "Apple Watch",
                start,
                half,
                "HKQuantityTypeIdentifierStepCount",
                "count",
                steps / 2,
            )?;
            for beat in 0..self.heart_rates {
                let at = start + TimeDelta::seconds(i64::from(beat) * 7);
                let rate = 60 + draw.below(50);
                record(
                    out,
                    "Made Watch",
                    "Apple Watch",
                    at,
                    at,
                    "HKQuantityTypeIdentifierHeartRate",
                    "count/min",
                    rate,
                )?;
            }
        }
        Ok(())
    }

    fn night(&self, out: &mut impl Write, draw: &mut Draw, morning: DateTime<FixedOffset>) -> io::Result<()> {
        let rise = morning - TimeDelta::minutes(i64::from(draw.below(40)));
        let mut at = rise - TimeDelta::minutes(420 + i64::from(draw.below(80)));
        sleep(
            out,
            "Made iPhone",
            "iPhone",
            at - TimeDelta::minutes(12),
            rise,
            "InBed",
        )?;
        while at < rise {
            let stage =
                ["AsleepCore", "AsleepDeep", "AsleepREM", "Awake", "AsleepCore"][draw.below(5) as usize];
            let minutes = if stage == "Awake" {
                3
            } else {
                20 + i64::from(draw.below(40))
            };
            let end = (at + TimeDelta::minutes(minutes)).min(rise);
            sleep(out, "Made Watch", "Apple Watch", at, end, stage)?;
            at = end;
        }
        Ok(())
    }
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- made, not a person's -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
]>
<HealthData locale="nb_NO">
 <ExportDate value="2026-11-23 20:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>
"#;

const DATE: &str = "%Y-%m-%d %H:%M:%S %z";

#[allow(clippy::too_many_arguments, reason = "the attributes of one XML element")]
fn record(
    out: &mut impl Write,
    source: &str,
    device: &str,
    start: DateTime<FixedOffset>,
    end: DateTime<FixedOffset>,
    kind: &str,
    unit: &str,
    value: u32,
) -> io::Result<()> {
    let (start, end) = (start.format(DATE), end.format(DATE));
    writeln!(
        out,
        " <Record type=\"{kind}\" sourceName=\"{source}\" sourceVersion=\"19.1\" device=\"&lt;&lt;HKDevice: 0x1&gt;, \
         name:{device}, manufacturer:Apple Inc.&gt;\" unit=\"{unit}\" creationDate=\"{end}\" startDate=\"{start}\" \
         endDate=\"{end}\" value=\"{value}\"/>"
    )
}

fn sleep(
    out: &mut impl Write,
    source: &str,
    device: &str,
    start: DateTime<FixedOffset>,
    end: DateTime<FixedOffset>,
    stage: &str,
) -> io::Result<()> {
    let (start, end) = (start.format(DATE), end.format(DATE));
    writeln!(
        out,
        " <Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" sourceName=\"{source}\" device=\"name:{device}\" \
         creationDate=\"{end}\" startDate=\"{start}\" endDate=\"{end}\" \
         value=\"HKCategoryValueSleepAnalysis{stage}\">\n  <MetadataEntry key=\"HKTimeZone\" value=\"Europe/Oslo\"/>\n </Record>"
    )
}

/// A linear congruential generator with Knuth's constants: the same everywhere, and nothing hangs on its quality.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as u32) % bound.max(1)
    }
}
