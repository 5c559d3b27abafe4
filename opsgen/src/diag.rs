//! Diagnostics: positions in the tables, the kinds of message, and the caret renderer.

use std::fmt::{self, Write as _};

/// A stretch of one source file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    pub file: u32,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// From the start of `self` to the end of `other`, which is in the same file.
    pub fn to(self, other: Span) -> Span {
        Span {
            end: other.end,
            ..self
        }
    }
}

/// One table file, as the compiler was given it.
#[derive(Clone, Debug)]
pub struct Source {
    /// The relative path, shown in messages and in generated code.
    pub name: String,
    pub text: String,
}

impl Source {
    /// Line and column (both from 1) of a byte offset.
    pub fn line_col(&self, offset: u32) -> (usize, usize) {
        let before = &self.text[..offset as usize];
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        (
            before.matches('\n').count() + 1,
            before[start..].chars().count() + 1,
        )
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// The kinds of message. Each has at least one case in `tests/fail`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every kind of message, in order.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The kind's name, as messages print it.
            pub fn text(self) -> &'static str {
                match self { $(Code::$variant => $text,)* }
            }
        }
    };
}

codes! {
    /// The text is not an item of the language.
    Syntax = "syntax",
    /// Rust code in braces does not parse.
    Rust = "rust",
    /// A name is not declared, or not as what is wanted here.
    Unknown = "unknown",
    /// A name is declared twice.
    Twice = "twice",
    /// Something is declared and never used.
    Unused = "unused",
    /// More of something than the compiler can number.
    TooMany = "too-many",
    /// A kind shares its name with a tag but accepts something else.
    KindName = "kind-name",
    /// A kind's raw type, accessor or conversion is missing or wrong.
    Kind = "kind",
    /// There must be exactly one `state`.
    State = "state",
    /// The number of operands is wrong.
    Arity = "arity",
    /// A numbered operation without the domains of its operands.
    Domain = "domain",
    /// An obsolete operation is named.
    Obsolete = "obsolete",
    /// A row of `forms` asks for a kind outside the operand's union.
    FormKind = "form-kind",
    /// Two specific forms end up with one name.
    FormName = "form-name",
    /// An effect or clause is given twice, or built in.
    Effect = "effect",
    /// A rule's variable is unbound, bound twice, or of the wrong sort.
    Variable = "variable",
    /// An argument's type is not the predicate's or builder's.
    Argument = "argument",
    /// A literal cannot stand for the tag.
    Literal = "literal",
    /// A macro calls itself, or is called wrongly.
    Macro = "macro",
    /// A verb is used where it cannot be.
    Verb = "verb",
    /// A component of a sum is wrong.
    Sum = "sum",
    /// The body ends otherwise than the effects say.
    Ends = "ends",
    /// The body does what its effects do not allow, or not what they say.
    Permission = "permission",
    /// `return`, `become`, `?` or `.await` in a body.
    Control = "control",
    /// An operation with neither a form nor a rule.
    NoForm = "no-form",
    /// A combination of tags that reaches no form.
    Uncovered = "uncovered",
    /// A rule builds an operation outside its domain.
    OutsideDomain = "outside-domain",
    /// A rule that never fires.
    DeadRule = "dead-rule",
    /// A form that is never selected.
    DeadForm = "dead-form",
    /// Rules that feed each other.
    Cycle = "cycle",
    /// `again` on a rule that is on no cycle.
    NeedlessAgain = "needless-again",
}

impl Code {
    /// Whether the resolved tables are whole in spite of it, so that rules can be checked.
    pub fn harmless(self) -> bool {
        use Code::*;
        matches!(self, Unused | KindName | Effect | FormName | Kind)
    }
}

/// One message: a primary position, perhaps others, and the mend.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub code: Code,
    pub message: String,
    pub primary: (Span, String),
    pub secondary: Vec<(Span, String)>,
    pub help: Option<String>,
}

impl Diagnostic {
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            code,
            message,
            primary: (span, String::new()),
            secondary: Vec::new(),
            help: None,
        }
    }

    /// The text beside the primary carets.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.1 = text.into();
        self
    }

    /// Another position, with its text.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push((span, text.into()));
        self
    }

    /// The mend.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// All messages of one compilation, with the sources they point into.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    pub sources: Vec<Source>,
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Orders the messages by position and drops repetitions.
    pub fn finish(&mut self) {
        self.list.sort_by(|a, b| {
            (a.primary.0, a.code, &a.message).cmp(&(b.primary.0, b.code, &b.message))
        });
        self.list
            .dedup_by(|a, b| a.primary == b.primary && a.message == b.message);
    }

    /// All messages with their carets.
    pub fn render(&self, color: bool) -> String {
        let mut out = String::new();
        for diagnostic in &self.list {
            Renderer {
                sources: &self.sources,
                color,
                out: &mut out,
            }
            .diagnostic(diagnostic);
            out.push('\n');
        }
        let _ = match self.list.len() {
            1 => writeln!(out, "1 error"),
            n => writeln!(out, "{n} errors"),
        };
        out
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Diagnostics {}

struct Renderer<'a> {
    sources: &'a [Source],
    color: bool,
    out: &'a mut String,
}

