//! Writes the frozen files of the newest schema: `freeze FOLDER`. A plain build writes `plain.db`, one with the
//! feature `encrypted` writes `encrypted.db`; and the hashes of the steps. A landed schema is never frozen again.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a developer's command: a failed step is the message"
)]

use std::path::PathBuf;

use lissom::self_care::STEPS;
use lissom_tests::{frozen, packs};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("FOLDER, such as tests/frozen"));
    let version = folder.join(format!("v{}", STEPS.len()));
    std::fs::create_dir_all(&version).expect("the folder can be made");
    let encrypted = cfg!(feature = "encrypted");
    let file = version.join(if encrypted { "encrypted.db" } else { "plain.db" });
    let key = encrypted.then(|| frozen::test_key().expect("32 bytes"));
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let filled = temporary.path().join("care.db");
    frozen::fill(&filled, key.clone()).expect("a made life");
    let care =
        lissom_tests::opened(&filled, key, std::sync::Arc::new(lissom::time::SystemClock)).expect("it opens");
    // Left out of the made life, since reading a pack takes longer than all the rest of it.
    care.trust(packs::keys());
    care.install_pack(lissom_tests::command(9_000), &packs::recalling(1, &[]))
        .expect("a sound pack");
    // A backup is one file, without a log beside it.
    care.store()
        .backup(&file)
        .expect("a new file: remove the old one if this schema has not landed");
    std::fs::write(folder.join("steps.txt"), frozen::hashes()).expect("the hashes");
    println!("{}", file.display());
}
