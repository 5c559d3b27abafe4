//! Tests of the verifier: what compilers emit passes, and nothing else that would do harm.

mod asm;
mod facts;
mod mutations;
mod refusals;
mod trees;
