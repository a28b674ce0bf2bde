//! The one API over the core: the root object [`SelfCare`], a small object per room, and records that hold
//! everything one screen shows, texts included. Phones call it through UniFFI, terminals as a plain crate.
//!
//! It composes and translates: the core's meaning becomes sentences here and nowhere else. It never decides.
//! Every call blocks; every writing call takes a command id, and the same id again answers as the first time.

// Tests state what must be; a failed expectation there is the message.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod civil;
mod clock;
mod command;
mod content;
mod diary;
mod education;
mod error;
mod exchange;
mod figure;
mod instruments;
mod language;
mod medication;
mod mirror;
mod plan;
mod profile;
mod programmes;
mod reminders;
mod report;
mod screening;
mod self_care;
mod store;
pub mod words;

pub use civil::{CivilDate, CivilTime};
pub use clock::TestClock;
pub use command::command_id;
pub use content::{
    AskKind, Content, CueCard, CueKind, ExerciseCard, MessageCard, Mistake, PackCard, QuestionCard,
    TargetGroup, ToolAsk, ToolCard, ToolStep,
};
pub use diary::{
    BodySite, BodySiteChoice, DayPoint, Diary, DiaryDay, DiaryEntry, DiaryForms, Ease, EaseChoice, Exertion,
    ExertionChoice, KeptEntry, LegSymptom, LegSymptomChoice, Measure, MeasureChoice, MeasuredEntry,
    NerveSymptom, NerveSymptomChoice, NightEntry, PainEntry, Provocation, ProvocationChoice, Quality,
    QualityChoice, Recorded, WorkStatus, WorkStatusChoice,
};
pub use education::{AnsweredCard, Education, LearnScreen, SheetCard, SheetLine, SheetLineCard, ThemeCard};
pub use error::{ImportProblem, LissomError, error_sentence};
pub use exchange::{Exchange, ImportProgress, ImportScreen, ProgressError, SetAside, SetAsideCount};
pub use figure::{
    FigureAngle, FigureCard, FigureDisc, FigureForm, FigureJoint, FigureScene, FigureShape, FigureTone,
    Figures,
};
pub use instruments::{Instruments, NextStep, NextStepCard, QuestionnaireForm, QuestionnaireLine};
pub use language::{Language, language_for};
pub use medication::{
    AdherenceCard, AnsweredDoseQuestion, BeforeDose, BeforeDoseKind, DosageEntry, DoseCard, DoseEntry,
    DoseLimit, DoseLimitCard, DoseQuestion, DoseQuestionCard, DoseUnit, IngredientEntry, Medication,
    MedicineCard, MedicineEntry, MedicineForm, MedicineRoute, PlannedDoseCard, PlannedState, ProductCard,
    RegimenCard, RegimenClock, RegimenEntry, SideEffect, SideEffectCard, SideEffectChoice, SkipReason,
    SkipReasonChoice, SlotDose, StockCard, StockChange, ZoneQuestionCard,
};
pub use plan::{
    ActionCard, ActionKind, CheckInAnswers, CheckInScreen, CourseHidden, CourseScreen, CourseUnknown,
    FirstAidScreen, HeldCard, HeldKind, ItemCard, MadeFrom, MessageLine, Plan, PlanOutcome, SessionCard,
    Settled, SettledChoice, SwapCause, TodayScreen, WeekScreen, WhyOf, WhyScreen,
};
pub use profile::{
    ActivityLevel, ActivityLevelChoice, Answers, ClinicianLimit, Consent, ConsentKind, Constraint,
    ConstraintChoice, Contradiction, ContradictionCard, DailyQuestion, Eligibility, EpisodeDuration,
    EpisodeDurationChoice, Equipment, EquipmentChoice, Goal, KeptAnswers, LegPain, LegPainChoice, Mobility,
    MobilityChoice, PreviousEpisodes, PreviousEpisodesChoice, Profile, ProfileForm, ProfileQuestion,
    QuestionScreen, Response, ResponseChoice, Sex, SexChoice, Shift, ShiftChoice, ShiftOn, SickLeave,
    SickLeaveChoice, Weekday, WeekdayChoice, WorkLoad, WorkLoadChoice, WorkPattern,
};
pub use programmes::{DailyCard, FollowingCard, ProgrammeCard, Programmes, StageCard};
pub use reminders::{
    AppointmentCard, AppointmentEntry, ExerciseTimeCard, HandError, NotReminded, PhonePlatform, PhoneState,
    ReminderAction, ReminderActionKind, ReminderCard, ReminderChange, ReminderClass, ReminderClassChoice,
    ReminderHand, ReminderHoldCard, ReminderHoldChoice, ReminderHoldEnd, ReminderHoldKind, ReminderKind,
    ReminderMark, ReminderScreen, ReminderSettings, ReminderTrigger, ReminderWhyCard, Reminders,
};
pub use report::week_picture;
pub use screening::{
    AdviceScreen, CallCard, CallKind, CareCard, Clearance, ClearanceForm, DueCard, DueCause, ExerciseState,
    FlagAnswer, Question, QuestionBlock, QuestionGroup, SafetyAnswer, SafetyAnswerChoice, SafetyForm,
    Screening, SeenBy, SeenByChoice, SelfReferral, Tier,
};
pub use self_care::{OpenOptions, SelfCare, VersionInfo};
pub use store::{Change, ChangeOperation, Changes, Condition, Erasure, Store, diagnose, quarantine};

uniffi::setup_scaffolding!("lissom");
