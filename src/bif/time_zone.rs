//! Dates of the Gregorian calendar, and the local time zone, which the C library knows.

/// A date and a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    pub year: i64,
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
}

const DAY: i64 = 86_400;
/// Days from 1 March of year 0 to 1 January 1970.
const DAYS_TO_1970: i64 = 719_468;
/// Days of 400 years.
const DAYS_OF_ERA: i64 = 146_097;

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Civil {
    /// True if there is such a time (leap seconds aside), from `first_year` on.
    pub fn is_valid(&self, first_year: i64) -> bool {
        (first_year..i64::from(i32::MAX)).contains(&self.year)
            && (1..=12).contains(&self.month)
            && (1..=days_in(self.year, self.month)).contains(&self.day)
            && (0..24).contains(&self.hour)
            && (0..60).contains(&self.minute)
            && (0..60).contains(&self.second)
    }
    /// Seconds since 1970.
    pub fn to_posix(self) -> i64 {
        // Years begin in March here, so that leap days end them.
        let year = if self.month > 2 {
            self.year
        } else {
            self.year - 1
        };
        let month = (self.month + 9) % 12;
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let day = (153 * month + 2) / 5 + self.day - 1;
        let days = era * DAYS_OF_ERA + year * 365 + year / 4 - year / 100 + day - DAYS_TO_1970;
        days * DAY + self.hour * 3600 + self.minute * 60 + self.second
    }
    /// The universal time that many seconds after 1970.
    pub fn from_posix(seconds: i64) -> Civil {
        let (days, rest) = (
            seconds.div_euclid(DAY) + DAYS_TO_1970,
            seconds.rem_euclid(DAY),
        );
        let (era, day) = (days.div_euclid(DAYS_OF_ERA), days.rem_euclid(DAYS_OF_ERA));
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let march = (5 * day + 2) / 153;
        let month = if march < 10 { march + 3 } else { march - 9 };
        Civil {
            year: era * 400 + year + i64::from(month <= 2),
            month,
            day: day - (153 * march + 2) / 5 + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
        }
    }
}

fn empty_tm() -> libc::tm {
    // SAFETY: a `tm` is plain data, and its pointer may be null.
    unsafe { std::mem::zeroed() }
}

/// The local time that many seconds after 1970.
pub fn local(posix: i64) -> Option<Civil> {
    let mut tm = empty_tm();
    // SAFETY: both point at values of our own.
    let known = unsafe { !libc::localtime_r(&posix, &mut tm).is_null() };
    known.then(|| Civil {
        year: i64::from(tm.tm_year) + 1900,
        month: i64::from(tm.tm_mon) + 1,
        day: tm.tm_mday.into(),
        hour: tm.tm_hour.into(),
        minute: tm.tm_min.into(),
        second: tm.tm_sec.into(),
    })
}

/// Seconds since 1970 of a local time, which `dst` says to be summer time or not, if it is known.
/// Where the zone has no summer time, `dst` says nothing.
pub fn posix(local: &Civil, dst: Option<bool>) -> Option<i64> {
    let flag = match dst {
        None => -1,
        Some(dst) => dst.into(),
    };
    match make_time(local, flag) {
        None if flag != 0 => make_time(local, 0),
        posix => posix,
    }
}

/// `mktime`, which says -1 for a failure and for the last second of 1969.
fn make_time(local: &Civil, dst: i32) -> Option<i64> {
    let call = |second: i64| {
        let mut tm = empty_tm();
        tm.tm_year = (local.year - 1900) as i32;
        tm.tm_mon = local.month as i32 - 1;
        tm.tm_mday = local.day as i32;
        tm.tm_hour = local.hour as i32;
        tm.tm_min = local.minute as i32;
        tm.tm_sec = second as i32;
        tm.tm_isdst = dst;
        // SAFETY: points at a value of our own.
        unsafe { libc::mktime(&mut tm) }
    };
    match call(local.second) {
        -1 if call(local.second - 1) == -2 => Some(-1),
        -1 => None,
        posix => Some(posix),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn posix_and_back(seconds in -100_000_000_000i64..100_000_000_000) {
            let civil = Civil::from_posix(seconds);
            prop_assert!(civil.is_valid(-10_000));
            prop_assert_eq!(civil.to_posix(), seconds);
        }
    }

    #[test]
    fn known_times() {
        let civil = |year, month, day| Civil {
            year,
            month,
            day,
            hour: 0,
            minute: 0,
            second: 0,
        };
        assert_eq!(civil(1970, 1, 1).to_posix(), 0);
        assert_eq!(civil(2000, 2, 29).to_posix(), 951_782_400);
        assert_eq!(civil(1600, 1, 1).to_posix(), -135_140 * DAY);
        assert!(!civil(1900, 2, 29).is_valid(1600));
    }
}
