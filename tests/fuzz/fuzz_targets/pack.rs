//! Bytes for the reader of content packs. The first byte says what the rest is: a zip, or one file of a pack. What comes
//! after the signature is not found by chance, so it is reached without one.

#![no_main]

use lissom::content::pack;
use lissom::self_care::check_pack_files;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((kind, rest)) = data.split_first() else {
        return;
    };
    if kind % 2 == 0 {
        // A manifest that is read is read the same again.
        if let Ok(manifest) = pack::inspect(rest) {
            assert_eq!(pack::inspect(rest).as_ref(), Ok(&manifest));
        }
    } else if let Ok(text) = std::str::from_utf8(rest) {
        let path = match kind % 3 {
            0 => "exercises/one.toml",
            1 => "en/one.toml",
            _ => "figure/one.toml",
        };
        // Too little for anybody: never whole, and never a panic.
        assert!(check_pack_files(&[(path.to_owned(), text.to_owned())]).is_err());
    }
});
