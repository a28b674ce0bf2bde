//! The terminal client of Lissom.

fn main() {}
