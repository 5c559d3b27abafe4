//! Tests of assembling and printing listings.

#[path = "../support/corpus.rs"]
mod corpus;

mod listings;
mod mutations;
mod refusals;
mod releases;
mod terms;
