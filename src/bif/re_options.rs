//! Options of `re:compile/2` and `re:run/3`, and what a match is to give back.
use super::{Fault, badarg, iolist};
use crate::re::{Bsr, Newline, Regex, Span, Syntax, Trial, flag};
use crate::term::{Term, am};

/// Options, as parsed.
pub struct Options {
    pub syntax: Syntax,
    pub trial: Trial,
    pub unicode: bool,
    pub global: bool,
    pub report_errors: bool,
    /// The compiled pattern is to be given with its source (`re:import/1`).
    pub export: bool,
    /// There is one that only compilation takes, or only matching.
    pub only_compile: bool,
    pub only_run: bool,
    /// Which groups, and as what.
    pub capture: Option<(Term, Term)>,
}

/// An unknown option.
pub const BAD_OPTION: Fault = Fault::ErrorCause(am::BADARG, am::BADOPT);

/// Flags of compilation by their names.
fn syntax_flag(name: &str) -> Option<u32> {
    Some(match name {
        "caseless" => flag::CASELESS,
        "dollar_endonly" => flag::DOLLAR_ENDONLY,
        "dotall" => flag::DOTALL,
        "dupnames" => flag::DUPNAMES,
        "extended" => flag::EXTENDED,
        "firstline" => flag::FIRSTLINE,
        "multiline" => flag::MULTILINE,
        "never_utf" => flag::NEVER_UTF,
        "no_auto_capture" => flag::NO_AUTO_CAPTURE,
        "no_start_optimize" => flag::NO_START_OPTIMIZE,
        "ucp" => flag::UCP,
        "ungreedy" => flag::UNGREEDY,
        "unicode" => flag::UTF,
        _ => return None,
    })
}

/// Flags of matching by their names.
fn trial_flag(name: &str) -> Option<u32> {
    Some(match name {
        "notbol" => flag::NOTBOL,
        "notempty" => flag::NOTEMPTY,
        "notempty_atstart" => flag::NOTEMPTY_ATSTART,
        "noteol" => flag::NOTEOL,
        _ => return None,
    })
}

impl Options {
    pub fn parse(list: Term) -> Result<Options, Fault> {
        let mut options = Options {
            syntax: Syntax {
                flags: 0,
                newline: Newline::Default,
                bsr: Bsr::Default,
            },
            trial: Trial::default(),
            unicode: false,
            global: false,
            report_errors: false,
            export: false,
            only_compile: false,
            only_run: false,
            capture: None,
        };
        for item in list.list_to_vec().ok_or(BAD_OPTION)? {
            options.add(item).ok_or(BAD_OPTION)?;
        }
        Ok(options)
    }

    fn add(&mut self, item: Term) -> Option<()> {
        match item.as_tuple() {
            None => self.add_flag(item.as_atom()?.name()),
            Some(&[key, value]) => self.add_pair(key.as_atom()?.name(), value),
            Some(&[key, groups, kind]) if key.as_atom()?.name() == "capture" => {
                self.capture = Some((groups, kind));
                self.only_run = true;
                Some(())
            }
            Some(_) => None,
        }
    }

    fn add_flag(&mut self, name: &str) -> Option<()> {
        if let Some(flag) = syntax_flag(name) {
            self.syntax.flags |= flag;
            self.unicode |= flag == flag::UTF;
            self.only_compile = true;
            return Some(());
        }
        if let Some(flag) = trial_flag(name) {
            self.trial.flags |= flag;
            self.only_run = true;
            return Some(());
        }
        match name {
            "anchored" => {
                self.syntax.flags |= flag::ANCHORED;
                self.trial.flags |= flag::ANCHORED;
            }
            "bsr_anycrlf" => self.syntax.bsr = Bsr::AnyCrlf,
            "bsr_unicode" => self.syntax.bsr = Bsr::Unicode,
            "export" => (self.export, self.only_compile) = (true, true),
            "global" => (self.global, self.only_run) = (true, true),
            "report_errors" => (self.report_errors, self.only_run) = (true, true),
            _ => return None,
        }
        Some(())
    }

