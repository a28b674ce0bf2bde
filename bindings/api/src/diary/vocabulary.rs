//! The diary's codes, and what a screen offers for them.

use crate::mirror::{choice, mirror};

mirror! {
    /// Where it hurts.
    BodySite of lissom::diary::BodySite {
        /// The low back.
        LowBack,
        /// Between the shoulder blades.
        UpperBack,
        /// The neck.
        Neck,
        /// A shoulder.
        Shoulder,
        /// An elbow.
        Elbow,
        /// A wrist or hand.
        WristOrHand,
        /// A hip.
        Hip,
        /// A buttock.
        Buttock,
        /// A thigh.
        Thigh,
        /// A knee.
        Knee,
        /// A lower leg.
        LowerLeg,
        /// An ankle or foot.
        AnkleOrFoot,
    }
}

choice! {
    /// A place that can be chosen.
    BodySiteChoice of BodySite as "body-site"
}

mirror! {
    /// What it feels like.
    Quality of lissom::diary::Quality {
        /// Dull or aching.
        Dull,
        /// Sharp.
        Sharp,
        /// Burning.
        Burning,
        /// Like an electric shock.
        Electric,
        /// Pins and needles.
        PinsAndNeedles,
        /// Like a cramp.
        Cramp,
        /// Stiff.
        Stiff,
    }
}

choice! {
    /// A feeling that can be chosen.
    QualityChoice of Quality as "quality"
}

mirror! {
    /// What eased it.
    Ease of lissom::diary::Ease {
        /// Moving.
        Moving,
        /// Walking.
        Walking,
        /// Exercise.
        Exercise,
        /// Lying down.
        LyingDown,
        /// Sitting.
        Sitting,
        /// Heat.
        Heat,
        /// Cold.
        Cold,
        /// Medicine.
        Medicine,
        /// Breathing calmly.
        Breathing,
        /// Thinking of something else.
        Distraction,
        /// Sleep.
        Sleep,
    }
}

choice! {
    /// What can be chosen as easing.
    EaseChoice of Ease as "ease"
}

mirror! {
    /// What brought it on or made it worse.
    Provocation of lissom::diary::Provocation {
        /// Bending forward.
        Bending,
        /// Arching backward.
        Arching,
        /// Twisting.
        Twisting,
        /// Lifting.
        Lifting,
        /// Sitting.
        Sitting,
        /// Standing.
        Standing,
        /// Walking.
        Walking,
        /// Lying down.
        LyingDown,
        /// Work.
        Work,
        /// Exercise.
        Exercise,
        /// Stress.
        Stress,
        /// A bad night.
        BadNight,
        /// Driving.
        Driving,
    }
}

choice! {
    /// What can be chosen as bringing it on.
    ProvocationChoice of Provocation as "provocation"
}

mirror! {
    /// Pain or other symptoms in the legs.
    LegSymptom of lissom::diary::LegSymptom {
        /// None.
        None,
        /// In one leg, above the knee.
        OneAboveKnee,
        /// In one leg, below the knee.
        OneBelowKnee,
        /// In both legs.
        Both,
    }
}

choice! {
    /// What can be chosen for the legs.
    LegSymptomChoice of LegSymptom as "leg-symptom"
}

mirror! {
    /// A new symptom of the saddle, the bladder, the bowel or a leg's strength: the safety questions are due at once.
    NerveSymptom of lissom::diary::NerveSymptom {
        /// Numb or different between the legs, around the bottom or in the genitals.
        SaddleNumb,
        /// Hard to start, no feeling of it, or leaking.
        BladderChanged,
        /// Cannot hold it or feel it coming.
        BowelChanged,
        /// A leg or foot weaker than it was.
        LegWeaker,
    }
}

choice! {
    /// A new symptom that can be told.
    NerveSymptomChoice of NerveSymptom as "nerve-symptom"
}

mirror! {
    /// How work was.
    WorkStatus of lissom::diary::WorkStatus {
        /// As usual.
        Usual,
        /// With adjusted tasks or hours.
        Adjusted,
        /// Off because of the back.
        Off,
    }
}

choice! {
    /// What can be chosen for work.
    WorkStatusChoice of WorkStatus as "work-status"
}

mirror! {
    /// How hard something was, by the talk test.
    Exertion of lissom::diary::Exertion {
        /// Could sing.
        Light,
        /// Could talk, not sing.
        Moderate,
        /// Could not talk.
        Hard,
    }
}

choice! {
    /// How hard an activity can be.
    ExertionChoice of Exertion as "exertion"
}

mirror! {
    /// Something that has a value each day.
    Measure of lissom::diary::Measure {
        /// Pain, 0 to 10.
        Pain,
        /// Tiredness, 0 to 10.
        Fatigue,
        /// Mood, 0 to 10.
        Mood,
        /// Stress, 0 to 10.
        Stress,
        /// Ability to work, 0 to 10.
        WorkAbility,
        /// Weight, kilograms.
        Weight,
        /// How good the night was, 0 to 10.
        SleepQuality,
        /// Minutes in bed (typed) or asleep (from a device).
        SleepMinutes,
        /// Steps, each minute from one source.
        Steps,
        /// Active minutes.
        ActiveMinutes,
    }
}

choice! {
    /// What can be charted.
    MeasureChoice of Measure as "measure"
}

/// Everything that the diary's forms offer, in one call.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, uniffi::Record)]
pub struct DiaryForms {
    /// Where it hurts.
    pub sites: Vec<BodySiteChoice>,
    /// What it feels like.
    pub qualities: Vec<QualityChoice>,
    /// What eased it.
    pub eased_by: Vec<EaseChoice>,
    /// What brought it on.
    pub provoked_by: Vec<ProvocationChoice>,
    /// The legs.
    pub leg: Vec<LegSymptomChoice>,
    /// What may be new besides.
    pub symptoms: Vec<NerveSymptomChoice>,
    /// How work was.
    pub work: Vec<WorkStatusChoice>,
    /// How hard an activity was.
    pub exertion: Vec<ExertionChoice>,
    /// What can be charted.
    pub measures: Vec<MeasureChoice>,
}

impl DiaryForms {
    pub(super) fn new(words: crate::words::Words) -> Self {
        Self {
            sites: BodySiteChoice::all(words),
            qualities: QualityChoice::all(words),
            eased_by: EaseChoice::all(words),
            provoked_by: ProvocationChoice::all(words),
            leg: LegSymptomChoice::all(words),
            symptoms: NerveSymptomChoice::all(words),
            work: WorkStatusChoice::all(words),
            exertion: ExertionChoice::all(words),
            measures: MeasureChoice::all(words),
        }
    }
}
