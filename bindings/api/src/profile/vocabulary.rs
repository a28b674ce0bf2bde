//! The codes of a person's answers.

use crate::mirror::{choice, mirror};

mirror! {
    /// Sex.
    Sex of lissom::profile::Sex {
        /// Female.
        Female,
        /// Male.
        Male,
        /// Another, or not to be said.
        Other,
    }
}

choice! {
    /// A sex that can be chosen.
    SexChoice of Sex as "sex"
}

mirror! {
    /// How long an episode has lasted.
    EpisodeDuration of lissom::profile::EpisodeDuration {
        /// Under two weeks.
        UnderTwoWeeks,
        /// Two to four weeks.
        TwoToFourWeeks,
        /// Four to six weeks.
        FourToSixWeeks,
        /// Six to twelve weeks.
        SixToTwelveWeeks,
        /// Over twelve weeks.
        OverTwelveWeeks,
    }
}

choice! {
    /// A length that can be chosen.
    EpisodeDurationChoice of EpisodeDuration as "episode"
}

mirror! {
    /// Episodes before this one.
    PreviousEpisodes of lissom::profile::PreviousEpisodes {
        /// None.
        None,
        /// One to three.
        OneToThree,
        /// More.
        More,
    }
}

choice! {
    /// A number that can be chosen.
    PreviousEpisodesChoice of PreviousEpisodes as "previous-episodes"
}

mirror! {
    /// Days off work because of the back in the last month.
    SickLeave of lissom::profile::SickLeave {
        /// None.
        None,
        /// One to five.
        OneToFiveDays,
        /// More.
        More,
    }
}

choice! {
    /// A length that can be chosen.
    SickLeaveChoice of SickLeave as "sick-leave"
}

mirror! {
    /// What a movement or position does to the pain.
    Response of lissom::profile::Response {
        /// It eases.
        Better,
        /// It stays.
        Same,
        /// It worsens.
        Worse,
    }
}

choice! {
    /// A response that can be chosen.
    ResponseChoice of Response as "response"
}

mirror! {
    /// Pain in a leg.
    LegPain of lissom::profile::LegPain {
        /// None.
        None,
        /// Mild.
        Mild,
        /// Moderate or worse.
        ModerateOrWorse,
    }
}

choice! {
    /// A degree that can be chosen.
    LegPainChoice of LegPain as "leg-pain"
}

mirror! {
    /// Activity in free time.
    ActivityLevel of lissom::profile::ActivityLevel {
        /// Mostly sitting.
        Inactive,
        /// Light movement some hours a week.
        Light,
        /// Regular exercise some hours a week.
        Moderate,
        /// Hard training several times a week.
        Hard,
    }
}

choice! {
    /// A level that can be chosen.
    ActivityLevelChoice of ActivityLevel as "activity"
}

mirror! {
    /// Physical work load.
    WorkLoad of lissom::profile::WorkLoad {
        /// No work outside the home.
        None,
        /// Mostly sitting.
        Sitting,
        /// Sitting and walking, or mostly on the feet.
        OnFeet,
        /// Light physical work.
        Light,
        /// Heavy physical work.
        Heavy,
    }
}

choice! {
    /// A load that can be chosen.
    WorkLoadChoice of WorkLoad as "work-load"
}

mirror! {
    /// How the person gets around.
    Mobility of lissom::profile::Mobility {
        /// Walks without help.
        Walks,
        /// Walks with a stick, crutches or a frame.
        WalksWithAid,
        /// Does not walk: sees no steps and no standing exercise anywhere.
        DoesNotWalk,
    }
}

choice! {
    /// A way that can be chosen.
    MobilityChoice of Mobility as "mobility"
}

mirror! {
    /// Something about the person that some exercises must respect.
    Constraint of lissom::profile::Constraint {
        /// Pregnant, any month.
        Pregnancy,
        /// Pregnant from about the 16th week on.
        LatePregnancy,
        /// Known osteoporosis.
        Osteoporosis,
        /// An operation within the last three months.
        RecentSurgery,
        /// Ankylosing spondylitis or another inflammatory disease of spine or joints.
        InflammatoryDisease,
        /// Heart disease.
        HeartDisease,
        /// Asthma, COPD or another lung disease.
        LungDisease,
        /// A painful or torn shoulder.
        ShoulderPain,
        /// Painful wrists.
        WristPain,
        /// Painful knees when kneeling or bending deeply.
        KneePain,
        /// A painful or replaced hip.
        HipPain,
        /// Neck pain.
        NeckPain,
        /// A fall in the last year, or unsteady.
        Falls,
        /// Dizzy on standing up or lying down.
        Dizziness,
        /// Bending forward makes it worse.
        BendingHurts,
        /// Arching backward makes it worse.
        ArchingHurts,
    }
}

choice! {
    /// Something that can be ticked.
    ConstraintChoice of Constraint as "has"
}

mirror! {
    /// What the person has at hand. A wall is taken for granted.
    Equipment of lissom::profile::Equipment {
        /// A firm chair without wheels.
        Chair,
        /// An exercise mat or a thick rug.
        Mat,
        /// An elastic band.
        Band,
        /// A dumbbell, kettlebell or filled bottle.
        Weight,
        /// A step or the lowest stair.
        Step,
    }
}

choice! {
    /// Something that can be ticked.
    EquipmentChoice of Equipment as "equipment"
}

mirror! {
    /// A day of the week.
    Weekday of lissom::profile::Weekday {
        /// Monday.
        Monday,
        /// Tuesday.
        Tuesday,
        /// Wednesday.
        Wednesday,
        /// Thursday.
        Thursday,
        /// Friday.
        Friday,
        /// Saturday.
        Saturday,
        /// Sunday.
        Sunday,
    }
}

mirror! {
    /// One day of a roster.
    Shift of lissom::time::Shift {
        /// Work by day.
        Day,
        /// Work until late in the evening.
        Evening,
        /// Work that begins in the evening and ends on the next morning.
        Night,
        /// Free.
        Off,
    }
}

choice! {
    /// A shift that can be chosen.
    ShiftChoice of Shift as "shift"
}

mirror! {
    /// Two answers that cannot both be true: ask again, change nothing by yourself.
    Contradiction of lissom::profile::Contradiction {
        /// The average pain is above the worst.
        AverageAboveWorst,
        /// Walking changes the pain, but the person does not walk.
        WalkingWithoutWalking,
        /// Pregnant and male.
        PregnantMale,
        /// Bed and rise at the same time.
        BedIsRise,
    }
}

mirror! {
    /// Whether the person can have a plan here.
    Eligibility of lissom::profile::Eligibility {
        /// An adult.
        Adult,
        /// The age is not known yet.
        AgeUnknown,
        /// Under 18: no plan here; a GP or the school nurse is the way.
        TooYoung,
    }
}
