//! Feeds the reader of content packs with broken packs: `fuzz_pack SEED COUNT`. It ends with 1 where a broken pack is
//! accepted with other content, or where a refusal is not one; a panic ends it too.
//!
//! Half of the packs are broken in their bytes, the other half in their files and then signed, so that what comes after
//! the signature is reached. The same seed breaks the same packs.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a driver for a stage")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use chrono::NaiveDate;
use lissom::Error;
use lissom::content::Library;
use lissom::content::pack::{self, Accept, TrustedKeys};
use lissom::self_care::open_pack;
use lissom_tests::packs;

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// Breaks bytes: flips, cuts, doubles, fills, splices.
fn break_bytes(chance: &mut Chance, bytes: &mut Vec<u8>) {
    for _ in 0..=chance.below(3) {
        if bytes.is_empty() {
            return;
        }
        let at = chance.below(bytes.len());
        let length = chance.below(64).min(bytes.len() - at);
        match chance.below(6) {
            0 => bytes[at] ^= 1 << chance.below(8),
            1 => bytes.truncate(at),
            2 => {
                let piece = bytes[at..at + length].to_vec();
                bytes.splice(at..at, piece);
            }
            3 => bytes[at..at + length].fill(u8::try_from(chance.below(256)).unwrap()),
            4 => drop(bytes.drain(at..at + length)),
            // The directory at the end is what a zip is read by.
            _ => {
                let end = bytes.len() - 1 - chance.below(bytes.len().min(400));
                bytes[end] = u8::try_from(chance.below(256)).unwrap();
            }
        }
    }
}

/// Breaks a text as text: a line away, doubled, moved, a word of another file, a number made large.
fn break_text(chance: &mut Chance, text: &mut String, other: &str) {
    let lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return;
    }
    let at = chance.below(lines.len());
    let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
    match chance.below(6) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at].clone()),
        2 => {
            let to = chance.below(lines.len());
            lines.swap(at, to);
        }
        3 => {
            let foreign = other
                .lines()
                .nth(chance.below(other.lines().count()))
                .unwrap_or("");
            lines[at] = foreign.to_owned();
        }
        4 => {
            lines[at] = lines[at]
                .chars()
                .map(|letter| if letter.is_ascii_digit() { '9' } else { letter })
                .collect();
        }
        _ => lines[at] = lines[at].replace(['"', '[', ']'], "'"),
    }
    *text = lines.join("\n");
}

fn main() -> ExitCode {
    let mut arguments = std::env::args()
        .skip(1)
        .map(|number| number.parse::<u64>().unwrap());
    let (seed, count) = (arguments.next().unwrap_or(1), arguments.next().unwrap_or(200));
    let mut chance = Chance(seed);
    let keys: TrustedKeys = packs::keys();
    let accept = Accept {
        keys: &keys,
        id: pack::BUILT_IN_ID,
        newer_than: 0,
        core: env!("CARGO_PKG_VERSION"),
        today: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
    };
    let whole = Library::built_in().unwrap();
    let mut files = packs::files();
    files.extend(packs::figure_files());
    let sound = packs::signed(1, &files);
    let (mut refused, mut accepted, mut faults) = (BTreeMap::<String, u64>::new(), 0_u64, 0_u64);
    for case in 0..count {
        let in_bytes = case % 2 == 0;
        let broken = if in_bytes {
            let mut bytes = sound.clone();
            break_bytes(&mut chance, &mut bytes);
            bytes
        } else {
            let mut files = files.clone();
            for _ in 0..=chance.below(2) {
                let other = files[chance.below(files.len())].1.clone();
                let place = chance.below(files.len());
                break_text(&mut chance, &mut files[place].1, &other);
            }
            match packs::try_signed(1, &files) {
                Ok(pack) => pack,
                Err(_) => {
                    *refused.entry("build".to_owned()).or_default() += 1;
                    continue;
                }
            }
        };
        // Nothing is read of it that would not be read again the same.
        let opened = pack::open(&broken, &accept);
        assert_eq!(
            opened,
            pack::open(&broken, &accept),
            "case {case}: read differently twice"
        );
        // And its figures, which are drawn once.
        match opened.and_then(|_| open_pack(&broken, &accept).map(|(opened, _)| opened)) {
            Ok(opened) if in_bytes && opened.library != whole => {
                println!("fault: case {case} is broken in its bytes, and other content was accepted");
                faults += 1;
            }
            // A comment away, two messages in another order: still content that keeps every rule.
            Ok(_) => accepted += 1,
            Err(Error::Asset { file, .. }) => *refused.entry(file.into_owned()).or_default() += 1,
            Err(other) => {
                println!("fault: case {case} is refused by an error of another kind: {other}");
                faults += 1;
            }
        }
    }
    let refusals: u64 = refused.values().sum();
    println!(
        "packs {count} refused {refusals} accepted {accepted} faults {faults} places {}",
        refused.len()
    );
    ExitCode::from(u8::from(faults > 0))
}
