//! Terms over several lines: the second half of `io_lib_pretty`, which decides where lines break.
//!
//! `io_lib_pretty` walks a term twice with the same arithmetic: `cind` tries whether an indentation
//! leaves room enough, `pp` prints. Here one walk does both; where the two differ it asks `trial`.
use super::pretty::{Id, Kind, Node, Shape};

/// Prints the nodes; the text starts at `column`.
pub(super) fn print(nodes: &[Node], root: Id, column: i64, width: i64) -> String {
    let len = nodes[root].len;
    let mut out = String::new();
    if matches!(nodes[root].kind, Kind::Text(_)) || len < width - column {
        line(nodes, root, &mut out);
        return out;
    }
    // Indentation of what follows a tuple's tag: after the tag, four, or (nothing else does) one.
    for indent in [-1, 4] {
        let mut walk = Walk::new(nodes, width, len, indent, true);
        if walk.run(root, column) {
            return Walk::new(nodes, width, len, indent, false).print(root, column);
        }
    }
    Walk::new(nodes, width, len, 1, false).print(root, column)
}

/// What separates the items of a compound.
fn separator(shape: &Shape) -> &'static str {
    match shape {
        Shape::List => "|",
        _ => ",",
    }
}

fn brackets(shape: &Shape) -> (String, &'static str) {
    match shape {
        Shape::List => ("[".to_owned(), "]"),
        Shape::Tuple | Shape::Tagged => ("{".to_owned(), "}"),
        Shape::Map => ("#{".to_owned(), "}"),
        Shape::Record(name) => (format!("{name}{{"), "}"),
    }
}

/// What `line` still has to write; the last comes first.
enum Piece<'n> {
    Node(Id),
    Str(&'n str),
}

/// Writes a node on one line.
fn line(nodes: &[Node], id: Id, out: &mut String) {
    let mut work = vec![Piece::Node(id)];
    while let Some(piece) = work.pop() {
        let id = match piece {
            Piece::Str(text) => {
                out.push_str(text);
                continue;
            }
            Piece::Node(id) => id,
        };
        match &nodes[id].kind {
            Kind::Text(text) => out.push_str(text),
            Kind::Dots => out.push_str("..."),
            Kind::Bits(segments) => {
                out.push_str("<<");
                out.push_str(&segments.join(","));
                out.push_str(">>");
            }
            Kind::Pair(key, value) => {
                work.extend([Piece::Node(*value), Piece::Str(" => "), Piece::Node(*key)]);
            }
            Kind::Field(name, value) => {
                out.push_str(name);
                work.push(Piece::Node(*value));
            }
            Kind::Seq { shape, items, tail } => {
                let (open, close) = brackets(shape);
                out.push_str(&open);
                work.push(Piece::Str(close));
                if let Some(tail) = tail {
                    work.push(Piece::Node(*tail));
                    if !items.is_empty() {
                        work.push(Piece::Str(separator(shape)));
                    }
                }
                for (i, &item) in items.iter().enumerate().rev() {
                    work.push(Piece::Node(item));
                    if i > 0 {
                        work.push(Piece::Str(","));
                    }
                }
            }
        }
    }
}

/// A place on the page: the column, and (`io_lib_pretty`'s names) `LD`, brackets that will close
/// behind, and `W`, characters on the line.
#[derive(Clone, Copy)]
struct At {
    col: i64,
    ld: i64,
    w: i64,
}

/// The items of a compound, on their way.
struct Items<'n> {
    shape: &'n Shape,
    items: &'n [Id],
    tail: Option<Id>,
    /// Column where lines begin.
    col0: i64,
    /// `at.ld` is that of the whole.
    at: At,
    /// The next item comes after a separator.
    started: bool,
}

enum Task<'n> {
    Items(Items<'n>),
    Part(Id, At),
    /// A map's value, on a line of its own.
    Value(Id, At),
    Str(&'static str),
}

struct Walk<'n> {
    nodes: &'n [Node],
    width: i64,
    /// Most characters on a line, without indentation: the length of the whole.
    most: i64,
    indent: i64,
    /// Only see whether there is room.
    trial: bool,
    out: String,
    tasks: Vec<Task<'n>>,
}

impl<'n> Walk<'n> {
    fn new(nodes: &'n [Node], width: i64, most: i64, indent: i64, trial: bool) -> Self {
        Walk {
            nodes,
            width,
            most,
            indent,
            trial,
            out: String::new(),
            tasks: Vec::new(),
        }
    }

    fn print(mut self, root: Id, column: i64) -> String {
        self.run(root, column);
        self.out
    }

