//! The one API over the core.
uniffi::setup_scaffolding!("lissom");
