//! The external term format, compared with what erl writes (tests/corpus/etf).
mod bifs;
mod corpus;
mod decode;
mod encode;
mod exception;
mod mutations;
mod print;
