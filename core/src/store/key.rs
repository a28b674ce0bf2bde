//! The raw key of an encrypted file.

use std::fmt::{self, Write};

use zeroize::{Zeroize, Zeroizing};

use crate::error::{Error, Result};

/// A raw 256-bit key, made and kept by the phone's key store. Never printed, wiped when dropped.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// Takes a key of 32 bytes; the bytes passed in are wiped.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `key` when there are not 32 bytes.
    pub fn new(mut bytes: Vec<u8>) -> Result<Self> {
        let key = <[u8; 32]>::try_from(bytes.as_slice()).map(Self);
        bytes.zeroize();
        key.map_err(|_| Error::invalid("key", "32 bytes"))
    }

    /// SQLCipher's statement for a raw key, which needs no key derivation and so opens fast.
    #[cfg_attr(
        not(feature = "encrypted"),
        allow(dead_code, reason = "only SQLCipher reads a key")
    )]
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        let mut sql = Zeroizing::new(String::with_capacity(90));
        sql.push_str("PRAGMA key = \"x'");
        for byte in self.0 {
            // Writing to a string cannot fail.
            let _ = write!(sql, "{byte:02x}");
        }
        sql.push_str("'\"");
        sql
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}
