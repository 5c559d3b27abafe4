//! What the table compiler makes of `genop.tab` and `ops/*.tab`: data here, the rewrite engine below.
include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The rewrite engine.
#[allow(unused_comparisons, clippy::too_many_arguments)]
pub mod engine {
    include!(concat!(env!("OUT_DIR"), "/engine.rs"));
}
