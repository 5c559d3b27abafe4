//! Erlang text to terms.

use super::Error;
use super::scan::{Scanner, Token};
use super::term::{ExternalFun, NativeRecord, Term};

/// How deep a term may be: it is read, compared and dropped recursively.
const MAX_DEPTH: u32 = 500;

/// Reads terms that each end with a full stop.
pub(super) struct Parser<'a> {
    scanner: Scanner<'a>,
    token: Token,
    /// Where the token before it began.
    last: usize,
    /// Where the last form began.
    form: usize,
}

/// Reads one term, which may end with a full stop.
pub fn parse_term(text: &str) -> Result<Term, Error> {
    let mut parser = Parser::new(text)?;
    let term = parser.term(0)?;
    if parser.token == Token::Dot {
        parser.advance()?;
    }
    match parser.token {
        Token::End => Ok(term),
        _ => Err(parser.error("more after the term")),
    }
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a str) -> Result<Self, Error> {
        let mut scanner = Scanner::new(text);
        let token = scanner.next()?;
        Ok(Self {
            scanner,
            token,
            last: 0,
            form: 0,
        })
    }

    /// The next form, if there is one.
    pub fn form(&mut self) -> Result<Option<Term>, Error> {
        self.form = self.scanner.start();
        if self.token == Token::End {
            return Ok(None);
        }
        let term = self.term(0)?;
        match self.advance()? {
            Token::Dot => Ok(Some(term)),
            _ => Err(self.wrong("a full stop is missing")),
        }
    }

    /// An error in the last form.
    pub fn form_error(&mut self, reason: impl Into<String>) -> Error {
        self.scanner.back_to(self.form);
        self.scanner.error(reason)
    }

    /// An error at the token that comes next.
    fn error(&self, reason: impl Into<String>) -> Error {
        self.scanner.error(reason)
    }

    /// An error at the token that was just taken.
    fn wrong(&mut self, reason: impl Into<String>) -> Error {
        self.scanner.back_to(self.last);
        self.scanner.error(reason)
    }

    fn advance(&mut self) -> Result<Token, Error> {
        self.last = self.scanner.start();
        let next = self.scanner.next()?;
        Ok(std::mem::replace(&mut self.token, next))
    }

    fn eat(&mut self, expected: &Token) -> Result<bool, Error> {
        let there = self.token == *expected;
        if there {
            self.advance()?;
        }
        Ok(there)
    }

    fn expect(&mut self, sign: char) -> Result<(), Error> {
        if self.eat(&Token::Sign(sign))? {
            return Ok(());
        }
        Err(self.error(format!("{sign} expected")))
    }

    fn term(&mut self, depth: u32) -> Result<Term, Error> {
        if depth > MAX_DEPTH {
            return Err(self.error("a term of too many levels"));
        }
        match self.advance()? {
            Token::Number(number) => Ok(number),
            Token::Atom(name, false) if &*name == "fun" => self.fun(),
            Token::Atom(name, _) => Ok(Term::Atom(name)),
            Token::Text(text) => self.string(text),
            Token::Sign('-') => self.negative(),
            Token::Sign('{') => Ok(Term::Tuple(self.sequence('}', depth)?)),
            Token::Sign('[') => self.list(depth),
            Token::Sign('#') => self.map_or_record(depth),
            Token::Open => self.bits(),
            _ => Err(self.wrong("a term expected")),
        }
    }

    /// Strings that stand next to each other are one.
    fn string(&mut self, mut text: Vec<u32>) -> Result<Term, Error> {
        while let Token::Text(more) = &mut self.token {
            text.append(more);
            self.advance()?;
        }
        Ok(Term::List(
            text.into_iter().map(|c| Term::Int(i64::from(c))).collect(),
        ))
    }

    fn negative(&mut self) -> Result<Term, Error> {
        match self.advance()? {
            Token::Number(Term::Int(n)) => Ok(Term::Int(-n)),
            Token::Number(Term::Float(n)) => Ok(Term::Float(-n)),
            Token::Number(Term::Big(big)) => Ok(Term::integer(true, &big.limbs)),
            _ => Err(self.wrong("a number expected after -")),
        }
    }

    /// Terms separated by commas, up to the closing sign.
    fn sequence(&mut self, close: char, depth: u32) -> Result<Vec<Term>, Error> {
        let mut elements = Vec::new();
        if self.eat(&Token::Sign(close))? {
            return Ok(elements);
        }
        loop {
            elements.push(self.term(depth + 1)?);
            if !self.eat(&Token::Sign(','))? {
                self.expect(close)?;
                return Ok(elements);
            }
        }
    }

    fn list(&mut self, depth: u32) -> Result<Term, Error> {
        let mut elements = Vec::new();
        if self.eat(&Token::Sign(']'))? {
            return Ok(Term::NIL);
        }
        loop {
            elements.push(self.term(depth + 1)?);
            if self.eat(&Token::Sign('|'))? {
                let tail = self.term(depth + 1)?;
                self.expect(']')?;
                return Ok(with_tail(elements, tail));
            }
            if !self.eat(&Token::Sign(','))? {
                self.expect(']')?;
                return Ok(Term::List(elements));
            }
        }
    }

    /// `#{k => v}` or `#module:name{field = value}`.
    fn map_or_record(&mut self, depth: u32) -> Result<Term, Error> {
        if matches!(self.token, Token::Atom(..)) {
            return self.record(depth);
        }
        self.expect('{')?;
        let mut entries = Vec::new();
        if !self.eat(&Token::Sign('}'))? {
            loop {
                let key = self.term(depth + 1)?;
                if !self.eat(&Token::Arrow)? {
                    return Err(self.error("=> expected"));
                }
                entries.push((key, self.term(depth + 1)?));
                if !self.eat(&Token::Sign(','))? {
                    self.expect('}')?;
                    break;
                }
            }
        }
        Term::map(entries).ok_or_else(|| self.error("a key stands twice in this map"))
    }

    fn record(&mut self, depth: u32) -> Result<Term, Error> {
        let module = self.atom()?;
        self.expect(':')?;
        let name = self.atom()?;
        self.expect('{')?;
        let mut fields = Vec::new();
        if !self.eat(&Token::Sign('}'))? {
            loop {
                let field = self.atom()?;
                self.expect('=')?;
                fields.push((field, self.term(depth + 1)?));
                if !self.eat(&Token::Sign(','))? {
                    self.expect('}')?;
                    break;
                }
            }
        }
        let exported = true;
        Ok(Term::Record(Box::new(NativeRecord {
            module,
            name,
            exported,
            fields,
        })))
    }

    fn atom(&mut self) -> Result<Box<str>, Error> {
        match self.advance()? {
            Token::Atom(name, _) => Ok(name),
            _ => Err(self.wrong("an atom expected")),
        }
    }

    /// What stands after `fun`: `module:name/arity`.
    fn fun(&mut self) -> Result<Term, Error> {
        let module = self.atom()?;
        self.expect(':')?;
        let name = self.atom()?;
        self.expect('/')?;
        match self.advance()? {
            Token::Number(Term::Int(arity @ 0..=255)) => {
                let arity = arity as u8;
                Ok(Term::Fun(Box::new(ExternalFun {
                    module,
                    name,
                    arity,
                })))
            }
            _ => Err(self.wrong("an arity expected")),
        }
    }

    /// What stands after `<<`: strings and integers, the last of which may have a size in bits.
    fn bits(&mut self) -> Result<Term, Error> {
        let mut bytes = Vec::new();
        if self.eat(&Token::Close)? {
            return Ok(Term::Bits(bytes, 8));
        }
        loop {
            let last = self.segment(&mut bytes)?;
            if self.eat(&Token::Close)? {
                return Ok(Term::Bits(bytes, last));
            }
            if last != 8 {
                return Err(self.error(">> expected"));
            }
            self.expect(',')?;
        }
    }

    /// One segment; gives how many bits of its last byte count.
    fn segment(&mut self, bytes: &mut Vec<u8>) -> Result<u8, Error> {
        match self.advance()? {
            Token::Text(text) => {
                self.text_segment(text, bytes)?;
                Ok(8)
            }
            Token::Number(Term::Int(value @ 0..=255)) => {
                let mut byte = value as u8;
                let mut bits = 8;
                if self.eat(&Token::Sign(':'))? {
                    bits = match self.advance()? {
                        Token::Number(Term::Int(bits @ 1..=8)) => bits as u8,
                        _ => return Err(self.wrong("a size of 1 to 8 bits expected")),
                    };
                    byte <<= 8 - bits;
                }
                bytes.push(byte);
                Ok(bits)
            }
            _ => Err(self.wrong("a byte or a string expected")),
        }
    }

    fn text_segment(&mut self, mut text: Vec<u32>, bytes: &mut Vec<u8>) -> Result<(), Error> {
        while let Token::Text(more) = &mut self.token {
            text.append(more);
            self.advance()?;
        }
        if self.eat(&Token::Sign('/'))? {
            if &*self.atom()? != "utf8" {
                return Err(self.wrong("utf8 expected"));
            }
            let text: Option<String> = text.into_iter().map(char::from_u32).collect();
            let text = text.ok_or_else(|| self.error("no text in UTF-8"))?;
            bytes.extend(text.bytes());
            return Ok(());
        }
        for code in text {
            let byte = u8::try_from(code);
            bytes.push(byte.map_err(|_| self.error("a character of more than a byte"))?);
        }
        Ok(())
    }
}

/// A list of some elements and a tail, which may be a list itself.
pub(super) fn with_tail(mut elements: Vec<Term>, tail: Term) -> Term {
    match tail {
        Term::List(mut more) => {
            elements.append(&mut more);
            Term::List(elements)
        }
        Term::Improper(mut more, tail) => {
            elements.append(&mut more);
            Term::Improper(elements, tail)
        }
        tail => Term::Improper(elements, Box::new(tail)),
    }
}
