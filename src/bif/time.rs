//! Clocks, and times of day. The native unit is the nanosecond.
use super::time_zone::{self, Civil};
use super::{Fault, Res, badarg};
use crate::arith::{self, Int, int};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

crate::bifs! {
    erlang {
        "monotonic_time"/0 => monotonic_time,
        "monotonic_time"/1 => monotonic_time,
        "system_time"/0 => system_time,
        "system_time"/1 => system_time,
        "time_offset"/0 => time_offset,
        "time_offset"/1 => time_offset,
        "timestamp"/0 => timestamp,
        "now"/0 => now,
        "date"/0 => date,
        "time"/0 => time,
        "localtime"/0 => localtime,
        "universaltime"/0 => universaltime,
        "localtime_to_universaltime"/2 => localtime_to_universaltime,
        "universaltime_to_localtime"/1 => universaltime_to_localtime,
        "posixtime_to_universaltime"/1 => posixtime_to_universaltime,
        "universaltime_to_posixtime"/1 => universaltime_to_posixtime,
    }
    os {
        "timestamp"/0 => os_timestamp,
        "system_time"/0 => os_system_time,
        "system_time"/1 => os_system_time,
        "perf_counter"/0 => perf_counter,
    }
    erts_internal {
        "time_unit"/0 => unit,
        "perf_counter_unit"/0 => unit,
    }
}

/// Native units in a second.
pub const UNIT: i64 = 1_000_000_000;
/// Monotonic time at which the machine starts (`system_info(start_time)`): as OTP's, close to the
/// smallest small integer, so that it takes decades until times need more than a word.
pub const START: i64 = -576_460_751 * UNIT;
/// The last monotonic time that the machine can tell (`system_info(end_time)`).
pub const END: i64 = 8_646_911_284 * UNIT;

/// When the machine started, by both clocks.
struct Epoch {
    instant: Instant,
    /// Nanoseconds since 1970.
    system: i64,
}

fn epoch() -> &'static Epoch {
    static EPOCH: OnceLock<Epoch> = OnceLock::new();
    EPOCH.get_or_init(|| Epoch {
        instant: Instant::now(),
        system: os_nanoseconds(),
    })
}

/// Starts the clocks: monotonic time counts from here.
pub fn start() {
    epoch();
}

/// How long the machine has been there.
pub fn uptime() -> std::time::Duration {
    epoch().instant.elapsed()
}

/// Erlang's monotonic time.
pub fn monotonic() -> i64 {
    START + epoch().instant.elapsed().as_nanos() as i64
}

/// System time less monotonic time. It changes when the operating system's clock has been set (OTP's `multi_time_warp`);
/// what the two clocks drift apart by itself stays below `DRIFT`.
pub fn offset() -> i64 {
    static OFFSET: AtomicI64 = AtomicI64::new(0);
    let actual = os_nanoseconds() - monotonic();
    let known = match OFFSET.load(Ordering::Relaxed) {
        0 => epoch().system - START,
        known => known,
    };
    if (actual - known).abs() < DRIFT {
        return known;
    }
    OFFSET.store(actual, Ordering::Relaxed);
    actual
}

/// Nanoseconds that system time may be off the operating system's.
const DRIFT: i64 = UNIT / 20;

/// Erlang's system time: nanoseconds since 1970.
pub fn system() -> i64 {
    monotonic() + offset()
}

/// The operating system's clock: nanoseconds since 1970.
fn os_nanoseconds() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_nanos() as i64,
        Err(before) => -(before.duration().as_nanos() as i64),
    }
}

/// A time in the unit that the first argument names, rounded down; in native units without one.
fn in_unit(p: &mut Process, args: &[Term], native: i64) -> Res {
    let Some(&unit) = args.first() else {
        return Ok(p.int(native));
    };
    let per_second = match unit {
        am::NATIVE | am::PERF_COUNTER | am::NANOSECOND | am::NANO_SECONDS => {
            return Ok(p.int(native));
        }
        am::MICROSECOND | am::MICRO_SECONDS => 1_000_000,
        am::MILLISECOND | am::MILLI_SECONDS => 1000,
        am::SECOND | am::SECONDS => 1,
        _ => match (unit.as_small(), Int::of(unit)) {
            (Some(n @ 1..), _) => n,
            (None, Some(n)) if !n.negative => return in_large_unit(p, unit, native),
            _ => return badarg(),
        },
    };
    let scaled = i128::from(native) * i128::from(per_second);
    Ok(int::from_i128(p, scaled.div_euclid(UNIT.into())))
}

/// As `in_unit`, of so many parts in a second that they are a big integer.
fn in_large_unit(p: &mut Process, per_second: Term, native: i64) -> Res {
    let native = p.int(native);
    let scaled = arith::mul(p, native, per_second)?;
    let (whole, rest) = arith::div_rem(p, scaled, Term::small(UNIT))?;
    let below = Int::of(rest).is_some_and(|r| r.negative);
    arith::sub(p, whole, Term::small(below.into()))
}

fn monotonic_time(p: &mut Process, args: &[Term]) -> Res {
    in_unit(p, args, monotonic())
}

fn system_time(p: &mut Process, args: &[Term]) -> Res {
    in_unit(p, args, system())
}

