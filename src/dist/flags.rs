//! Flags of the distribution protocol: what one node offers another when they connect.
//! Their numbers are those of OTP's "Distribution Protocol" (erts' guides).

pub const PUBLISHED: u64 = 0x1;
pub const EXTENDED_REFERENCES: u64 = 0x4;
pub const DIST_MONITOR: u64 = 0x8;
pub const FUN_TAGS: u64 = 0x10;
pub const DIST_MONITOR_NAME: u64 = 0x20;
pub const NEW_FUN_TAGS: u64 = 0x80;
pub const EXTENDED_PIDS_PORTS: u64 = 0x100;
pub const EXPORT_PTR_TAG: u64 = 0x200;
pub const BIT_BINARIES: u64 = 0x400;
pub const NEW_FLOATS: u64 = 0x800;
pub const UNICODE_IO: u64 = 0x1000;
pub const HEADER_ATOM_CACHE: u64 = 0x2000;
pub const SMALL_ATOM_TAGS: u64 = 0x4000;
pub const UTF8_ATOMS: u64 = 0x1_0000;
pub const MAP_TAG: u64 = 0x2_0000;
pub const BIG_CREATION: u64 = 0x4_0000;
pub const SEND_SENDER: u64 = 0x8_0000;
pub const BIG_SEQTRACE_LABELS: u64 = 0x10_0000;
pub const EXIT_PAYLOAD: u64 = 0x40_0000;
pub const FRAGMENTS: u64 = 0x80_0000;
pub const HANDSHAKE_23: u64 = 0x100_0000;
pub const UNLINK_ID: u64 = 0x200_0000;
pub const MANDATORY_25_DIGEST: u64 = 0x400_0000;
pub const SPAWN: u64 = 1 << 32;
pub const V4_NC: u64 = 4 << 32;
pub const ALIAS: u64 = 8 << 32;

/// What every node since OTP 26 must know.
pub const MANDATORY: u64 = EXTENDED_REFERENCES
    | FUN_TAGS
    | EXTENDED_PIDS_PORTS
    | UTF8_ATOMS
    | NEW_FUN_TAGS
    | BIG_CREATION
    | NEW_FLOATS
    | MAP_TAG
    | EXPORT_PTR_TAG
    | BIT_BINARIES
    | HANDSHAKE_23
    | V4_NC
    | UNLINK_ID;

/// What this node offers.
pub const DEFAULT: u64 = MANDATORY
    | DIST_MONITOR
    | DIST_MONITOR_NAME
    | SPAWN
    | ALIAS
    | UNICODE_IO
    | SMALL_ATOM_TAGS
    | SEND_SENDER
    | BIG_SEQTRACE_LABELS
    | EXIT_PAYLOAD
    | HEADER_ATOM_CACHE
    | FRAGMENTS
    | MANDATORY_25_DIGEST;

/// What may be agreed on.
pub const DEFAULT_AND_PUBLISHED: u64 = DEFAULT | PUBLISHED;

/// What a way of connecting may take out of it.
pub const REJECTABLE: u64 = HEADER_ATOM_CACHE | FRAGMENTS;

/// What needs all packets in their order.
pub const STRICT_ORDER: u64 = HEADER_ATOM_CACHE;
