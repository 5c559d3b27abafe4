//! What was different in PCRE 8, which OTP had up to release 27: how errors are told, which braces are literal, how names that
//! come twice are found.
use super::pcre::CompileError;
use crate::code::otp;
use pcre2_sys::*;
use smallvec::SmallVec;
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
    edits: Vec<Edit>,
}

/// What is changed at a place of the original.
struct Edit {
    at: usize,
    /// So many bytes that stand there are left out.
    removed: usize,
    put: SmallVec<[u8; 4]>,
}

impl Edit {
    fn new(at: usize, removed: usize, put: &[u8]) -> Edit {
        let put = put.into();
        Edit { at, removed, put }
    }
    /// A backslash is put before what stands there.
    fn escape(at: usize) -> Edit {
        Edit::new(at, 0, b"\\")
    }
    /// The backslash that stands there is dropped.
    fn bare(at: usize) -> Edit {
        Edit::new(at, 1, b"")
    }
}

impl<'p> Rewritten<'p> {
    /// PCRE2 takes `{,3}` and `{ 1, 3 }` for quantifiers, and the hyphen of `[\d-z]` for a range without a beginning; it refuses escapes
    /// that mean nothing, and takes `\8` for a reference whatever groups there are.
    pub fn new(pattern: &'p [u8]) -> Rewritten<'p> {
        let edits = edits(pattern);
        let mut new = Cow::Borrowed(pattern);
        if !edits.is_empty() {
            let new = new.to_mut();
            for edit in edits.iter().rev() {
                let put = edit.put.iter().copied();
                new.splice(edit.at..edit.at + edit.removed, put);
            }
        }
        Rewritten {
            pattern: new,
            edits,
        }
    }

    /// The place in the original of one in the pattern.
    pub fn original(&self, offset: usize) -> usize {
        // The two differ by the edits before the place.
        let mut original = offset;
        for edit in &self.edits {
            if edit.at >= original {
                break;
            }
            let behind = (original + edit.removed).saturating_sub(edit.put.len());
            original = behind.max(edit.at + edit.removed);
        }
        original
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
        (Some(b'c'), Some(_)) => at + 2,
        (Some(b'x' | b'o' | b'p' | b'P' | b'g' | b'k' | b'N'), Some(b'{')) => find(at + 2, b"}"),
        _ => at + 1,
    }
}

/// Letters whose escapes mean nothing, and stand for themselves in PCRE 8; in classes these are more.
const BARE: &[u8] = b"FIiJjMmOqTYy";
const BARE_IN_CLASS: &[u8] = b"FIiJjMmOqTYyABCGKRXZzkg";

/// What PCRE 8 takes as it is, and PCRE2 for something else: braces, hyphens, escapes.
fn edits(pattern: &[u8]) -> Vec<Edit> {
    let mut found = Vec::new();
    let (mut i, mut groups) = (0, Some(0));
    while let Some(&b) = pattern.get(i) {
        match b {
            b'\\' => {
                if is_bare(&pattern[i + 1..], groups) {
                    found.push(Edit::bare(i));
                }
                found.extend(number_of_character(&pattern[i..], i));
                i = end_of_escape(pattern, i);
            }
            b'[' => {
                let end = end_of_class(pattern, i);
                edits_of_class(pattern, i + 1, end, &mut found);
                i = end;
            }
            b'(' => groups = groups_after(groups, &pattern[i + 1..]),
            b'{' if is_new_quantifier(&pattern[i + 1..]) => found.push(Edit::escape(i)),
            _ => {}
        }
        i += 1;
    }
    found
}

/// The edit of an escape, `rest`, which stands at `at`: `\x` without digits is 0, `\c` takes characters that can't be seen.
fn number_of_character(rest: &[u8], at: usize) -> Option<Edit> {
    match *rest {
        [_, b'x', next, ..] if next == b'{' || next.is_ascii_hexdigit() => None,
        [_, b'x', ..] => Some(Edit::new(at + 2, 0, b"00")),
        [_, b'c', control @ (1..32 | 127), ..] => {
            let code = format!("x{:02x}", control ^ 0x40);
            Some(Edit::new(at + 1, 2, code.as_bytes()))
        }
        _ => None,
    }
}

/// True of what stands behind a backslash outside classes if that means nothing there: `groups` have begun before it, if that is known.
fn is_bare(rest: &[u8], groups: Option<usize>) -> bool {
    match (rest.first(), groups) {
        (Some(b'8' | b'9'), Some(groups)) => {
            let digits = rest.iter().take_while(|b| b.is_ascii_digit());
            let add = |n: usize, b: &u8| n.saturating_mul(10).saturating_add((b - b'0').into());
            digits.fold(0, add) > groups
        }
        (Some(b), _) => BARE.contains(b),
        (None, _) => false,
    }
}

/// How many groups have begun behind a parenthesis, before which so many had. Where alternatives have the same numbers nobody knows.
fn groups_after(groups: Option<usize>, rest: &[u8]) -> Option<usize> {
    let is_group = match rest {
        [b'?', b'|', ..] => return None,
        [b'?', b'<', b'=' | b'!', ..] | [b'*', ..] => false,
        [b'?', b'<' | b'\'', ..] | [b'?', b'P', b'<', ..] => true,
        [b'?', ..] => false,
        _ => true,
    };
    groups.map(|n| n + usize::from(is_group))
}

/// In a class, whose members stand from `at` to `end`: hyphens that come behind a set of characters, and escapes that mean nothing.
fn edits_of_class(pattern: &[u8], at: usize, end: usize, found: &mut Vec<Edit>) {
    let (mut i, mut after_set) = (at, false);
    while i < end {
        let was_set = std::mem::take(&mut after_set);
        match pattern[i] {
            b'\\' => {
                let escaped = pattern.get(i + 1).copied().unwrap_or_default();
                after_set = b"dDwWsShHvVpP".contains(&escaped);
                // Behind a hyphen some of them make no range.
                if BARE_IN_CLASS.contains(&escaped) && pattern[i - 1] != b'-' {
                    found.push(Edit::bare(i));
                }
                found.extend(number_of_character(&pattern[i..], i));
                i = end_of_escape(pattern, i);
            }
            b'[' if pattern.get(i + 1) == Some(&b':') => {
                let rest = pattern[i..end].windows(2).position(|w| w == b":]");
                if let Some(n) = rest {
                    after_set = true;
                    i += n + 1;
                }
            }
            b'-' if was_set && i + 1 < end => found.push(Edit::escape(i)),
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
    fn escapes_that_mean_nothing() {
        let rewritten = |p: &str| {
            let new = Rewritten::new(p.as_bytes()).pattern.into_owned();
            String::from_utf8(new).unwrap()
        };
        assert_eq!(
            rewritten("\\i+\\d\\\\i\\Q\\i\\E\\y"),
            "i+\\d\\\\i\\Q\\i\\Ey"
        );
        assert_eq!(rewritten("[\\i\\w\\Zx-\\B]\\Z"), "[i\\wZx-\\B]\\Z");
        assert_eq!(rewritten("\\8\\91\\7\\18"), "891\\7\\18");
        let groups = "(a)(?:b)(?<n>c)(?=d)(?'m'e)(?P<l>f)(g)(h)(i)(?<!j)";
        assert_eq!(
            rewritten(&format!("{groups}\\8{groups}\\8")),
            format!("{groups}8{groups}\\8")
        );
        assert_eq!(rewritten("(?|(a)|(b))\\8"), "(?|(a)|(b))\\8");
        assert_eq!(
            rewritten("\\x\\xZ\\x1\\x{1}[\\x-\\c\x7f]\\c\x01\\c["),
            "\\x00\\x00Z\\x1\\x{1}[\\x00-\\x3f]\\x41\\c["
        );
        let put = Rewritten::new(b"\\xZ\\c\x7fa");
        assert_eq!(
            [2, 3, 4, 5, 7, 9, 10].map(|at| put.original(at)),
            [2, 2, 2, 3, 6, 6, 7]
        );
        let dropped = Rewritten::new(b"a\\ib\\jc");
        assert_eq!(
            [0, 1, 2, 3, 4].map(|at| dropped.original(at)),
            [0, 1, 3, 4, 6]
        );
    }

    #[test]
    fn groups_end_where_they_do() {
        assert_eq!(end_of_group(b"(a(b)[)]\\))c", 0), 10);
        assert_eq!(end_of_group(b"(a", 0), 2);
    }
}
