//! What must hold for the shipped content.

use super::Library;

#[test]
fn the_shipped_library_keeps_its_own_rules() {
    Library::built_in().unwrap();
}