const RED: &str = "\x1b[1;31m";
const BLUE: &str = "\x1b[1;34m";
const BOLD: &str = "\x1b[1m";

impl Renderer<'_> {
    fn paint(&self, style: &str, text: &str) -> String {
        if self.color {
            format!("{style}{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    fn diagnostic(&mut self, d: &Diagnostic) {
        let head = self.paint(RED, &format!("error[{}]", d.code.text()));
        let message = self.paint(BOLD, &d.message);
        let _ = writeln!(self.out, "{head}: {message}");
        let width = self.gutter(d);
        for (file, labels) in by_file(d) {
            self.file(file, &labels, width, file == d.primary.0.file);
        }
        if let Some(help) = &d.help {
            for (i, line) in help.lines().enumerate() {
                let mark = self.paint(BLUE, if i == 0 { "= help:" } else { "       " });
                let _ = writeln!(self.out, "{:width$} {mark} {line}", "");
            }
        }
    }

    fn gutter(&self, d: &Diagnostic) -> usize {
        let spans = std::iter::once(&d.primary).chain(&d.secondary);
        let last = spans
            .map(|(s, _)| self.sources[s.file as usize].line_col(s.start).0)
            .max();
        last.unwrap_or(1).to_string().len()
    }

    fn file(&mut self, file: u32, labels: &[Label<'_>], width: usize, primary: bool) {
        let source = &self.sources[file as usize];
        let at = labels.iter().find(|l| l.primary).unwrap_or(&labels[0]);
        let (line, col) = source.line_col(at.span.start);
        let arrow = self.paint(BLUE, if primary { "-->" } else { ":::" });
        let _ = writeln!(
            self.out,
            "{:width$}{arrow} {}:{line}:{col}",
            "", source.name
        );
        let bar = self.paint(BLUE, "|");
        let _ = writeln!(self.out, "{:width$} {bar}", "");
        let mut shown = 0;
        for label in labels {
            let (line, _) = source.line_col(label.span.start);
            if line != shown {
                if shown != 0 && line > shown + 1 {
                    let _ = writeln!(self.out, "{}", self.paint(BLUE, "..."));
                }
                let number = self.paint(BLUE, &format!("{line:>width$} |"));
                let text = source.text.lines().nth(line - 1).unwrap_or("");
                let _ = writeln!(
                    self.out,
                    "{}",
                    format!("{number} {}", text.replace('\t', " ")).trim_end()
                );
                shown = line;
            }
            self.carets(source, label, width);
        }
    }

    fn carets(&mut self, source: &Source, label: &Label<'_>, width: usize) {
        let (_, col) = source.line_col(label.span.start);
        let text = &source.text[label.span.start as usize..label.span.end as usize];
        let count = text
            .lines()
            .next()
            .unwrap_or("")
            .trim_end()
            .chars()
            .count()
            .max(1);
        let (style, mark) = if label.primary {
            (RED, "^")
        } else {
            (BLUE, "-")
        };
        let marks = self.paint(style, &format!("{} {}", mark.repeat(count), label.text));
        let bar = self.paint(BLUE, "|");
        let line = format!(
            "{:width$} {bar} {:pad$}{}",
            "",
            "",
            marks.trim_end(),
            pad = col - 1
        );
        let _ = writeln!(self.out, "{line}");
    }
}

struct Label<'a> {
    span: Span,
    text: &'a str,
    primary: bool,
}

/// The labels grouped by file, the primary's file first, in order of lines.
fn by_file(d: &Diagnostic) -> Vec<(u32, Vec<Label<'_>>)> {
    let mut groups: Vec<(u32, Vec<Label<'_>>)> = Vec::new();
    let first = std::iter::once((&d.primary, true));
    for ((span, text), primary) in first.chain(d.secondary.iter().map(|l| (l, false))) {
        let label = Label {
            span: *span,
            text,
            primary,
        };
        match groups.iter_mut().find(|(file, _)| *file == span.file) {
            Some((_, labels)) => labels.push(label),
            None => groups.push((span.file, vec![label])),
        }
    }
    for (_, labels) in &mut groups {
        labels.sort_by_key(|l| (l.span.start, !l.primary));
    }
    groups
}
