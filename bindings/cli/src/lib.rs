//! Made lives: a person's answers and what happened afterwards, from a file, replayed through the same API as a phone
//! calls. The terminal tells one as a story; the vignettes of `tests` are such lives with what a physiotherapist expects.

pub mod story;
