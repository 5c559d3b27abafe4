//! What was different in PCRE 8, which OTP had up to release 27: how errors are told, which braces are literal, how names that
//! come twice are found.
use super::pcre::CompileError;
use crate::code::otp;
use pcre2_sys::*;
use std::borrow::Cow;

/// True when programs expect PCRE 8: of the OTP whose `re` they call.
pub fn is_expected() -> bool {
    const FIRST_WITHOUT: u32 = 28;
    let release = otp::in_use().release.parse::<u32>();
    release.is_ok_and(|release| release < FIRST_WITHOUT)
}

/// The version that those OTPs have.
pub const VERSION: &str = "8.45 2021-06-15";

/// How deep groups may nest: there OTP's PCRE 8 runs out of room.
pub const MAX_DEPTH: u32 = 798;

/// A pattern in PCRE2's terms.
pub struct Rewritten<'p> {
    pub pattern: Cow<'p, [u8]>,
    /// Places of the original before which a backslash was put.
    escaped: Vec<usize>,
}

impl<'p> Rewritten<'p> {
    /// PCRE2 takes `{,3}` and `{ 1, 3 }` for quantifiers, and the hyphen of `[\d-z]` for a range without a beginning.
    pub fn new(pattern: &'p [u8]) -> Rewritten<'p> {
        let escaped = literals(pattern);
        let mut new = Cow::Borrowed(pattern);
        if !escaped.is_empty() {
            let new = new.to_mut();
            for &at in escaped.iter().rev() {
                new.insert(at, b'\\');
            }
        }
        Rewritten {
            pattern: new,
            escaped,
        }
    }

    /// The place in the original of one in the pattern.
    pub fn original(&self, offset: usize) -> usize {
        let put = |&(i, &at): &(usize, &usize)| at + i < offset;
        offset - self.escaped.iter().enumerate().take_while(put).count()
    }
}

/// Where a class ends whose `[` stands at `at`.
fn end_of_class(pattern: &[u8], at: usize) -> usize {
    let mut i = at + 1;
    if pattern.get(i) == Some(&b'^') {
        i += 1;
    }
    // A bracket that comes first is a member.
    if pattern.get(i) == Some(&b']') {
        i += 1;
    }
    while let Some(&b) = pattern.get(i) {
        match b {
            b']' => return i,
            b'\\' => i += 1,
            b'[' if pattern.get(i + 1) == Some(&b':') => {
                let rest = &pattern[i..];
                i += rest
                    .windows(2)
                    .position(|w| w == b":]")
                    .map_or(0, |n| n + 1);
            }
            _ => {}
        }
        i += 1;
    }
    pattern.len()
}

/// Where what the backslash at `at` begins ends: quoted text, an escape with an argument, or one character.
fn end_of_escape(pattern: &[u8], at: usize) -> usize {
    let find = |from: usize, what: &[u8]| {
        let rest = pattern.get(from..).unwrap_or_default();
        let found = rest.windows(what.len()).position(|w| w == what);
        found.map_or(pattern.len(), |n| from + n + what.len() - 1)
    };
    match (pattern.get(at + 1), pattern.get(at + 2)) {
        (Some(b'Q'), _) => find(at + 2, b"\\E"),
        (Some(b'x' | b'o' | b'p' | b'P' | b'g' | b'k' | b'N'), Some(b'{')) => find(at + 2, b"}"),
        _ => at + 1,
    }
}

/// Braces and hyphens that PCRE 8 takes as they are, and PCRE2 for a quantifier's or a range's.
fn literals(pattern: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(&b) = pattern.get(i) {
        match b {
            b'\\' => i = end_of_escape(pattern, i),
            b'[' => {
                let end = end_of_class(pattern, i);
                literal_hyphens(pattern, i + 1, end, &mut found);
                i = end;
            }
            b'{' if is_new_quantifier(&pattern[i + 1..]) => found.push(i),
            _ => {}
        }
        i += 1;
    }
    found
}

/// The hyphens of a class, whose members stand from `at` to `end`, that come behind a set of characters.
fn literal_hyphens(pattern: &[u8], at: usize, end: usize, found: &mut Vec<usize>) {
    let (mut i, mut after_set) = (at, false);
    while i < end {
        let was_set = std::mem::take(&mut after_set);
        match pattern[i] {
            b'\\' => {
                after_set = pattern
                    .get(i + 1)
                    .is_some_and(|b| b"dDwWsShHvVpP".contains(b));
                i = end_of_escape(pattern, i);
            }
            b'[' if pattern.get(i + 1) == Some(&b':') => {
                let rest = pattern[i..end].windows(2).position(|w| w == b":]");
                if let Some(n) = rest {
                    after_set = true;
                    i += n + 1;
                }
            }
            b'-' if was_set && i + 1 < end => found.push(i),
            _ => {}
        }
        i += 1;
    }
}

/// True of what stands after a `{` if only PCRE2 takes it for a quantifier: spaces, or no first number.
fn is_new_quantifier(rest: &[u8]) -> bool {
    let Some(end) = rest.iter().position(|&b| b == b'}') else {
        return false;
    };
    let inner = &rest[..end];
    let known = |&b: &u8| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'\t');
    let commas = inner.iter().filter(|&&b| b == b',').count();
    let has_digit = inner.iter().any(u8::is_ascii_digit);
    let old = inner.first().is_some_and(u8::is_ascii_digit)
        && !inner.iter().any(|&b| b == b' ' || b == b'\t');
    inner.iter().all(known) && commas <= 1 && has_digit && !old
}

