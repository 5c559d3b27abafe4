//! Tests of assembling and printing listings.

mod listings;
mod mutations;
mod refusals;
mod terms;