    fn add_pair(&mut self, key: &str, value: Term) -> Option<()> {
        let number = || {
            let n = value.as_small().filter(|&n| n <= i64::from(i32::MAX))?;
            u32::try_from(n).ok()
        };
        match key {
            "newline" => {
                self.syntax.newline = match value.as_atom()?.name() {
                    "cr" => Newline::Cr,
                    "crlf" => Newline::Crlf,
                    "lf" => Newline::Lf,
                    "anycrlf" => Newline::AnyCrlf,
                    "any" => Newline::Any,
                    _ => return None,
                };
                return Some(());
            }
            "capture" => self.capture = Some((value, am::INDEX)),
            "offset" => self.trial.offset = number()? as usize,
            "match_limit" => self.trial.match_limit = Some(number()?),
            "match_limit_recursion" => self.trial.depth_limit = Some(number()?),
            _ => return None,
        }
        self.only_run = true;
        Some(())
    }
}

/// Form of what a match gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Index,
    List,
    Binary,
}

/// Which groups a match gives back.
pub enum Groups {
    /// All up to the last that took part, from this one on.
    From(usize),
    /// No more than that there was a match.
    None,
    /// These: of each the first that took part (a name may have several groups).
    Of(Vec<Vec<u32>>),
}

/// What a match gives back.
pub struct Capture {
    pub groups: Groups,
    pub form: Form,
}

impl Capture {
    pub fn parse(spec: Option<(Term, Term)>, regex: &Regex) -> Result<Capture, Fault> {
        let Some((groups, form)) = spec else {
            return Ok(Capture {
                groups: Groups::From(0),
                form: Form::Index,
            });
        };
        let form = match form {
            am::INDEX => Form::Index,
            am::LIST => Form::List,
            am::BINARY => Form::Binary,
            _ => return badarg(),
        };
        let groups = parse_groups(groups, regex)?;
        Ok(Capture { groups, form })
    }

    /// The spans to give back of those of a match.
    pub fn select(&self, spans: &[Span]) -> Vec<Span> {
        let span = |group: &u32| spans.get(*group as usize).copied().flatten();
        match &self.groups {
            Groups::From(first) => spans[*first..].to_vec(),
            Groups::None => Vec::new(),
            Groups::Of(groups) => groups.iter().map(|g| g.iter().find_map(span)).collect(),
        }
    }
}

fn parse_groups(groups: Term, regex: &Regex) -> Result<Groups, Fault> {
    if let Some(name) = groups.as_atom() {
        return Ok(match name.name() {
            "all" => Groups::From(0),
            "all_but_first" => Groups::From(1),
            "first" => Groups::Of(vec![vec![0]]),
            "none" => Groups::None,
            "all_names" => all_names(regex),
            _ => return badarg(),
        });
    }
    match groups.list_to_vec() {
        Some(list) if list.is_empty() => Ok(Groups::None),
        Some(list) => {
            let groups: Result<_, _> = list.into_iter().map(|g| parse_group(g, regex)).collect();
            groups.map(Groups::Of)
        }
        None => badarg(),
    }
}

/// The groups of each name, in order of the names.
fn all_names(regex: &Regex) -> Groups {
    let groups: Vec<Vec<u32>> = regex.names().map(|(_, numbers)| numbers).collect();
    if groups.is_empty() {
        return Groups::None;
    }
    Groups::Of(groups)
}

/// A group by its number or its name. No such group: no numbers.
fn parse_group(group: Term, regex: &Regex) -> Result<Vec<u32>, Fault> {
    if let Some(n) = group.as_small() {
        return match i32::try_from(n) {
            Ok(n) if n >= 0 => Ok(vec![n as u32]),
            _ => badarg(),
        };
    }
    if let Some(name) = group.as_atom() {
        return Ok(regex.numbers(name.name().as_bytes()));
    }
    if group.is_nil() {
        return badarg();
    }
    let name = iolist::to_vec(group).ok_or(Fault::BADARG)?;
    Ok(regex.numbers(&name))
}
