//! Input and output beside the schedulers: who waits for descriptors.
pub mod alarm;
pub mod poll;
pub mod signals;
pub mod sockets;
pub mod terminal;
