//! The languages every text ships in.

use crate::mirror::mirror;

mirror! {
    /// A language that every text ships in.
    Language of lissom::content::Language {
        /// English.
        En,
        /// Norwegian bokmål.
        Nb,
    }
}

impl Language {
    /// Its BCP 47 tag, which is the name of its folders too.
    pub fn tag(self) -> &'static str {
        lissom::content::Language::from(self).tag()
    }
}

/// The best language for a phone's list of wishes, as BCP 47 tags in order (`nn-NO`, `en-GB`); English where none
/// of them ships. Who reads nynorsk reads bokmål before English.
#[uniffi::export]
pub fn language_for(tags: Vec<String>) -> Language {
    lissom::content::Language::wished(tags.iter().map(String::as_str)).into()
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
