//! Content packs: content that comes without a new release. A pack is a zip of content files with a manifest that lists
//! them by hash, signed with Ed25519 (RFC 8032) by a key that is trusted by name.
//!
//! Reading one checks everything before it gives a library: sizes, names, key, signature, order, hashes, and then each
//! rule that the built-in content keeps. What holds is kept in the person's file, in place of the one before.

mod container;
mod keys;
mod manifest;
mod read;
mod seal;
mod storage;

pub use keys::{TrustedKey, TrustedKeys};
pub use manifest::{CoreRange, Listed, Manifest};
pub use read::{Accept, Opened, content_of, inspect, is_figure, open};
pub use seal::{About, build, sign};
pub(crate) use storage::SCHEMA;
pub use storage::{Installed, installed, keep};

#[cfg(test)]
mod tests;

use crate::Error;

/// The name of the built-in content, and so of the packs that may take its place.
pub const BUILT_IN_ID: &str = "lissom";

/// The built-in content is a pack too: one with a serial up to this is older. Raise it when the built-in content takes
/// up what packs brought.
pub const BUILT_IN_SERIAL: u32 = 0;

/// A pack is refused for this entry, for this reason. Neither repeats what stands in the file beyond its name.
fn refused(entry: impl Into<String>, reason: impl Into<String>) -> Error {
    Error::asset("pack", entry, reason)
}

/// Bytes as hex digits.
fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of exactly so many hex digits.
fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}
