//! `purlin erl` boots the reference OTPs: what `erl` prints, and how it ends.
use super::otp;