/// The error as PCRE 8 tells it.
pub fn retold(error: CompileError, pattern: &[u8]) -> CompileError {
    let at = error.offset.min(pattern.len());
    let back = at.saturating_sub(1);
    let (text, offset) = match error.code {
        PCRE2_ERROR_QUANTIFIER_INVALID => ("nothing to repeat", at),
        PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP => ("regular expression is too complicated", at),
        PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS => ("unmatched parentheses", at),
        PCRE2_ERROR_MISSING_COMMENT_CLOSING => ("missing ) after comment", at),
        PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS => unfinished(pattern, at),
        PCRE2_ERROR_MISSING_CONDITION_CLOSING => ("malformed number or name after (?(", at),
        PCRE2_ERROR_MISSING_NAME_TERMINATOR => (NAME_SYNTAX, at),
        PCRE2_ERROR_INVALID_SUBPATTERN_NAME => ("group name must start with a non-digit", at),
        PCRE2_ERROR_DUPLICATE_SUBPATTERN_NAME => ("two named subpatterns have the same name", back),
        PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY => ("unknown property name after \\P or \\p", back),
        PCRE2_ERROR_UNSUPPORTED_ESCAPE_SEQUENCE => (
            "PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u",
            back,
        ),
        PCRE2_ERROR_CODE_POINT_TOO_BIG => ("character value in \\x{} or \\o{} is too large", at),
        PCRE2_ERROR_BACKSLASH_C_SYNTAX => ("\\c must be followed by an ASCII character", at),
        PCRE2_ERROR_CALLOUT_NUMBER_TOO_BIG => ("number after (?C is > 255", at),
        PCRE2_ERROR_MISSING_CALLOUT_CLOSING => ("closing ) for (?C expected", at),
        PCRE2_ERROR_PARENS_QUERY_R_MISSING_CLOSING => (RECURSION, at),
        PCRE2_ERROR_CONDITION_ASSERTION_EXPECTED => (ASSERTION, at + 1),
        PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH => (
            "lookbehind assertion is not fixed length",
            end_of_group(pattern, at),
        ),
        PCRE2_ERROR_DEFINE_TOO_MANY_BRANCHES => {
            let group = last(&pattern[..at], b"(?(").unwrap_or(at);
            let end = end_of_group(pattern, group);
            ("DEFINE group contains more than one branch", end)
        }
        PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE => reference(pattern, at),
        PCRE2_ERROR_SUBPATTERN_NAME_EXPECTED => match &pattern[..at] {
            [.., b'(', b'?', b'P', b'<'] => (NAME_SYNTAX, at),
            [.., b'(', b'?', b'<'] => ("unrecognized character after (?<", at),
            [.., b'\\', b'g', b'{'] => (REFERENCE_SYNTAX, at),
            _ => return error,
        },
        PCRE2_ERROR_BACKSLASH_G_SYNTAX if pattern.ends_with(b"\\g") => (ZERO, back),
        PCRE2_ERROR_MISSING_OCTAL_OR_HEX_DIGITS => match &pattern[..at] {
            [.., b'o', b'{'] => ("non-octal character in \\o{} (closing brace missing?)", at),
            _ => ("non-hex character in \\x{} (closing brace missing?)", at),
        },
        // The same words, but another place.
        code => {
            let offset = match code {
                PCRE2_ERROR_SUBPATTERN_NAMES_MISMATCH
                | PCRE2_ERROR_BACKSLASH_K_SYNTAX
                | PCRE2_ERROR_CLASS_INVALID_RANGE => back,
                PCRE2_ERROR_UNKNOWN_POSIX_CLASS => {
                    last(&pattern[..at], b"[:").map_or(at, |found| found + 2)
                }
                PCRE2_ERROR_POSIX_NO_SUPPORT_COLLATING => {
                    let dot = last(&pattern[..at], b"[.");
                    dot.max(last(&pattern[..at], b"[=")).unwrap_or(at)
                }
                _ => at,
            };
            return CompileError { offset, ..error };
        }
    };
    CompileError {
        message: text.into(),
        offset,
        code: error.code,
    }
}

