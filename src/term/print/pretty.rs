//! Terms over several lines: the first half of `io_lib_pretty`, which measures the parts.
use super::write::{flat, record, segments};
use super::{Encoding, Range, layout, leaf};
use crate::map;
use crate::term::word::{Term, boxed};

/// How to lay a term out.
#[derive(Debug, Clone, Copy)]
pub struct Pretty {
    /// Where the text starts, from 1.
    pub column: usize,
    pub width: usize,
    /// Deeper parts become `...`; `None`: everything.
    pub depth: Option<u32>,
    pub encoding: Encoding,
    pub range: Range,
}

impl Default for Pretty {
    fn default() -> Self {
        Pretty {
            column: 1,
            width: 80,
            depth: None,
            encoding: Encoding::Unicode,
            range: Range::Latin1,
        }
    }
}

/// The term as `~p` (with `Encoding::Unicode`: `~tp`) prints it.
pub fn pretty(term: Term, options: &Pretty) -> String {
    let depth = options.depth.map_or(-1, i64::from);
    if depth == 0 {
        return "...".to_owned();
    }
    let mut measure = Measure {
        options,
        nodes: Vec::new(),
        open: Vec::new(),
    };
    let root = measure.run(term, depth);
    let column = options.column.max(1) as i64;
    layout::print(&measure.nodes, root, column, options.width as i64)
}

/// Index of a node.
pub(super) type Id = usize;

/// A measured part of a term.
pub(super) struct Node {
    pub kind: Kind,
    /// Characters it takes on one line.
    pub len: i64,
}

/// What a node is.
pub(super) enum Kind {
    /// Never broken.
    Text(String),
    /// A bitstring in numbers: broken between them.
    Bits(Vec<String>),
    Seq {
        shape: Shape,
        items: Vec<Id>,
        /// What follows the last item: a list's improper tail, or `Dots`.
        tail: Option<Id>,
    },
    /// A map's key and value.
    Pair(Id, Id),
    /// A record's field: its name with " = ", and the value.
    Field(String, Id),
    /// What is too deep.
    Dots,
}

/// Kinds of compounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    List,
    Tuple,
    /// A tuple whose first element is an atom, and has others.
    Tagged,
    Map,
    Record(String),
}

/// A compound whose parts are being measured.
struct Open<'t> {
    shape: Shape,
    todo: Todo<'t>,
    /// Depth left for what comes next, and (in a map) for keys and values.
    depth: i64,
    inner: i64,
    items: Vec<Id>,
}

enum Todo<'t> {
    /// The rest of a list; `true`: its improper tail is under way.
    List(Term, bool),
    Tuple(std::slice::Iter<'t, Term>),
    /// Entries, the value under way's key, and whether to take the value next.
    Map(std::vec::IntoIter<(Term, Term)>, Option<(Option<Id>, Term)>),
    Fields(std::vec::IntoIter<(Term, Term)>, Option<String>),
}

/// What a compound wants next.
enum Next {
    Part(Term, i64),
    Done { dots: bool },
}

struct Measure<'a, 't> {
    options: &'a Pretty,
    nodes: Vec<Node>,
    open: Vec<Open<'t>>,
}