    /// False: (on trial) not enough room.
    fn run(&mut self, root: Id, column: i64) -> bool {
        let at = At {
            col: column,
            ld: 0,
            w: 0,
        };
        if !self.part(root, at) {
            return false;
        }
        while let Some(task) = self.tasks.pop() {
            let room = match task {
                Task::Str(text) => {
                    self.put(text);
                    true
                }
                Task::Part(id, at) => self.part(id, at),
                Task::Value(id, at) => {
                    self.newline(at.col);
                    self.part(id, at)
                }
                Task::Items(items) => self.items(items),
            };
            if !room {
                return false;
            }
        }
        true
    }

    fn put(&mut self, text: &str) {
        if !self.trial {
            self.out.push_str(text);
        }
    }
    fn line(&mut self, id: Id) {
        if !self.trial {
            line(self.nodes, id, &mut self.out);
        }
    }
    fn newline(&mut self, col: i64) {
        if !self.trial {
            self.out.push('\n');
            self.out
                .extend(std::iter::repeat_n(' ', (col - 1).max(0) as usize));
        }
    }

    fn fits(&self, len: i64, at: At) -> bool {
        len < self.width - at.col - at.ld && len + at.w + at.ld <= self.most
    }
    /// Never broken, so that more may follow on its line.
    fn is_text(&self, id: Id) -> bool {
        match &self.nodes[id].kind {
            Kind::Text(_) => true,
            Kind::Pair(key, value) => {
                let text = |id: Id| matches!(self.nodes[id].kind, Kind::Text(_));
                text(*key) && text(*value)
            }
            Kind::Field(_, value) => matches!(self.nodes[*value].kind, Kind::Text(_)),
            _ => false,
        }
    }

    /// `pp`, `cind`: any part, at a place.
    fn part(&mut self, id: Id, at: At) -> bool {
        let node = &self.nodes[id];
        if self.fits(node.len, at) {
            self.line(id);
            return true;
        }
        match &node.kind {
            Kind::Seq { shape, items, tail } => self.compound(shape, items, *tail, at),
            Kind::Pair(key, value) => self.pair(*key, *value, at),
            Kind::Field(name, value) => self.field(name, *value, at),
            Kind::Bits(segments) => {
                self.bits(segments, at);
                true
            }
            Kind::Text(_) | Kind::Dots => {
                self.line(id);
                true
            }
        }
    }

    fn compound(&mut self, shape: &'n Shape, items: &'n [Id], tail: Option<Id>, at: At) -> bool {
        let (open, close) = brackets(shape);
        self.put(&open);
        self.tasks.push(Task::Str(close));
        let (col, w) = match shape {
            Shape::Tagged => return self.tagged(shape, items, tail, at),
            Shape::Record(name) => return self.record(shape, name, items, tail, at),
            Shape::List | Shape::Tuple => (at.col + 1, at.w + 1),
            Shape::Map if self.trial => (at.col + 2, at.w + 2),
            Shape::Map => (at.col + 2, at.w + 1),
        };
        self.tasks.push(Task::Items(Items {
            shape,
            items,
            tail,
            col0: col,
            at: At { col, ld: at.ld, w },
            started: false,
        }));
        true
    }

    /// The room that is left at `col` is enough.
    fn room(&self, col: i64) -> bool {
        !self.trial || self.most + col <= self.width || col <= self.width / 2
    }

    fn tagged(&mut self, shape: &'n Shape, all: &'n [Id], tail: Option<Id>, at: At) -> bool {
        let Some((&tag, items)) = all.split_first() else {
            return true;
        };
        let w = at.w + 1;
        let len = self.nodes[tag].len;
        let after = len + 2;
        let col = at.col + after;
        self.line(tag);
        let mut next = Items {
            shape,
            items,
            tail,
            col0: col,
            at: At {
                col,
                ld: at.ld,
                w: w + len,
            },
            started: true,
        };
        if self.indent > 0 && after > self.indent {
            next.col0 = at.col + self.indent;
            if !self.room(next.col0) {
                return false;
            }
        } else {
            let half = self.most + col < self.width || col < self.width / 2;
            if self.trial && !half {
                return false;
            }
            // A tag that dots follow has no comma of its own.
            self.put(",");
            next.at.w += 1;
            next.started = false;
        }
        self.tasks.push(Task::Items(next));
        true
    }

