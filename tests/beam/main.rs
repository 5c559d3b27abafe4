//! Tests of reading and writing `.beam` files.

#[path = "../support/corpus.rs"]
mod corpus;

mod build;
mod decoding;
mod refusals;
mod roundtrip;
