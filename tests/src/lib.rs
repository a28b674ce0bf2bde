//! What the scenarios across rooms share.
