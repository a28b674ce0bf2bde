use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ed25519_dalek::SigningKey;

use super::container::{MANIFEST, SIGNATURE, packed, unpack};
use super::read::same_files;
use super::*;
use crate::content::{Library, files};
use crate::{Error, Result};

const SECRET: [u8; 32] = [7; 32];
const FOREIGN: [u8; 32] = [8; 32];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn keys() -> TrustedKeys {
    let public = |secret: [u8; 32]| to_hex(SigningKey::from_bytes(&secret).verifying_key().as_bytes());
    TrustedKeys::parse(&format!(
        "version = \"1\"\nsource = \"ours\"\n[[key]]\nid = \"made\"\npublic = \"{}\"\nuntil = \"2027-12-31\"\n\
         [[key]]\nid = \"next\"\npublic = \"{}\"\nuntil = \"2029-12-31\"\n",
        public(SECRET),
        public([9; 32])
    ))
    .unwrap()
}

fn about() -> About {
    About {
        id: "lissom".into(),
        serial: 5,
        made: day("2026-11-24"),
        core: CoreRange {
            from: "0.1.0".into(),
            before: "0.2.0".into(),
        },
        key: "made".into(),
        reinstates: BTreeSet::new(),
    }
}

/// The built-in content as the files of a pack, as a publisher would begin.
fn built_in_files() -> Vec<(String, String)> {
    let built_in = files::built_in();
    let words = built_in.words.iter().flat_map(|(_, files)| files.iter());
    built_in
        .meaning
        .iter()
        .chain(words)
        .map(|file| {
            let path = file.name.strip_prefix("content/").unwrap();
            (path.to_owned(), file.text.to_owned())
        })
        .collect()
}

fn signed_pack() -> Vec<u8> {
    sign(&build(&about(), &built_in_files()).unwrap(), &SECRET).unwrap()
}

