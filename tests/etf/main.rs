//! The external term format, compared with what erl writes (tests/corpus/etf).
mod corpus;
mod decode;
mod encode;
mod exception;
mod print;
