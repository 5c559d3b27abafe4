//! Erlang text to tokens, as far as terms need them.

use super::Error;
use super::term::Term;
use crate::arith::int;

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A number or a character.
    Number(Term),
    /// An atom, and whether it stood in quotes.
    Atom(Box<str>, bool),
    /// A string's characters.
    Text(Vec<u32>),
    /// `{`, `}`, `[`, `]`, `,`, `|`, `:`, `/`, `#`, `-`, `=`.
    Sign(char),
    /// `<<`.
    Open,
    /// `>>`.
    Close,
    /// `=>`.
    Arrow,
    /// The full stop after a form.
    Dot,
    /// The end of the text.
    End,
}

/// Reads tokens.
pub(super) struct Scanner<'a> {
    text: &'a str,
    pos: usize,
    /// Where the last token began.
    start: usize,
}

/// The most digits that an integer may have: more than a machine's largest (4 million bits).
const MAX_DIGITS: usize = 1_300_000;

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            pos: 0,
            start: 0,
        }
    }

    /// An error at the last token.
    #[cold]
    pub fn error(&self, reason: impl Into<String>) -> Error {
        let before = &self.text[..self.start];
        let line = before.matches('\n').count() as u32 + 1;
        let column = before.chars().rev().take_while(|&c| c != '\n').count() as u32 + 1;
        Error {
            line,
            column,
            reason: reason.into(),
        }
    }

    /// Where the last token began.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Goes back to a token, so that an error can be reported there.
    pub fn back_to(&mut self, start: usize) {
        self.start = start;
    }

    fn peek(&self) -> Option<char> {
        self.text[self.pos..].chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.pos += next.len_utf8();
        Some(next)
    }

    fn eat(&mut self, expected: char) -> bool {
        let there = self.peek() == Some(expected);
        if there {
            self.pos += expected.len_utf8();
        }
        there
    }

    fn skip_blank(&mut self) {
        while let Some(next) = self.peek() {
            if next == '%' {
                let rest = &self.text[self.pos..];
                self.pos += rest.find('\n').unwrap_or(rest.len());
            } else if next.is_whitespace() {
                self.pos += next.len_utf8();
            } else {
                return;
            }
        }
    }

    /// The next token.
    pub fn next(&mut self) -> Result<Token, Error> {
        self.skip_blank();
        self.start = self.pos;
        let Some(first) = self.bump() else {
            return Ok(Token::End);
        };
        match first {
            '0'..='9' => self.number(),
            '$' => self.character(),
            '"' => Ok(Token::Text(self.quoted('"')?)),
            '\'' => self.quoted_atom(),
            '.' => Ok(Token::Dot),
            '<' if self.eat('<') => Ok(Token::Open),
            '>' if self.eat('>') => Ok(Token::Close),
            '=' if self.eat('>') => Ok(Token::Arrow),
            '{' | '}' | '[' | ']' | ',' | '|' | ':' | '/' | '#' | '-' | '=' => {
                Ok(Token::Sign(first))
            }
            _ if first.is_lowercase() || first == '_' => self.bare_atom(),
            _ => Err(self.error(format!("{first:?} begins no term"))),
        }
    }

    /// A word of letters, digits, `_` and `@`.
    fn word(&mut self) -> &'a str {
        let rest = &self.text[self.start..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '@'));
        let word = &rest[..end.unwrap_or(rest.len())];
        self.pos = self.start + word.len();
        word
    }

    fn bare_atom(&mut self) -> Result<Token, Error> {
        let name = self.word();
        self.check_atom(name)?;
        Ok(Token::Atom(name.into(), false))
    }

    fn check_atom(&self, name: &str) -> Result<(), Error> {
        if name.len() > 255 && name.chars().count() > 255 {
            return Err(self.error("an atom of more than 255 characters"));
        }
        Ok(())
    }

    fn quoted_atom(&mut self) -> Result<Token, Error> {
        let characters = self.quoted('\'')?;
        let name: Option<String> = characters.into_iter().map(char::from_u32).collect();
        let name = name.ok_or_else(|| self.error("no characters of an atom"))?;
        self.check_atom(&name)?;
        Ok(Token::Atom(name.into(), true))
    }

    /// What stands up to the closing quote.
    fn quoted(&mut self, quote: char) -> Result<Vec<u32>, Error> {
        let mut characters = Vec::new();
        loop {
            match self.bump() {
                None => return Err(self.error(format!("no closing {quote}"))),
                Some(next) if next == quote => return Ok(characters),
                Some('\\') => characters.push(self.escape()?),
                Some(next) => characters.push(u32::from(next)),
            }
        }
    }

    fn character(&mut self) -> Result<Token, Error> {
        let code = match self.bump() {
            None => return Err(self.error("no character after $")),
            Some('\\') => self.escape()?,
            Some(next) => u32::from(next),
        };
        Ok(Token::Number(Term::Int(i64::from(code))))
    }

    /// What stands after a backslash.
    fn escape(&mut self) -> Result<u32, Error> {
        let Some(next) = self.bump() else {
            return Err(self.error("nothing after \\"));
        };
        Ok(match next {
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            'b' => 8,
            'f' => 12,
            'e' => 27,
            's' => 32,
            'd' => 127,
            '^' => match self.bump() {
                Some(c @ '@'..='_') => u32::from(c) - 64,
                _ => return Err(self.error("no control character after \\^")),
            },
            '0'..='7' => self.octal(next),
            'x' => self.hexadecimal()?,
            other => u32::from(other),
        })
    }

    fn octal(&mut self, first: char) -> u32 {
        let mut code = u32::from(first) - 48;
        for _ in 0..2 {
            match self.peek().and_then(|c| c.to_digit(8)) {
                Some(digit) => {
                    self.pos += 1;
                    code = code * 8 + digit;
                }
                None => break,
            }
        }
        code
    }

    fn hexadecimal(&mut self) -> Result<u32, Error> {
        let rest = &self.text[self.pos..];
        let (digits, used) = match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((digits, _)) => (digits, digits.len() + 2),
            None => (rest.get(..2).unwrap_or_default(), 2),
        };
        let code = u32::from_str_radix(digits, 16)
            .ok()
            .filter(|&code| code <= 0x10_ffff);
        let code = code.ok_or_else(|| self.error("no character after \\x"))?;
        self.pos += used;
        Ok(code)
    }

    /// Digits with `_` between them, without those.
    fn digits(&mut self) -> String {
        let rest = &self.text[self.pos..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let word = &rest[..end.unwrap_or(rest.len())];
        self.pos += word.len();
        word.replace('_', "")
    }

    /// An integer (`12`, `16#ff`) or a float (`1.5`, `1.0e-10`).
    fn number(&mut self) -> Result<Token, Error> {
        self.pos = self.start;
        let digits = self.digits();
        if self.eat('#') {
            let radix = digits.parse().ok().filter(|radix| (2..=36).contains(radix));
            let radix = radix.ok_or_else(|| self.error("a base is between 2 and 36"))?;
            let digits = self.digits();
            return self.integer(&digits, radix);
        }
        let fraction = self.text[self.pos..].starts_with('.')
            && self.text[self.pos + 1..].starts_with(|c: char| c.is_ascii_digit());
        if fraction {
            return self.float();
        }
        self.integer(&digits, 10)
    }

    fn integer(&mut self, digits: &str, radix: u32) -> Result<Token, Error> {
        if digits.len() > MAX_DIGITS {
            return Err(self.error("an integer of too many digits"));
        }
        match int::parse(digits.as_bytes(), radix) {
            Some((_, limbs)) => Ok(Token::Number(Term::integer(false, &limbs))),
            None => Err(self.error("no integer")),
        }
    }

    fn float(&mut self) -> Result<Token, Error> {
        let rest = &self.text[self.start..];
        let mut end = 0;
        for (at, next) in rest.char_indices() {
            let before = rest.as_bytes()[at.saturating_sub(1)];
            let sign = matches!(next, '-' | '+') && matches!(before, b'e' | b'E');
            let part = next.is_ascii_digit() || matches!(next, '_' | 'e' | 'E') || sign;
            let point = next == '.' && rest[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            if !(part || point) {
                break;
            }
            end = at + next.len_utf8();
        }
        self.pos = self.start + end;
        match rest[..end].replace('_', "").parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(Token::Number(Term::Float(value))),
            _ => Err(self.error("no float")),
        }
    }
}
