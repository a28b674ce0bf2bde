//! Names for wishes to write.

use lissom::store::CommandId;

/// The id of doing `verb` to an occurrence ("done", "swapped", ...): whoever asks, and however often, it is the same
/// command. For everything else the caller makes a random UUID before the first try and keeps it for every further
/// one.
#[uniffi::export]
pub fn command_id(occurrence: String, verb: String) -> String {
    CommandId::derived(&occurrence, &verb).uuid().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_verb_on_the_same_occurrence_is_the_same_command() {
        let id = |occurrence: &str, verb: &str| command_id(occurrence.to_owned(), verb.to_owned());
        let first = id("session/2026-11-24/1", "done");
        assert_eq!(first, id("session/2026-11-24/1", "done"));
        assert_ne!(first, id("session/2026-11-24/2", "done"));
        assert_ne!(first, id("session/2026-11-24/1", "swapped"));
        assert!(CommandId::parse(&first).is_ok());
    }
}
