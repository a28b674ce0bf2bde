//! Content packs made for tests, of the built-in content, signed with a test key.

#![allow(clippy::unwrap_used, reason = "a failed step is the test's message")]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use lissom::content::pack::{self, About, CoreRange, TrustedKeys};

/// The secret half of the test key.
pub const SECRET: [u8; 32] = [7; 32];

/// The public half of [`SECRET`] as an app would bring it, good to the end of 2027.
pub fn keys() -> TrustedKeys {
    TrustedKeys::parse(
        r#"
        version = "1"
        source = "ours"
        [[key]]
        id = "made"
        public = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c"
        until = "2027-12-31"
        "#,
    )
    .unwrap()
}

/// The content files, as they lie in the repository.
pub fn files() -> Vec<(String, String)> {
    below("content")
}

/// The figure files, by their path in a pack; without the body, which no pack has.
pub fn figure_files() -> Vec<(String, String)> {
    let figures = below("figure")
        .into_iter()
        .filter(|(name, _)| name != "body.toml");
    figures
        .map(|(name, text)| (format!("figure/{name}"), text))
        .collect()
}

fn below(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../core/assets")
        .join(folder);
    let mut found = Vec::new();
    gather(&root, &root, &mut found);
    found.sort();
    found
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, found);
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// A pack of these files, signed with the test key.
pub fn signed(serial: u32, files: &[(String, String)]) -> Vec<u8> {
    try_signed(serial, files).unwrap()
}

/// The same of files that may be broken.
///
/// # Errors
/// Where no pack can be made of them.
pub fn try_signed(serial: u32, files: &[(String, String)]) -> lissom::Result<Vec<u8>> {
    signed_about(&about(serial), files)
}

/// The same with more to say of it.
///
/// # Errors
/// Where no pack can be made of them.
pub fn signed_about(about: &About, files: &[(String, String)]) -> lissom::Result<Vec<u8>> {
    pack::sign(&pack::build(about, files)?, &SECRET)
}

/// What is said of a pack by default.
pub fn about(serial: u32) -> About {
    About {
        id: "lissom".to_owned(),
        serial,
        made: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
        core: CoreRange {
            from: "0.1.0".to_owned(),
            before: "1.0.0".to_owned(),
        },
        key: "made".to_owned(),
        reinstates: BTreeSet::new(),
    }
}

/// The built-in content, with these exercises recalled.
pub fn recalling(serial: u32, exercises: &[&str]) -> Vec<u8> {
    signed(serial, &files_recalling(exercises))
}

/// The files of the built-in content, with these exercises recalled.
pub fn files_recalling(exercises: &[&str]) -> Vec<(String, String)> {
    let mut files = files();
    let version = lissom::content::Library::built_in().unwrap().version().to_owned();
    files.push((
        "recalled.toml".to_owned(),
        format!("version = \"{version}\"\nsource = \"ours\"\nrecalled = {exercises:?}\n"),
    ));
    files
}