impl<'t> Measure<'_, 't> {
    fn run(&mut self, term: Term, depth: i64) -> Id {
        let mut ready = self.visit(term, depth);
        loop {
            let Some(open) = self.open.last_mut() else {
                return ready.expect("the root is measured");
            };
            if let Some(id) = ready.take()
                && let Some(id) = open.take(id)
            {
                // A pair or a field is complete only with its own node.
                let id = self.wrap(id);
                self.open.last_mut().expect("still open").items.push(id);
            }
            let open = self.open.last_mut().expect("still open");
            match open.next(self.options.encoding) {
                Next::Part(term, depth) => ready = self.visit(term, depth),
                Next::Done { dots } => ready = Some(self.close(dots)),
            }
        }
    }

    fn push(&mut self, kind: Kind, len: i64) -> Id {
        self.nodes.push(Node { kind, len });
        self.nodes.len() - 1
    }
    fn text(&mut self, text: impl Into<String>) -> Id {
        let text = text.into();
        let len = text.chars().count() as i64;
        self.push(Kind::Text(text), len)
    }

    /// Measures a term without parts; `None`: it has some, and is open now.
    fn visit(&mut self, term: Term, depth: i64) -> Option<Id> {
        if term.is_cons() {
            if depth != 1
                && let Some(chars) = leaf::printable_list(term, self.options.range)
            {
                let text = leaf::quoted(chars.into_iter(), '"', self.options.encoding);
                return Some(self.text(text));
            }
            return self.start(Shape::List, Todo::List(term, false), depth);
        }
        match term.subtag() {
            Some(boxed::TUPLE) => self.tuple(term.payload(), depth),
            Some(boxed::FLATMAP | boxed::HASHMAP_ROOT) => self.map(term, depth),
            Some(boxed::RECORD) if depth == 1 => Some(self.text("{...}")),
            Some(boxed::RECORD) => {
                let (name, fields) = record(term, self.options.encoding);
                let fields = Todo::Fields(fields.into_iter(), None);
                self.start(Shape::Record(name), fields, depth - 1)
            }
            Some(boxed::HEAP_BITS | boxed::SUB_BITS) => Some(self.bits(term, depth)),
            _ => Some(self.text(flat(term, self.options.encoding))),
        }
    }

    fn start(&mut self, shape: Shape, todo: Todo<'t>, depth: i64) -> Option<Id> {
        self.open.push(Open {
            shape,
            todo,
            depth,
            inner: depth - 1,
            items: Vec::new(),
        });
        None
    }

    fn tuple(&mut self, items: &'t [Term], depth: i64) -> Option<Id> {
        if items.is_empty() {
            return Some(self.text("{}"));
        }
        if depth == 1 {
            return Some(self.text("{...}"));
        }
        let tagged = items.len() > 1 && items[0].is_atom();
        let shape = if tagged { Shape::Tagged } else { Shape::Tuple };
        self.start(shape, Todo::Tuple(items.iter()), depth)
    }

    fn map(&mut self, term: Term, depth: i64) -> Option<Id> {
        let entries: Vec<_> = map::iter(term).collect();
        if entries.is_empty() {
            return Some(self.text("#{}"));
        }
        if depth == 1 {
            return Some(self.text("#{...}"));
        }
        self.start(Shape::Map, Todo::Map(entries.into_iter(), None), depth)
    }

    /// The pair or field that the innermost compound has just completed, or the part itself.
    fn wrap(&mut self, id: Id) -> Id {
        let len = self.nodes[id].len;
        let open = self.open.last_mut().expect("still open");
        match &mut open.todo {
            Todo::Map(_, under_way) => match under_way.take() {
                Some((Some(key), _)) => {
                    let len = self.nodes[key].len + 4 + len;
                    self.push(Kind::Pair(key, id), len)
                }
                _ => id,
            },
            Todo::Fields(_, name) => {
                let name = name.take().unwrap_or_default();
                let len = name.chars().count() as i64 + len;
                self.push(Kind::Field(name, id), len)
            }
            _ => id,
        }
    }

    /// Makes a node of the innermost compound.
    fn close(&mut self, dots: bool) -> Id {
        let mut open = self.open.pop().expect("a compound is open");
        let mut tail = match open.todo {
            Todo::List(_, true) => open.items.pop(),
            _ => None,
        };
        if dots {
            tail = Some(self.push(Kind::Dots, 3));
        }
        let base = match &open.shape {
            Shape::Map => 3,
            Shape::Record(name) => name.chars().count() as i64 + 2,
            _ => 2,
        };
        let parts = open.items.iter().chain(&tail);
        let lens: i64 = parts.clone().map(|&id| self.nodes[id].len).sum();
        let separators = parts.count().saturating_sub(1) as i64;
        let kind = Kind::Seq {
            shape: open.shape,
            items: open.items,
            tail,
        };
        self.push(kind, base + lens + separators)
    }

    fn bits(&mut self, term: Term, depth: i64) -> Id {
        let bits = term.as_bits().expect("a bitstring");
        if bits.len == 0 {
            return self.text("<<>>");
        }
        if depth == 1 {
            return self.text("<<...>>");
        }
        if bits.len.is_multiple_of(8)
            && let Some(text) = printable_bin(&bits.to_vec(), depth - 1, self.options)
        {
            return self.text(text);
        }
        let mut all = segments(bits);
        if depth > 0 && all.len() as i64 >= depth {
            all.truncate(depth as usize - 1);
            all.push("...".to_owned());
        }
        let len = 4 + all.iter().map(|s| s.len() as i64 + 1).sum::<i64>() - 1;
        self.push(Kind::Bits(all), len)
    }
}