const NAME_SYNTAX: &str = "syntax error in subpattern name (missing terminator)";
const ASSERTION: &str = "assertion expected after (?( or (?(?C)";
const RECURSION: &str = "(?R or (?[+-]digits must be followed by )";
const ZERO: &str = "a numbered reference must not be zero";
const REFERENCE_SYNTAX: &str = "\\g is not followed by a braced, angle-bracketed, or quoted \
                                name/number or by a plain number";

/// The last place of `what`.
fn last(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).rposition(|w| w == what)
}

/// A group without its end: what PCRE 8 says depends on what of its beginning is there.
fn unfinished(pattern: &[u8], at: usize) -> (&'static str, usize) {
    let start = last(pattern, b"(?").map_or(&b")"[..], |open| &pattern[open + 2..]);
    match start {
        b"P" => ("unrecognized character after (?P", at),
        b"(" => (ASSERTION, at),
        b"C" => ("closing ) for (?C expected", at),
        b"^" => (UNKNOWN_OPTION, at.saturating_sub(1)),
        digits if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) => (RECURSION, at),
        options if options.iter().all(|b| b"imsxJUX-".contains(b)) => (UNKNOWN_OPTION, at),
        _ => ("missing )", at),
    }
}

const UNKNOWN_OPTION: &str = "unrecognized character after (? or (?-";

/// A group that is not there: PCRE 8 stands after the number or name, in a condition after its end.
fn reference(pattern: &[u8], at: usize) -> (&'static str, usize) {
    if pattern[..at].ends_with(b"\\g0") {
        return (ZERO, at.saturating_sub(1));
    }
    let rest = &pattern[at..];
    let skipped = rest.iter().take_while(|b| b"{(-+".contains(b)).count();
    let is_word = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'_';
    let word = rest[skipped..].iter().take_while(is_word).count();
    let mut end = at + skipped + word;
    let before = &pattern[..at + skipped];
    let in_condition = last(before, b"(?(").is_some_and(|open| !before[open..].contains(&b')'));
    if in_condition {
        let close = pattern[end..].iter().position(|&b| b == b')');
        end += close.map_or(0, |n| n + 1);
    }
    ("reference to non-existent subpattern", end)
}

/// Where the group ends that begins at `at`: its closing parenthesis.
fn end_of_group(pattern: &[u8], at: usize) -> usize {
    let (mut i, mut depth) = (at, 0);
    while let Some(&b) = pattern.get(i) {
        match b {
            b'\\' => i = end_of_escape(pattern, i),
            b'[' => i = end_of_class(pattern, i),
            b'(' => depth += 1,
            b')' if depth <= 1 => return i,
            b')' => depth -= 1,
            _ => {}
        }
        i += 1;
    }
    pattern.len()
}

/// The number of the group of that name, as PCRE 8 finds it in the sorted table: of several of the name, any.
pub fn number(names: &[(Vec<u8>, u32)], name: &[u8]) -> Option<u32> {
    let (mut low, mut high) = (0, names.len());
    while low < high {
        let middle = (low + high) / 2;
        let (found, number) = &names[middle];
        match name.cmp(found) {
            std::cmp::Ordering::Equal => return Some(*number),
            std::cmp::Ordering::Greater => low = middle + 1,
            std::cmp::Ordering::Less => high = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_and_hyphens_that_are_literal() {
        let rewritten = |p: &str| {
            let new = Rewritten::new(p.as_bytes()).pattern.into_owned();
            String::from_utf8(new).unwrap()
        };
        assert_eq!(rewritten("a{,2}b{1,}"), "a\\{,2}b{1,}");
        assert_eq!(rewritten("a{ 2}{3}"), "a\\{ 2}{3}");
        assert_eq!(
            rewritten("[{,2}]\\{,2}\\Q{,2}\\E"),
            "[{,2}]\\{,2}\\Q{,2}\\E"
        );
        assert_eq!(rewritten("\\x{,2}a{x}{,}"), "\\x{,2}a{x}{,}");
        assert_eq!(
            rewritten("[\\d-z][[:digit:]-z]"),
            "[\\d\\-z][[:digit:]\\-z]"
        );
        assert_eq!(
            rewritten("[\\d-][a-z\\p{Nd}-\\w]"),
            "[\\d-][a-z\\p{Nd}\\-\\w]"
        );
        let twice = Rewritten::new(b"{,1}{,2}(");
        assert_eq!(
            [0, 1, 5, 6, 7, 10].map(|at| twice.original(at)),
            [0, 0, 4, 4, 5, 8]
        );
    }

    #[test]
    fn groups_end_where_they_do() {
        assert_eq!(end_of_group(b"(a(b)[)]\\))c", 0), 10);
        assert_eq!(end_of_group(b"(a", 0), 2);
    }
}