fn time_offset(p: &mut Process, args: &[Term]) -> Res {
    in_unit(p, args, offset())
}

fn os_system_time(p: &mut Process, args: &[Term]) -> Res {
    in_unit(p, args, os_nanoseconds())
}

fn perf_counter(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.int(epoch().instant.elapsed().as_nanos() as i64))
}

fn unit(_: &mut Process, _: &[Term]) -> Res {
    Ok(Term::small(UNIT))
}

/// `{MegaSeconds, Seconds, MicroSeconds}`.
fn mega_tuple(heap: &mut impl Heap, microseconds: i64) -> Term {
    const MEGA: i64 = 1_000_000;
    let seconds = microseconds.div_euclid(MEGA);
    let parts = [
        seconds.div_euclid(MEGA),
        seconds.rem_euclid(MEGA),
        microseconds.rem_euclid(MEGA),
    ];
    heap.tuple(&parts.map(Term::small))
}

fn timestamp(p: &mut Process, _: &[Term]) -> Res {
    Ok(mega_tuple(p, system() / 1000))
}

fn os_timestamp(p: &mut Process, _: &[Term]) -> Res {
    Ok(mega_tuple(p, os_nanoseconds() / 1000))
}

/// Every call's result is larger than the one before.
fn now(p: &mut Process, _: &[Term]) -> Res {
    Ok(now_tuple(p))
}

/// What `now/0` tells.
pub fn now_tuple(heap: &mut impl Heap) -> Term {
    static LAST: AtomicI64 = AtomicI64::new(i64::MIN);
    let now = system() / 1000;
    let last = LAST.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| {
        Some(now.max(last + 1))
    });
    let last = last.unwrap_or_else(|last| last);
    mega_tuple(heap, now.max(last + 1))
}

fn date_term(p: &mut Process, t: &Civil) -> Term {
    p.tuple(&[t.year, t.month, t.day].map(Term::small))
}

fn time_term(p: &mut Process, t: &Civil) -> Term {
    p.tuple(&[t.hour, t.minute, t.second].map(Term::small))
}

fn civil_term(p: &mut Process, t: &Civil) -> Res {
    let (date, time) = (date_term(p, t), time_term(p, t));
    Ok(p.tuple(&[date, time]))
}

/// A time from `{{Year, Month, Day}, {Hour, Minute, Second}}`.
fn civil_arg(t: Term) -> Result<Civil, Fault> {
    let three = |t: Term| match t.as_tuple()? {
        [a, b, c] => Some([a.as_small()?, b.as_small()?, c.as_small()?]),
        _ => None,
    };
    let civil = || {
        let &[date, time] = t.as_tuple()? else {
            return None;
        };
        let ([year, month, day], [hour, minute, second]) = (three(date)?, three(time)?);
        Some(Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        })
    };
    civil().ok_or(Fault::BADARG)
}

fn universal_now() -> Civil {
    Civil::from_posix(os_nanoseconds().div_euclid(UNIT))
}

fn local_now() -> Result<Civil, Fault> {
    time_zone::local(os_nanoseconds().div_euclid(UNIT)).ok_or(Fault::BADARG)
}

fn date(p: &mut Process, _: &[Term]) -> Res {
    let now = local_now()?;
    Ok(date_term(p, &now))
}

fn time(p: &mut Process, _: &[Term]) -> Res {
    let now = local_now()?;
    Ok(time_term(p, &now))
}

fn localtime(p: &mut Process, _: &[Term]) -> Res {
    let now = local_now()?;
    civil_term(p, &now)
}

fn universaltime(p: &mut Process, _: &[Term]) -> Res {
    civil_term(p, &universal_now())
}

/// The earliest year that the C library is trusted with, as in OTP.
const FIRST_LOCAL_YEAR: i64 = 1902;
/// The earliest year of `universaltime_to_posixtime/1`.
const FIRST_YEAR: i64 = 1600;

fn localtime_to_universaltime(p: &mut Process, args: &[Term]) -> Res {
    let dst = match args[1] {
        am::TRUE => Some(true),
        am::FALSE => Some(false),
        am::UNDEFINED => None,
        _ => return badarg(),
    };
    let local = civil_arg(args[0])?;
    let posix = if local.is_valid(FIRST_LOCAL_YEAR) {
        time_zone::posix(&local, dst)
    } else {
        None
    };
    civil_term(p, &Civil::from_posix(posix.ok_or(Fault::BADARG)?))
}

fn universaltime_to_localtime(p: &mut Process, args: &[Term]) -> Res {
    let universal = civil_arg(args[0])?;
    let valid = universal.is_valid(FIRST_LOCAL_YEAR);
    let local = if valid {
        time_zone::local(universal.to_posix())
    } else {
        None
    };
    civil_term(p, &local.ok_or(Fault::BADARG)?)
}

fn posixtime_to_universaltime(p: &mut Process, args: &[Term]) -> Res {
    match int::to_i64(args[0]) {
        Some(seconds) => civil_term(p, &Civil::from_posix(seconds)),
        None => badarg(),
    }
}

fn universaltime_to_posixtime(p: &mut Process, args: &[Term]) -> Res {
    let universal = civil_arg(args[0])?;
    if !universal.is_valid(FIRST_YEAR) {
        return badarg();
    }
    Ok(p.int(universal.to_posix()))
}
