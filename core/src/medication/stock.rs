//! What is left of a medicine, and until when it lasts.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::due::{DoseState, PlannedDose};
use super::medicine::Medicine;
use super::strength::{DoseUnit, Quantity, Strength};
use crate::error::{Error, Result};

/// Something that happened to the stock of a medicine, in pieces or millilitres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum StockEvent {
    /// A packet came.
    Added {
        /// How many, in thousandths.
        thousandths: u32,
        /// Until when it keeps.
        #[serde(default)]
        expires: Option<NaiveDate>,
    },
    /// Somebody counted; what was worked out before no longer matters.
    Counted {
        /// How many, in thousandths; nothing is allowed.
        thousandths: u32,
    },
    /// Some were thrown away or given back.
    Discarded {
        /// How many, in thousandths.
        thousandths: u32,
    },
}

/// What is left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stock {
    /// How many, in thousandths.
    pub thousandths: u64,
    /// More was taken than there was: it has to be counted again. Every dose is kept all the same.
    pub below_zero: bool,
    /// The earliest date on which a packet that came no longer keeps.
    pub expires: Option<NaiveDate>,
}

/// Until when the stock lasts by the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunOut {
    /// The last planned dose that it covers.
    pub last_covered: Option<PlannedDose>,
    /// The first one that it does not.
    pub first_uncovered: PlannedDose,
    /// The day on which a new packet should be got.
    pub refill_on: NaiveDate,
}

impl StockEvent {
    /// Checks the count.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `stock`.
    pub fn validate(&self) -> Result<()> {
        match self {
            Self::Added { thousandths, .. } | Self::Discarded { thousandths } if *thousandths == 0 => {
                Err(Error::invalid("stock", "above 0"))
            }
            _ => Ok(()),
        }
    }
}

/// What is left after what happened and what was taken, each with its instant; none where nothing was ever counted or
/// added. A dose whose count cannot be told leaves the stock as it was.
pub fn stock(
    events: &[(DateTime<Utc>, StockEvent)],
    taken: &[(DateTime<Utc>, Quantity)],
    medicine: &Medicine,
) -> Option<Stock> {
    let first = events.iter().map(|(at, _)| *at).min()?;
    let mut all: Vec<(DateTime<Utc>, Change)> = events
        .iter()
        .map(|(at, event)| (*at, Change::Event(*event)))
        .collect();
    // Doses from before the first packet were taken from another one.
    let doses = taken.iter().filter(|(at, _)| *at >= first);
    all.extend(doses.map(|(at, quantity)| (*at, Change::Dose(units(*quantity, medicine)))));
    all.sort_by_key(|(at, _)| *at);
    let mut stock = Stock::default();
    for (_, change) in all {
        match change {
            Change::Event(StockEvent::Added { thousandths, expires }) => {
                stock.thousandths += u64::from(thousandths);
                stock.expires = match (stock.expires, expires) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                };
            }
            Change::Event(StockEvent::Counted { thousandths }) => {
                stock.thousandths = u64::from(thousandths);
                stock.below_zero = false;
                if thousandths == 0 {
                    stock.expires = None;
                }
            }
            Change::Event(StockEvent::Discarded { thousandths }) => less(&mut stock, u64::from(thousandths)),
            Change::Dose(Some(thousandths)) => less(&mut stock, thousandths),
            Change::Dose(None) => {}
        }
    }
    Some(stock)
}

enum Change {
    Event(StockEvent),
    Dose(Option<u64>),
}

fn less(stock: &mut Stock, thousandths: u64) {
    stock.below_zero |= thousandths > stock.thousandths;
    stock.thousandths = stock.thousandths.saturating_sub(thousandths);
    if stock.thousandths == 0 {
        stock.expires = None;
    }
}

/// Pieces or millilitres of a dose, in thousandths; none where that cannot be told.
fn units(quantity: Quantity, medicine: &Medicine) -> Option<u64> {
    let count = u64::from(quantity.thousandths);
    match quantity.unit {
        DoseUnit::Piece | DoseUnit::Millilitre => Some(count),
        DoseUnit::Application => None,
        DoseUnit::Milligram => match medicine.ingredients.first()?.strength? {
            // Thousandths of a milligram are micrograms.
            Strength::Piece(micrograms) => Some((count * 1_000).div_ceil(micrograms.max(1))),
            Strength::Volume {
                micrograms,
                microlitres,
            } => Some((count * microlitres).div_ceil(micrograms.max(1))),
            Strength::Hourly(_) => None,
        },
    }
}

/// Pieces or millilitres of many doses, in thousandths; what cannot be told counts nothing.
pub fn units_of(doses: impl Iterator<Item = Quantity>, medicine: &Medicine) -> u64 {
    doses.filter_map(|quantity| units(quantity, medicine)).sum()
}

/// Walks the planned doses that are still open until the stock is used up; none where it covers them all.
pub fn run_out(stock: Stock, planned: &[PlannedDose], medicine: &Medicine, lead_days: u16) -> Option<RunOut> {
    let mut left = stock.thousandths;
    let mut last_covered: Option<&PlannedDose> = None;
    let open = planned
        .iter()
        .filter(|dose| matches!(dose.state, DoseState::Upcoming | DoseState::Due));
    for dose in open {
        let Some(needs) = units(dose.quantity, medicine) else {
            continue;
        };
        if needs > left {
            let until = last_covered.map_or(dose.local.date(), |last| last.local.date());
            return Some(RunOut {
                last_covered: last_covered.cloned(),
                first_uncovered: dose.clone(),
                refill_on: until - TimeDelta::days(i64::from(lead_days)),
            });
        }
        left -= needs;
        last_covered = Some(dose);
    }
    None
}
