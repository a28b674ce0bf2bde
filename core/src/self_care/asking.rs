//! The one question of a day: of the profile's open ones the one whose likely answers change the plan most.

use std::collections::{BTreeMap, BTreeSet};

use super::SelfCare;
use super::known::Making;
use crate::error::Result;
use crate::plan::{self, Touched, WorthAsking};
use crate::profile::{self, Question};

impl SelfCare {
    /// The one question that may be asked today, and what its answer may change.
    ///
    /// None on a day on which something was answered, while exercise is held, in a flare, before the first plan, and
    /// when no answer would change anything that a person would notice. One that is passed over comes again when the
    /// others had their turn.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn question_of_the_day(&self) -> Result<Option<WorthAsking>> {
        self.read(|reader, moment| {
            let Some(kept) = profile::latest(reader)? else {
                return Ok(None);
            };
            let turns = (moment.today - kept.day).num_days() - 1;
            let (Ok(turns), Some(running)) = (usize::try_from(turns), plan::latest_week(reader)?) else {
                return Ok(None);
            };
            let known = self.known(reader, moment)?;
            let Ok(permission) = &known.permission else {
                return Ok(None);
            };
            if known.situation.flare {
                return Ok(None);
            }
            let (avoid, seen) = (plan::avoided(reader, moment)?, BTreeMap::new());
            let library = self.library()?;
            let making = Making::anew(moment, &running);
            let brief = self.brief(&library, &known, (permission, &avoid, &seen), making);
            let open = kept.profile.open_questions();
            let mut worth = plan::worth_asking(&brief, &open);
            if worth.is_empty() && open.contains(&Question::Goals) {
                worth.push(WorthAsking {
                    question: Question::Goals,
                    changes: BTreeSet::from([Touched::Goal]),
                    noticed: 0,
                });
            }
            let turn = turns.checked_rem(worth.len());
            Ok(turn.map(|turn| worth.swap_remove(turn)))
        })
    }
}
