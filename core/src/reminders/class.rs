//! What a notification is about, and what follows from that.

use serde::{Deserialize, Serialize};

/// What a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// A medicine is due.
    Medicine,
    /// An appointment.
    Appointment,
    /// A medicine runs out or expires.
    Stock,
    /// An exercise session.
    Exercise,
    /// The week's check-in.
    CheckIn,
    /// Winding down before sleep.
    WindDown,
    /// Walking.
    Steps,
    /// Getting up after a still period.
    MovementBreak,
    /// Something to read.
    Education,
    /// A programme's questions.
    Programme,
    /// Encouragement.
    Motivation,
}

impl Class {
    /// How many there are.
    pub const COUNT: usize = 11;

    /// Every one.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Medicine,
        Self::Appointment,
        Self::Stock,
        Self::Exercise,
        Self::CheckIn,
        Self::WindDown,
        Self::Steps,
        Self::MovementBreak,
        Self::Education,
        Self::Programme,
        Self::Motivation,
    ];

    /// Its place in [`ALL`](Self::ALL).
    pub(super) fn place(self) -> usize {
        self as usize
    }

    /// Its name in data and files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Medicine => "medicine",
            Self::Appointment => "appointment",
            Self::Stock => "stock",
            Self::Exercise => "exercise",
            Self::CheckIn => "check-in",
            Self::WindDown => "wind-down",
            Self::Steps => "steps",
            Self::MovementBreak => "movement-break",
            Self::Education => "education",
            Self::Programme => "programme",
            Self::Motivation => "motivation",
        }
    }

    /// The class of a name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    /// Whether it is a nudge: counted, spaced, held back when ignored, and silent in a flare.
    pub fn is_nudge(self) -> bool {
        !matches!(self, Self::Medicine | Self::Appointment | Self::Stock)
    }

    /// Whether screening's hold cancels it: whatever moves the person, or leads on to moving.
    pub fn stops_at_screening(self) -> bool {
        matches!(
            self,
            Self::Exercise
                | Self::Steps
                | Self::MovementBreak
                | Self::Education
                | Self::Programme
                | Self::Motivation
        )
    }

    /// Whether the system may show it through Focus: only what is due to the minute.
    pub fn is_time_sensitive(self) -> bool {
        matches!(self, Self::Medicine | Self::Appointment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_places_lead_back() {
        for (place, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(class.place(), place);
            assert_eq!(Class::of_code(class.code()), Some(class));
            assert_eq!(serde_json::to_value(class).unwrap(), class.code());
        }
        assert_eq!(Class::of_code("sentinel"), None);
    }
}