    /// Column and width where a record's fields, or a field's value, begin; `None`: no room.
    fn record_place(&mut self, indent: i64, at: At) -> Option<(At, bool)> {
        let newline = self.indent > 0 && indent > self.indent;
        let col = at.col + if newline { self.indent } else { indent };
        if !self.room(col) {
            return None;
        }
        let w = if newline { 0 } else { at.w };
        Some((At { col, ld: at.ld, w }, newline))
    }

    fn record(
        &mut self,
        shape: &'n Shape,
        name: &str,
        items: &'n [Id],
        tail: Option<Id>,
        at: At,
    ) -> bool {
        let len = name.chars().count() as i64;
        let w = at.w + len + 1;
        let Some((at, newline)) = self.record_place(len + 1, At { w, ..at }) else {
            return false;
        };
        if newline {
            self.newline(at.col);
        }
        self.tasks.push(Task::Items(Items {
            shape,
            items,
            tail,
            col0: at.col,
            at,
            started: false,
        }));
        true
    }

    fn field(&mut self, name: &str, value: Id, at: At) -> bool {
        let len = name.chars().count() as i64;
        let w = at.w + len;
        let Some((at, newline)) = self.record_place(len, At { w, ..at }) else {
            return false;
        };
        if newline {
            self.put(name.trim_end());
            self.newline(at.col);
        } else {
            self.put(name);
        }
        self.tasks.push(Task::Part(value, at));
        true
    }

    /// A pair that does not fit: the value goes to a line of its own.
    fn pair(&mut self, key: Id, value: Id, at: At) -> bool {
        let indent = if self.indent > 0 { self.indent } else { 4 };
        let place = At {
            col: at.col + indent,
            ld: at.ld,
            w: 0,
        };
        self.tasks.push(Task::Value(value, place));
        self.tasks.push(Task::Str(" =>"));
        self.tasks.push(Task::Part(key, at));
        true
    }

    /// The next item of a compound; the others wait.
    fn items(&mut self, mut all: Items<'n>) -> bool {
        let Some((&item, rest)) = all.items.split_first() else {
            return self.tail(&all);
        };
        all.items = rest;
        let ld = if rest.is_empty() { all.at.ld + 1 } else { 0 };
        let len = self.nodes[item].len;
        let text = self.is_text(item);
        let mut at = At { ld, ..all.at };
        if all.started {
            let len = len + 1;
            let fits = if ld == 0 {
                len + 1 < self.width - at.col && at.w + len < self.most
            } else {
                len < self.width - at.col - ld && at.w + len + ld <= self.most
            };
            self.put(",");
            if fits && text {
                self.line(item);
                all.at.col += len;
                all.at.w += len;
                self.tasks.push(Task::Items(all));
                return true;
            }
            self.newline(all.col0);
            (at.col, at.w) = (all.col0, 0);
        }
        // How far the item goes: to the end of the line unless it is sure to take but a part.
        let whole = text && self.fits(len, at);
        let took = if whole { len } else { self.width };
        let is_pairs = matches!(all.shape, Shape::Map);
        let first_pair = is_pairs && !all.started && !self.trial;
        all.at.col = all.col0 + took;
        all.at.w = if all.started || first_pair {
            took
        } else {
            all.at.w + took
        };
        all.started = true;
        self.tasks.push(Task::Items(all));
        self.part(item, at)
    }

    /// What follows a compound's last item.
    fn tail(&mut self, all: &Items) -> bool {
        let Some(tail) = all.tail else {
            return true;
        };
        if all.started {
            self.put(separator(all.shape));
        }
        let len = self.nodes[tail].len + 1;
        let at = At {
            ld: all.at.ld + 1,
            ..all.at
        };
        let dots = matches!(self.nodes[tail].kind, Kind::Dots);
        if dots || self.is_text(tail) && self.fits(len, at) {
            self.line(tail);
            return true;
        }
        self.newline(all.col0);
        let col = if self.trial { at.col } else { all.col0 };
        self.part(tail, At { col, w: 0, ..at })
    }

    /// A bitstring in numbers, broken where the line ends.
    fn bits(&mut self, segments: &[String], at: At) {
        if self.trial {
            return;
        }
        let col = at.col + 2;
        let room = 8.max((self.width - col).min(self.most - 4 - at.w) - at.ld);
        self.put("<<");
        let mut left = room;
        for (i, segment) in segments.iter().enumerate() {
            let last = i + 1 == segments.len();
            let len = segment.len() as i64 + i64::from(!last);
            left -= len;
            if left < 0 {
                self.newline(col);
                left = room - len;
            }
            self.put(segment);
            if !last {
                self.put(",");
            }
        }
        self.put(">>");
    }
}
