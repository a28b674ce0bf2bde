//! The order of migrations: each step lists the SQL that each room has in it. A landed step is never edited.

use crate::store::{self, Step};
use crate::{
    content, diary, education, instruments, medication, plan, profile, recommender, reminders, screening,
};

/// The steps from an empty file to the newest schema.
pub const STEPS: &[Step] = &[
    // 1: the first landed schema. Each room's part, in the order of the rooms.
    Step {
        sql: &[
            store::SCHEMA,
            diary::SCHEMA,
            profile::SCHEMA,
            screening::SCHEMA,
            instruments::SCHEMA,
            plan::SCHEMA,
        ],
    },
    // 2: own weeks as cases.
    Step {
        sql: &[recommender::SCHEMA],
    },
    // 3: medicines, the doses taken of them, what was answered before a first one.
    Step {
        sql: &[medication::SCHEMA],
    },
    // 4: how medicines are planned, what was said of planned doses, stock, side effects.
    Step {
        sql: &[medication::PLAN_SCHEMA],
    },
    // 5: answers to the messages' questions, sheets of tools, programmes that are followed.
    Step {
        sql: &[education::SCHEMA, plan::PROGRAMME_SCHEMA],
    },
    // 6: how a person is reminded, holds, what became of notifications, what the phone holds, when they exercise.
    Step {
        sql: &[reminders::SCHEMA],
    },
    // 7: installed content packs.
    Step {
        sql: &[content::PACK_SCHEMA],
    },
    // 8: appointments; what happened in sessions, found by time; where the clocks of regimens have been.
    Step {
        sql: &[
            reminders::APPOINTMENT_SCHEMA,
            plan::SESSION_TIMES,
            medication::CLOCKS_SCHEMA,
        ],
    },
];
