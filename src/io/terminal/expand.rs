//! Strings with parameters, as descriptions of terminals have them: a little language with a stack (`terminfo(5)`).

/// The most parameters that a string has.
pub const PARAMETERS: usize = 9;

/// Puts the parameters into a string. What is no instruction stays; what an instruction lacks is 0.
pub fn expand(template: &[u8], parameters: [i32; PARAMETERS]) -> Vec<u8> {
    let mut machine = Machine {
        rest: template,
        parameters,
        stack: Vec::new(),
        variables: [0; 2 * LETTERS],
        out: Vec::new(),
    };
    while let Some(byte) = machine.next() {
        if byte == b'%' {
            machine.instruction();
        } else {
            machine.out.push(byte);
        }
    }
    machine.out
}

/// A string without its delays: `$<5>`, `$<2.5*/>`.
pub fn without_padding(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = match delay(rest) {
            Some(length) => &rest[length..],
            None => {
                out.push(byte);
                behind
            }
        };
    }
    out
}

/// The length of the delay with which the text begins.
fn delay(text: &[u8]) -> Option<usize> {
    let inside = text.strip_prefix(b"$<")?;
    let end = memchr::memchr(b'>', inside)?;
    let is_delay = inside.first().is_some_and(u8::is_ascii_digit)
        && inside[..end].iter().all(|b| b"0123456789.*/".contains(b));
    is_delay.then_some(end + 3)
}

const LETTERS: usize = 26;

struct Machine<'a> {
    rest: &'a [u8],
    parameters: [i32; PARAMETERS],
    stack: Vec<i32>,
    /// `a` to `z`, and `A` to `Z`.
    variables: [i32; 2 * LETTERS],
    out: Vec<u8>,
}

impl Machine<'_> {
    fn next(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }
    fn pop(&mut self) -> i32 {
        self.stack.pop().unwrap_or(0)
    }

    /// What stands behind `%`.
    fn instruction(&mut self) {
        let Some(letter) = self.next() else {
            return;
        };
        match letter {
            b'%' => self.out.push(b'%'),
            b'c' => {
                let code = self.pop();
                self.out.push(code as u8);
            }
            b'p' => {
                let number = self.next().unwrap_or(b'0');
                let place = usize::from(number.wrapping_sub(b'1'));
                self.stack
                    .push(self.parameters.get(place).copied().unwrap_or(0));
            }
            b'P' => {
                let value = self.pop();
                if let Some(variable) = self.variable() {
                    *variable = value;
                }
            }
            b'g' => {
                let value = self.variable().map_or(0, |v| *v);
                self.stack.push(value);
            }
            b'\'' => {
                let code = self.next().unwrap_or(0);
                self.next();
                self.stack.push(code.into());
            }
            b'{' => {
                let number = self.number();
                self.next();
                self.stack.push(number);
            }
            b'i' => {
                for parameter in &mut self.parameters[..2] {
                    *parameter = parameter.wrapping_add(1);
                }
            }
            b'?' | b';' => {}
            b't' => {
                if self.pop() == 0 {
                    self.skip(true);
                }
            }
            // What was to be done has been done.
            b'e' => self.skip(false),
            b'!' => {
                let value = self.pop();
                self.stack.push((value == 0).into());
            }
            b'~' => {
                let value = self.pop();
                self.stack.push(!value);
            }
            // Parameters are numbers, which have no length.
            b'l' => {
                self.pop();
                self.stack.push(0);
            }
            b'+' | b'-' | b'*' | b'/' | b'm' | b'&' | b'|' | b'^' | b'=' | b'<' | b'>' | b'A'
            | b'O' => {
                let (b, a) = (self.pop(), self.pop());
                self.stack.push(operate(letter, a, b));
            }
            _ => self.print(letter),
        }
    }

    fn variable(&mut self) -> Option<&mut i32> {
        let place = match self.next()? {
            letter @ b'a'..=b'z' => usize::from(letter - b'a'),
            letter @ b'A'..=b'Z' => LETTERS + usize::from(letter - b'A'),
            _ => return None,
        };
        Some(&mut self.variables[place])
    }

    /// Digits, and a sign before them.
    fn number(&mut self) -> i32 {
        let negative = self.rest.first() == Some(&b'-');
        if negative {
            self.next();
        }
        let mut number: i32 = 0;
        while let Some(digit) = self.rest.first().filter(|b| b.is_ascii_digit()) {
            number = number
                .wrapping_mul(10)
                .wrapping_add(i32::from(digit - b'0'));
            self.next();
        }
        if negative {
            number.wrapping_neg()
        } else {
            number
        }
    }

    /// Goes on behind the `%;` that belongs to where it stands, or (`or_else`) its `%e`.
    fn skip(&mut self, or_else: bool) {
        let mut depth = 0;
        while let Some(byte) = self.next() {
            if byte != b'%' {
                continue;
            }
            match self.next() {
                Some(b'?') => depth += 1,
                Some(b';') if depth == 0 => return,
                Some(b';') => depth -= 1,
                Some(b'e') if depth == 0 && or_else => return,
                Some(b'\'') => {
                    self.next();
                    self.next();
                }
                _ => {}
            }
        }
    }

    /// The number whose first digit `letter` is; then that is what stands behind it.
    fn digits(&mut self, letter: &mut Option<u8>) -> usize {
        let mut number = 0;
        while let Some(digit) = letter.filter(u8::is_ascii_digit) {
            number = (number * 10 + usize::from(digit - b'0')).min(LONGEST);
            *letter = self.next();
        }
        number
    }

    /// Prints the topmost number: `[[:]flags][width[.precision]][doxXs]`.
    fn print(&mut self, first: u8) {
        let mut format = Format::default();
        let mut letter = Some(first);
        if letter == Some(b':') {
            letter = self.next();
        }
        while let Some(flag) = letter.filter(|b| b"-+# ".contains(b)) {
            format.flag(flag);
            letter = self.next();
        }
        format.width = self.digits(&mut letter);
        if letter == Some(b'.') {
            letter = self.next();
            format.precision = self.digits(&mut letter);
        }
        let value = self.pop();
        let digits = match letter {
            Some(b'd') => value.unsigned_abs().to_string(),
            Some(b'o') => format!("{value:o}"),
            Some(b'x') => format!("{value:x}"),
            Some(b'X') => format!("{value:X}"),
            _ => return,
        };
        let prefix = match letter {
            Some(b'd') if value < 0 => "-",
            Some(b'd') => format.sign,
            Some(b'o') if format.alternative => "0",
            Some(b'x') if format.alternative => "0x",
            Some(b'X') if format.alternative => "0X",
            _ => "",
        };
        format.put(&mut self.out, prefix, &digits);
    }
}

