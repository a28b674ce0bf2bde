//! The languages every text ships in.

/// A language that every text ships in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Language {
    /// English.
    En,
    /// Norwegian bokmål.
    Nb,
}

impl From<Language> for lissom::content::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Nb => Self::Nb,
        }
    }
}

impl From<lissom::content::Language> for Language {
    fn from(language: lissom::content::Language) -> Self {
        match language {
            lissom::content::Language::En => Self::En,
            lissom::content::Language::Nb => Self::Nb,
        }
    }
}

/// The best language for a phone's list of wishes, as BCP 47 tags in order (`nn-NO`, `en-GB`); English where none
/// of them ships. Who reads nynorsk reads bokmål before English.
#[uniffi::export]
pub fn language_for(tags: Vec<String>) -> Language {
    tags.iter()
        .find_map(|tag| match tag.split(['-', '_']).next()? {
            "en" => Some(Language::En),
            "nb" | "nn" | "no" => Some(Language::Nb),
            _ => None,
        })
        .unwrap_or(Language::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wish_that_ships_is_granted() {
        for (tags, language) in [
            (vec!["nn-NO", "en-GB"], Language::Nb),
            (vec!["se", "no_NO"], Language::Nb),
            (vec!["de-DE", "en-US", "nb"], Language::En),
            (vec!["fr"], Language::En),
            (vec![], Language::En),
        ] {
            assert_eq!(
                language_for(tags.iter().map(ToString::to_string).collect()),
                language,
                "{tags:?}"
            );
        }
    }
}