fn opened(pack: &[u8], change: impl FnOnce(&mut Accept<'_>)) -> Result<Opened> {
    let keys = keys();
    let mut accept = Accept {
        keys: &keys,
        id: "lissom",
        newer_than: 4,
        core: "0.1.0",
        today: day("2027-01-01"),
    };
    change(&mut accept);
    open(pack, &accept)
}

#[track_caller]
fn refusal(result: Result<Opened>) -> String {
    match result {
        Err(error @ Error::Asset { .. }) => error.to_string(),
        other => panic!("not refused: {:?}", other.map(|opened| opened.manifest)),
    }
}

/// The pack with its files changed, and signed again where `secret` is given.
fn remade(
    pack: &[u8],
    secret: Option<&[u8; 32]>,
    change: impl FnOnce(&mut Vec<(String, String)>),
) -> Vec<u8> {
    let mut files: Vec<(String, String)> = unpack(pack).unwrap().into_iter().collect();
    change(&mut files);
    let pack = packed(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    secret.map_or(pack.clone(), |secret| sign(&pack, secret).unwrap())
}

#[test]
fn the_built_in_content_is_a_pack_and_comes_out_as_it_went_in() {
    let pack = signed_pack();
    let opened = opened(&pack, |_| ()).unwrap();
    assert_eq!(opened.library, Library::built_in().unwrap());
    assert_eq!(opened.manifest, inspect(&pack).unwrap());
    assert_eq!(pack, signed_pack(), "the same bytes each time");
    assert!(pack.len() < 400_000, "{}", pack.len());
}

#[test]
fn a_pack_is_refused_by_what_is_wrong_with_it() {
    let pack = signed_pack();
    let unsigned = build(&about(), &built_in_files()).unwrap();
    let manifest_with = |from: &str, to: &str, secret: Option<&[u8; 32]>| {
        remade(&pack, secret, |files| {
            let text = &mut files.iter_mut().find(|(name, _)| name == MANIFEST).unwrap().1;
            assert!(text.contains(from), "{from}");
            *text = text.replacen(from, to, 1);
        })
    };
    let sleep_with = |from: &str, to: &str| {
        let mut files = built_in_files();
        let text = &mut files
            .iter_mut()
            .find(|(name, _)| name == "en/sleep.toml")
            .unwrap()
            .1;
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
        sign(&build(&about(), &files).unwrap(), &SECRET).unwrap()
    };
    let reinstating = |id: &str, rest: &str| {
        let about = About {
            reinstates: BTreeSet::from([id.to_owned()]),
            ..about()
        };
        let mut files = built_in_files();
        let version = Library::built_in().unwrap().version().to_owned();
        let more = format!("version = \"{version}\"\nsource = \"ours\"\n{rest}\n");
        files.push(("more.toml".to_owned(), more));
        sign(&build(&about, &files).unwrap(), &SECRET).unwrap()
    };
    let own = Some(&SECRET);
    for (what, pack, reason) in [
        ("no signature", unsigned.clone(), "manifest.sig: is missing"),
        (
            "a foreign signature",
            sign(&unsigned, &FOREIGN).unwrap(),
            "does not fit",
        ),
        (
            "an unknown key",
            manifest_with("\"made\",", "\"other\",", own),
            "not a trusted one",
        ),
        (
            "another trusted key",
            manifest_with("\"made\",", "\"next\",", own),
            "does not fit",
        ),
        (
            "a changed manifest",
            manifest_with("\"serial\": 5", "\"serial\": 6", None),
            "does not fit",
        ),
        (
            "content of another name",
            manifest_with("\"lissom\"", "\"other\"", own),
            "id: is of other content",
        ),
        (
            "a review that nobody did",
            manifest_with("\"reviewed\": 0", "\"reviewed\": 1", own),
            "review: is not what the files say",
        ),
        (
            "nothing to hand out again",
            reinstating("flying", ""),
            "reinstates: no 'flying'",
        ),
        (
            "recalled and handed out again",
            reinstating("bird-dog", "recalled = [\"bird-dog\"]"),
            "reinstates: 'bird-dog' is recalled too",
        ),
        (
            "a recall of nothing",
            reinstating("bird-dog", "recalled = [\"bird-dogg\"]"),
            "more.toml, recalled: no 'bird-dogg'",
        ),
        (
            "an old serial",
            manifest_with("\"serial\": 5", "\"serial\": 4", own),
            "not newer",
        ),
        (
            "other versions",
            manifest_with("\"0.2.0\"", "\"0.1.0\"", own),
            "other versions",
        ),
        ("no range", manifest_with("\"0.2.0\"", "\"x\"", own), "no range"),
        (
            "another format",
            manifest_with("\"format\": 1", "\"format\": 2", own),
            "format",
        ),
        ("no manifest", manifest_with("{", "", own), "is no manifest"),
        (
            "a language less",
            manifest_with("\"nb\"", "\"nn\"", own),
            "languages",
        ),
        (
            "another version",
            manifest_with("\"version\": \"2", "\"version\": \"3", own),
            "version",
        ),
        (
            "a flipped letter",
            remade(&pack, None, |files| {
                let sleep = files
                    .iter_mut()
                    .find(|(name, _)| name == "en/sleep.toml")
                    .unwrap();
                sleep.1 = sleep.1.replacen('e', "a", 1);
            }),
            "en/sleep.toml: is not the file",
        ),
        (
            "a file less",
            remade(&pack, None, |files| {
                files.retain(|(name, _)| name != "nb/sleep.toml")
            }),
            "nb/sleep.toml: is missing",
        ),
        (
            "a file more",
            remade(&pack, None, |files| {
                files.push(("en/more.toml".into(), String::new()))
            }),
            "en/more.toml: is not listed",
        ),
        (
            "a path that leads out",
            remade(&pack, None, |files| {
                files.push(("../out.toml".into(), String::new()))
            }),
            "has a name",
        ),
        (
            "a zip in the zip",
            remade(&pack, None, |files| {
                files.push(("inner.zip".into(), String::new()))
            }),
            "has a name",
        ),
        (
            "a huge file",
            remade(&pack, None, |files| {
                files.push(("huge.toml".into(), " ".repeat(2 << 20)))
            }),
            "huge.toml: is too large",
        ),
        (
            "a word to avoid",
            sleep_with("Sleep and pain lean", "Wear and tear and pain lean"),
            "a word to avoid",
        ),
        (
            "a text that is cut",
            sleep_with("title = \"Awake", "titel = \"Awake"),
            "unknown field",
        ),
        ("no zip", b"PK no zip".to_vec(), "no sound zip"),
        ("nothing", Vec::new(), "no sound zip"),
        ("too many bytes", vec![0; 5 << 20], "too large"),
    ] {
        let found = refusal(opened(&pack, |_| ()));
        assert!(found.contains(reason), "{what}: {found}");
    }
}

#[test]
fn a_flipped_byte_anywhere_never_passes() {
    let pack = signed_pack();
    let whole = opened(&pack, |_| ()).unwrap();
    // Thirty bytes from all over and the last thirty, which end the directory.
    let all_over = (0..pack.len()).step_by(pack.len() / 30);
    let places = all_over.chain(pack.len() - 30..pack.len());
    for place in places {
        let mut flipped = pack.clone();
        flipped[place] ^= 0x10;
        // A byte that the zip itself does not care for, such as a date, may pass: then nothing came out changed.
        if let Ok(passed) = opened(&flipped, |_| ()) {
            assert_eq!(passed, whole, "byte {place}");
        }
    }
}

/// Every bit of a small pack: all of its zip, the parts of which a large one has only more of. What is signed comes out
/// as it was, or nothing does; so no byte is beyond the signature but those that nobody reads.
#[test]
fn no_bit_of_the_zip_changes_what_was_signed() {
    let files = [("en/a.toml".to_owned(), "version = \"1\"".to_owned())];
    let pack = sign(&build(&about(), &files).unwrap(), &SECRET).unwrap();
    let whole = unpack(&pack).unwrap();
    let manifest = inspect(&pack).unwrap();
    // The signature holds for the manifest as it is, and the manifest for the files.
    let holds = |files: &BTreeMap<String, String>| {
        let mut listed = files.clone();
        let signed = (listed.remove(MANIFEST), listed.remove(SIGNATURE));
        signed == (whole.get(MANIFEST).cloned(), whole.get(SIGNATURE).cloned())
            && same_files(&manifest, &listed).is_ok()
    };
    let mut unread = 0;
    for bit in 0..8 * pack.len() {
        let mut flipped = pack.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        if let Ok(files) = unpack(&flipped)
            && holds(&files)
        {
            assert_eq!(files, whole, "bit {bit}");
            unread += 1;
        }
    }
    assert!(unread < 8 * pack.len() / 2, "{unread} of {} bits", 8 * pack.len());
}

#[test]
fn keys_end_rotate_and_must_be_sound() {
    let pack = signed_pack();
    assert!(opened(&pack, |accept| accept.today = day("2027-12-31")).is_ok());
    let late = refusal(opened(&pack, |accept| accept.today = day("2028-01-01")));
    assert!(late.contains("time is over"), "{late}");
    let next = About {
        key: "next".into(),
        ..about()
    };
    let rotated = sign(&build(&next, &built_in_files()).unwrap(), &[9; 32]).unwrap();
    assert!(opened(&rotated, |accept| accept.today = day("2028-01-01")).is_ok());

    let of = |public: &str| {
        TrustedKeys::parse(&format!(
            "version = \"1\"\nsource = \"ours\"\n[[key]]\nid = \"a\"\npublic = \"{public}\"\nuntil = \"2027-12-31\"\n"
        ))
    };
    // Not hex, too short, and the identity, under which anything would verify.
    let identity = format!("01{}", "0".repeat(62));
    for public in ["xyz", "00", identity.as_str()] {
        assert!(of(public).is_err(), "{public}");
    }
    assert!(
        TrustedKeys::shipped().unwrap().key.is_empty(),
        "nobody publishes yet"
    );
    let nobody = TrustedKeys::default();
    let found = refusal(open(
        &pack,
        &Accept {
            keys: &nobody,
            id: "lissom",
            newer_than: 0,
            core: "0.1.0",
            today: day("2027-01-01"),
        },
    ));
    assert!(found.contains("not a trusted one"), "{found}");
    assert!(unpack(&pack).unwrap().contains_key(SIGNATURE));
}

#[test]
fn a_pack_with_a_wrong_name_is_not_built() {
    for name in [
        "../a.toml",
        "/a.toml",
        "A.toml",
        "a.txt",
        "a/b/c/d.toml",
        "manifest.json",
        "a//b.toml",
    ] {
        assert!(
            build(&about(), &[(name.to_owned(), String::new())]).is_err(),
            "{name}"
        );
    }
    let twice = [
        ("a.toml".to_owned(), String::new()),
        ("a.toml".to_owned(), String::new()),
    ];
    assert!(build(&about(), &twice).is_err());
}