impl Open<'_> {
    /// Takes a measured part; gives it back if it is a whole item (or the end of one).
    fn take(&mut self, id: Id) -> Option<Id> {
        if let Todo::Map(_, Some((key @ None, _))) = &mut self.todo {
            *key = Some(id);
            return None;
        }
        Some(id)
    }

    fn next(&mut self, encoding: Encoding) -> Next {
        const DONE: Next = Next::Done { dots: false };
        if let Todo::Map(_, Some((_, value))) = &self.todo {
            return Next::Part(*value, self.inner);
        }
        let more = match &self.todo {
            Todo::List(rest, tail) => !rest.is_nil() && !tail,
            Todo::Tuple(items) => !items.as_slice().is_empty(),
            Todo::Map(entries, _) => !entries.as_slice().is_empty(),
            Todo::Fields(fields, _) => !fields.as_slice().is_empty(),
        };
        if !more {
            return DONE;
        }
        if self.depth == 1 {
            return Next::Done { dots: true };
        }
        self.depth -= 1;
        let depth = self.depth;
        match &mut self.todo {
            Todo::List(rest, tail) => match rest.as_cons() {
                Some((head, after)) => {
                    *rest = after;
                    Next::Part(head, depth)
                }
                None => {
                    *tail = true;
                    Next::Part(*rest, depth)
                }
            },
            Todo::Tuple(items) => items.next().map_or(DONE, |&item| Next::Part(item, depth)),
            Todo::Map(entries, under_way) => entries.next().map_or(DONE, |(key, value)| {
                *under_way = Some((None, value));
                Next::Part(key, self.inner)
            }),
            Todo::Fields(fields, name) => fields.next().map_or(DONE, |(key, value)| {
                *name = Some(flat(key, encoding) + " = ");
                Next::Part(value, depth)
            }),
        }
    }
}

/// A binary as a string, whole or (when the depth doesn't reach) its beginning; `None`: it doesn't
/// print as one.
fn printable_bin(bytes: &[u8], depth: i64, options: &Pretty) -> Option<String> {
    let len = match usize::try_from(depth) {
        Ok(depth) => bytes.len().min(4 * depth),
        Err(_) => bytes.len(),
    };
    if len == 0 {
        return None;
    }
    let enough = |n: usize| depth > 0 && n as i64 >= depth;
    if options.encoding == Encoding::Unicode
        && let Some(text) = valid_utf8(bytes, len)
    {
        let good: Vec<char> = text
            .chars()
            .take(len)
            .take_while(|&c| leaf::is_printable(c, options.range))
            .collect();
        let size: usize = good.iter().map(|c| c.len_utf8()).sum();
        let kind = if size == good.len() { "" } else { "/utf8" };
        let quoted = leaf::quoted(good.iter().copied(), '"', Encoding::Unicode);
        return if size == bytes.len() {
            Some(format!("<<{quoted}{kind}>>"))
        } else if enough(good.len()) {
            Some(format!("<<{quoted}{kind}...>>"))
        } else {
            None
        };
    }
    let printable = |b: &&u8| leaf::is_printable(char::from(**b), Range::Latin1);
    let good = bytes[..len].iter().take_while(printable).count();
    let chars = bytes[..good].iter().map(|&b| char::from(b));
    let quoted = leaf::quoted(chars, '"', Encoding::Unicode);
    if good == bytes.len() {
        Some(format!("<<{quoted}>>"))
    } else if good == len && len <= 20 || enough(good) {
        Some(format!("<<{quoted}...>>"))
    } else {
        None
    }
}

/// The text that the bytes are, if their first `len` characters (or all of them) are UTF-8.
fn valid_utf8(bytes: &[u8], len: usize) -> Option<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(e) => {
            let good = std::str::from_utf8(&bytes[..e.valid_up_to()]).ok()?;
            (good.chars().count() >= len).then_some(good)
        }
    }
}