/// The widest that a number is printed.
const LONGEST: usize = 255;

#[derive(Default)]
struct Format {
    left: bool,
    alternative: bool,
    /// Before numbers that are not negative.
    sign: &'static str,
    width: usize,
    precision: usize,
}

impl Format {
    fn flag(&mut self, flag: u8) {
        match flag {
            b'-' => self.left = true,
            b'#' => self.alternative = true,
            b'+' => self.sign = "+",
            _ => self.sign = " ",
        }
    }
    fn put(&self, out: &mut Vec<u8>, prefix: &str, digits: &str) {
        let text = format!("{prefix}{digits:0>0$}", self.precision);
        let room = " ".repeat(self.width.saturating_sub(text.len()));
        let (before, behind) = if self.left {
            ("", &*room)
        } else {
            (&*room, "")
        };
        for part in [before, &text, behind] {
            out.extend_from_slice(part.as_bytes());
        }
    }
}

fn operate(operator: u8, a: i32, b: i32) -> i32 {
    match operator {
        b'+' => a.wrapping_add(b),
        b'-' => a.wrapping_sub(b),
        b'*' => a.wrapping_mul(b),
        b'/' => a.checked_div(b).unwrap_or(0),
        b'm' => a.checked_rem(b).unwrap_or(0),
        b'&' => a & b,
        b'|' => a | b,
        b'^' => a ^ b,
        b'=' => (a == b).into(),
        b'<' => (a < b).into(),
        b'>' => (a > b).into(),
        b'A' => (a != 0 && b != 0).into(),
        _ => (a != 0 || b != 0).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(template: &str, given: &[i32]) -> String {
        let mut parameters = [0; PARAMETERS];
        parameters[..given.len()].copy_from_slice(given);
        String::from_utf8(expand(template.as_bytes(), parameters)).unwrap()
    }

    #[test]
    fn parameters_come_where_they_are_asked_for() {
        // As `tput cup 3 4` and its like print them.
        assert_eq!(with("\x1b[%i%p1%d;%p2%dH", &[3, 4]), "\x1b[4;5H");
        assert_eq!(with("a%p1%cb%%", &[65]), "aAb%");
        assert_eq!(with("%p9%d", &[1, 2, 3, 4, 5, 6, 7, 8, 9]), "9");
        assert_eq!(with("%p1%d", &[-3]), "-3");
        assert_eq!(
            with("%p1%3d|%p1%:-3d|%p1%.3d|%p1%:+d|%p1%#x", &[7]),
            "  7|7  |007|+7|0x7"
        );
        assert_eq!(with("%p1%' '%+%c", &[33]), "A");
        assert_eq!(with("%{10}%p1%-%Pa%ga%ga%+%d", &[3]), "14");
        assert_eq!(with("%p1%{0}%/%d", &[3]), "0");
    }

    #[test]
    fn conditions_choose() {
        // xterm-256color's `setaf`.
        let colour = "\x1b[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m";
        assert_eq!(with(colour, &[2]), "\x1b[32m");
        assert_eq!(with(colour, &[9]), "\x1b[91m");
        assert_eq!(with(colour, &[200]), "\x1b[38;5;200m");
        assert_eq!(with("%?%p1%t%?%p2%tx%ey%;%;z", &[0, 1]), "z");
        assert_eq!(with("%?%p1%t%?%p2%tx%ey%;%;z", &[1, 0]), "yz");
    }

    #[test]
    fn broken_strings_end() {
        for template in [
            "%",
            "%p",
            "%'",
            "%{",
            "%?%p1%t",
            "%:",
            "%99999999999d",
            "%Q",
            "%P",
        ] {
            with(template, &[]);
        }
    }

    #[test]
    fn delays_are_left_out() {
        assert_eq!(without_padding(b"x$<5>y$<2.5*/>z"), b"xyz");
        assert_eq!(without_padding(b"$<a>$<$"), b"$<a>$<$");
    }
}
