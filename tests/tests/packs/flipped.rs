//! A byte flipped in each region of a pack: its files, and each field of the zip around them.

use std::collections::BTreeSet;
use std::ops::Range;

use lissom::Error;
use lissom::content::pack::{Accept, BUILT_IN_ID};
use lissom::self_care::open_pack;
use lissom_tests::packs;

use super::{install, now, planned};

/// Fields of a zip that say nothing about its content: when and by what it was written, what a file system would make of
/// its files, hints to the reader, and what stands before each file of what the directory at the end says again. A byte
/// of them is no part of the content, so a pack with another one is the same pack. All else is refused.
const NOT_READ: [&str; 16] = [
    "directory: attributes",
    "directory: date",
    "directory: disk",
    "directory: flags",
    "directory: internal attributes",
    "directory: made by",
    "directory: packed size",
    "directory: time",
    "directory: version needed",
    "end: size of directory",
    "local: checksum and sizes",
    "local: flags",
    "local: method",
    "local: name",
    "local: time and date",
    "local: version needed",
];

/// Names with lengths, in order from a place.
fn fields(at: usize, part: &str, fields: &[(&str, usize)]) -> Vec<(String, Range<usize>)> {
    let mut from = at;
    let named = fields.iter().map(|(name, length)| {
        let range = from..from + length;
        from += length;
        (format!("{part}: {name}"), range)
    });
    named.collect()
}

fn number(pack: &[u8], at: usize, bytes: usize) -> usize {
    let bytes = pack[at..at + bytes].iter().rev();
    bytes.fold(0, |so_far, byte| so_far << 8 | usize::from(*byte))
}

/// Every region of the zip, by name: the end, the directory's first entry, the file that it stands for.
fn regions(pack: &[u8]) -> Vec<(String, Range<usize>)> {
    let end = pack.len() - 22;
    let directory = number(pack, end + 16, 4);
    let name = number(pack, directory + 28, 2);
    let (local, packed) = (number(pack, directory + 42, 4), number(pack, directory + 20, 4));
    let mut all = fields(
        local,
        "local",
        &[
            ("signature", 4),
            ("version needed", 2),
            ("flags", 2),
            ("method", 2),
            ("time and date", 4),
            ("checksum and sizes", 12),
            ("length of name", 2),
            ("length of extra", 2),
            ("name", name),
            ("data", packed),
        ],
    );
    all.extend(fields(
        directory,
        "directory",
        &[
            ("signature", 4),
            ("made by", 2),
            ("version needed", 2),
            ("flags", 2),
            ("method", 2),
            ("time", 2),
            ("date", 2),
            ("checksum", 4),
            ("packed size", 4),
            ("size", 4),
            ("length of name", 2),
            ("length of extra", 2),
            ("length of comment", 2),
            ("disk", 2),
            ("internal attributes", 2),
            ("attributes", 4),
            ("place", 4),
            ("name", name),
        ],
    ));
    all.extend(fields(
        end,
        "end",
        &[
            ("signature", 4),
            ("disks", 4),
            ("counts on this disk", 2),
            ("count", 2),
            ("size of directory", 4),
            ("place of directory", 4),
            ("length of comment", 2),
        ],
    ));
    all
}

#[test]
fn a_byte_flipped_in_any_region_is_refused_or_is_one_that_nobody_reads() {
    let (person, _) = planned();
    let sound = packs::signed(8, &packs::files());
    let keys = packs::keys();
    let accept = Accept {
        keys: &keys,
        id: BUILT_IN_ID,
        newer_than: 0,
        core: "0.1.0",
        today: "2026-11-24".parse().unwrap(),
    };
    let (whole, _) = open_pack(&sound, &accept).unwrap();
    let before = (person.care.library().unwrap(), now(&person));
    let mut passed = BTreeSet::new();
    for (region, range) in regions(&sound) {
        // The first byte, the last and one between.
        let places = BTreeSet::from([range.start, range.start + range.len() / 2, range.end - 1]);
        for place in places {
            let mut flipped = sound.clone();
            flipped[place] ^= 0x01;
            match open_pack(&flipped, &accept) {
                Ok((opened, _)) => {
                    assert_eq!(opened, whole, "{region}: {place}");
                    passed.insert(region.clone());
                }
                Err(_) => {
                    let refused = install(&person, &flipped);
                    assert!(
                        matches!(&refused, Err(Error::PackRefused { entry, reason })
                            if !entry.is_empty() && !reason.is_empty()),
                        "{region}: {refused:?}"
                    );
                }
            }
        }
    }
    let after = (person.care.library().unwrap(), now(&person));
    assert!(after == before && person.care.installed_pack().unwrap().is_none());
    assert_eq!(passed, NOT_READ.map(str::to_owned).into());
}
