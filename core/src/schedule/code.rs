//! The standard codes of timing (HL7 v3 GTSAbbreviation, FHIR `TimingAbbreviation`) and what each stands for.

use serde::{Deserialize, Serialize};

use super::timing::{Decimal, Repeat, Slot, Unit, When, WhenLine};

/// The code system of the codes.
pub(super) const SYSTEM: &str = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation";

/// A standard code of timing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Code {
    /// Twice a day.
    Bid,
    /// Three times a day.
    Tid,
    /// Four times a day.
    Qid,
    /// Every morning.
    Am,
    /// Every afternoon.
    Pm,
    /// Every day.
    Qd,
    /// Every other day.
    Qod,
    /// Every hour.
    Q1h,
    /// Every 2 hours.
    Q2h,
    /// Every 3 hours.
    Q3h,
    /// Every 4 hours.
    Q4h,
    /// Every 6 hours.
    Q6h,
    /// Every 8 hours.
    Q8h,
    /// At bedtime.
    Bed,
    /// Every week.
    Wk,
    /// Every month.
    Mo,
}

impl Code {
    pub(super) const CODES: [(&'static str, Self); 16] = [
        ("BID", Self::Bid),
        ("TID", Self::Tid),
        ("QID", Self::Qid),
        ("AM", Self::Am),
        ("PM", Self::Pm),
        ("QD", Self::Qd),
        ("QOD", Self::Qod),
        ("Q1H", Self::Q1h),
        ("Q2H", Self::Q2h),
        ("Q3H", Self::Q3h),
        ("Q4H", Self::Q4h),
        ("Q6H", Self::Q6h),
        ("Q8H", Self::Q8h),
        ("BED", Self::Bed),
        ("WK", Self::Wk),
        ("MO", Self::Mo),
    ];

    /// The code as HL7 writes it.
    pub fn as_str(self) -> &'static str {
        Self::CODES
            .iter()
            .find(|(_, code)| *code == self)
            .map_or("", |(text, _)| *text)
    }

    /// How often, in which period.
    pub(super) fn frequency(self) -> (u32, u32, Unit) {
        match self {
            Self::Bid => (2, 1, Unit::Day),
            Self::Tid => (3, 1, Unit::Day),
            Self::Qid => (4, 1, Unit::Day),
            Self::Am | Self::Pm | Self::Qd | Self::Bed => (1, 1, Unit::Day),
            Self::Qod => (1, 2, Unit::Day),
            Self::Q1h => (1, 1, Unit::Hour),
            Self::Q2h => (1, 2, Unit::Hour),
            Self::Q3h => (1, 3, Unit::Hour),
            Self::Q4h => (1, 4, Unit::Hour),
            Self::Q6h => (1, 6, Unit::Hour),
            Self::Q8h => (1, 8, Unit::Hour),
            Self::Wk => (1, 1, Unit::Week),
            Self::Mo => (1, 1, Unit::Month),
        }
    }

    /// The rule that the code stands for. Where HL7 says "at institution specified times" the person's day says them.
    pub fn repeat(self) -> Repeat {
        let (frequency, period, unit) = self.frequency();
        let when = match self {
            Self::Am => Some(When::Morn),
            Self::Pm => Some(When::Aft),
            Self::Bed => Some(When::Hs),
            _ => None,
        };
        Repeat {
            frequency: Some(frequency),
            period: Some(Decimal::whole(period)),
            period_unit: Some(unit),
            when: when
                .into_iter()
                .map(|when| WhenLine {
                    slot: Slot::placed('w', 0),
                    when,
                })
                .collect(),
            ..Repeat::default()
        }
    }
}
