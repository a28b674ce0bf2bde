//! Bad packs, each refused whole by the entry's name and the reason, with what is installed left as it is.

use std::io::{Cursor, Write};

use lissom::Error;
use lissom::content::pack::{self, TrustedKeys};
use lissom_tests::{Person, packs};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{install, now, planned};

/// A zip of these files, whatever they are.
fn zipped<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A zip of one file.
fn only(name: &str, bytes: &[u8]) -> Vec<u8> {
    zipped([(name, bytes)])
}

/// The sound files with one of them changed, signed.
fn with(file: &str, from: &str, to: &str) -> Vec<u8> {
    let mut files = packs::files();
    files.extend(packs::figure_files());
    let (_, text) = files
        .iter_mut()
        .find(|(name, _)| name == file)
        .unwrap_or_else(|| panic!("no {file}"));
    assert!(text.contains(from), "{file}: {from}");
    *text = text.replacen(from, to, 1);
    packs::signed(8, &files)
}

/// The sound pack's manifest changed and signed anew by whoever holds `secret`, or not signed anew.
fn manifest_with(secret: Option<&[u8; 32]>, from: &str, to: &str) -> Vec<u8> {
    let sound = packs::signed(8, &packs::files());
    let mut archive = zip::ZipArchive::new(Cursor::new(sound)).unwrap();
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
        let name = entry.name().unwrap().into_owned();
        if name == "manifest.json" {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        files.push((name, text));
    }
    let pack = zipped(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    secret.map_or(pack.clone(), |secret| pack::sign(&pack, secret).unwrap())
}

/// What is wrong, the pack, the entry that is named and what is said of it.
type Bad = (&'static str, Vec<u8>, &'static str, &'static str);

fn of_the_container() -> Vec<Bad> {
    let large = vec![b' '; 1 << 20];
    // Written once and kept: a megabyte of blanks is nothing in a zip, and seventeen are too much out of it.
    let names: Vec<String> = (0..17).map(|number| format!("large-{number}.toml")).collect();
    let whole = zipped(names.iter().map(|name| (name.as_str(), large.as_slice())));
    let many: Vec<String> = (0..401).map(|number| format!("small-{number}.toml")).collect();
    let many = zipped(many.iter().map(|name| (name.as_str(), &b""[..])));
    let inner = only("inner.toml", b"version = \"1\"");
    let outside = [
        "../out.toml",
        "/out.toml",
        "en/../../out.toml",
        "C:/out.toml",
        "en\\out.toml",
    ];
    let mut bad: Vec<Bad> = outside
        .into_iter()
        .map(|name| {
            (
                "a path that leads out",
                only(name, b""),
                "file 1",
                "has a name that no pack has",
            )
        })
        .collect();
    bad.extend([
        ("nothing", Vec::new(), "file", "is no sound zip"),
        ("no zip", b"PK no zip".to_vec(), "file", "is no sound zip"),
        (
            "over the limit of a pack",
            vec![0; (4 << 20) + 1],
            "file",
            "is too large",
        ),
        (
            "over the limit of a file",
            only("huge.toml", &[&large[..], b" "].concat()),
            "huge.toml",
            "is too large",
        ),
        (
            "over the limit of the whole",
            whole,
            "large-16.toml",
            "makes the whole too large",
        ),
        ("over the limit of files", many, "file", "has too many files"),
        (
            "a zip in the zip by its name",
            only("inner.zip", &inner),
            "file 1",
            "has a name that no pack has",
        ),
        (
            "a zip in the zip by its content",
            only("en/inner.toml", &inner),
            "en/inner.toml",
            "is a zip in the zip",
        ),
        (
            "an empty zip in the zip",
            only("en/inner.toml", &zipped([])),
            "en/inner.toml",
            "is a zip in the zip",
        ),
        (
            "another encoding",
            only("en/sleep.toml", b"title = \"S\xff\""),
            "en/sleep.toml",
            "is no UTF-8",
        ),
        (
            "no manifest",
            only("en/sleep.toml", b""),
            "manifest.json",
            "is missing",
        ),
    ]);
    bad
}

fn of_the_signature() -> Vec<Bad> {
    let made = packs::SECRET;
    vec![
        (
            "no signature",
            pack::build(&packs::about(8), &packs::files()).unwrap(),
            "manifest.sig",
            "is missing",
        ),
        (
            "a foreign signature",
            manifest_with(Some(&[8; 32]), "{", "{"),
            "manifest.sig",
            "does not fit the manifest and the key",
        ),
        (
            "a manifest that was changed",
            manifest_with(None, "\"serial\": 8", "\"serial\": 9"),
            "manifest.sig",
            "does not fit the manifest and the key",
        ),
        (
            "an unknown key",
            manifest_with(Some(&made), "\"made\",", "\"other\","),
            "manifest.json",
            "key: is not a trusted one",
        ),
        (
            "an old serial",
            manifest_with(Some(&made), "\"serial\": 8", "\"serial\": 7"),
            "manifest.json",
            "serial: is not newer than what is there",
        ),
        (
            "another hash",
            manifest_with(Some(&made), "\"sha256\": \"", "\"sha256\": \"0"),
            "education.toml",
            "is not the file that was signed",
        ),
    ]
}

fn of_the_content() -> Vec<Bad> {
    let ladder = "exercises/core-stability.toml";
    vec![
        (
            "a ladder that runs in a circle",
            with(
                ladder,
                "harder = \"forearm-plank-knees\"",
                "harder = \"all-fours-leg-slide\"",
            ),
            "exercises/core-stability.toml, bird-dog",
            "harder: the level of 'all-fours-leg-slide' is not harder",
        ),
        (
            "an id that stands twice",
            with(ladder, "id = \"bird-dog\"", "id = \"mini-squat\""),
            "mini-squat",
            "id stands twice",
        ),
        (
            "a recall of nothing",
            packs::signed(8, &packs::files_recalling(&["bird-dogg"])),
            "recalled.toml, recalled",
            "no 'bird-dogg'",
        ),
        (
            "a theme with too little",
            with("education/sleep.toml", "theme = \"sleep\"", "theme = \"pacing\""),
            "content, sleep",
            "needs at least 10 messages",
        ),
        (
            "a text in one language only",
            with("nb/sleep.toml", "title = ", "heading = "),
            "nb/sleep.toml",
            "unknown field `heading`",
        ),
        (
            "a figure whose joints are missing",
            with("figure/core-stability.toml", "keys = [", "keys = [] # ["),
            "figure/core-stability.toml, seated-arm-reach",
            "has no keys",
        ),
        (
            "a figure with a joint that nobody has",
            with("figure/core-stability.toml", "set = {", "set = { wing = 3,"),
            "figure/core-stability.toml",
            "wing: is no joint",
        ),
    ]
}

/// What must not change, and does not.
#[track_caller]
fn refused_by_all((what, pack, entry, reason): &Bad, person: &Person) {
    match install(person, pack) {
        Err(Error::PackRefused {
            entry: named,
            reason: said,
        }) => {
            assert!(named.contains(entry), "{what}: {named}: {said}");
            assert!(said.contains(reason), "{what}: {named}: {said}");
        }
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn every_bad_pack_is_refused_by_entry_and_reason_and_what_is_installed_stays() {
    let (person, _) = planned();
    install(&person, &packs::recalling(7, &["lying-hip-stretch"])).unwrap();
    let state = |person: &Person| {
        let library = person.care.library().unwrap();
        (person.care.installed_pack().unwrap(), library, now(person))
    };
    let before = state(&person);
    let bad = [of_the_container(), of_the_signature(), of_the_content()].concat();
    for bad in &bad {
        refused_by_all(bad, &person);
        assert!(state(&person) == before, "{}", bad.0);
    }
    // Nor do keys that end, or are nobody's.
    person.care.trust(TrustedKeys::default());
    assert!(install(&person, &packs::signed(8, &packs::files())).is_err());
    person.care.trust(packs::keys());
    assert!(state(&person) == before);
}
