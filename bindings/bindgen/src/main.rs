//! Makes the Kotlin and Swift bindings from the built `lissom-api` library: UniFFI's own command line.

fn main() {
    uniffi::uniffi_bindgen_main();
}
