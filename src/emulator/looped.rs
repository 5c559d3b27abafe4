//! The loop back end: generated from `ops/*.tab`.
use super::prelude::loop_tail;
include!(concat!(env!("OUT_DIR"), "/looped.rs"));
