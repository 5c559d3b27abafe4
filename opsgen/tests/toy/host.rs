//! The toy machine around the emitted code: a window, a loader, both loops.

mod tables {
    include!("tables.rs");
}
mod engine {
    include!("engine.rs");
}
mod threaded {
    include!("threaded.rs");
}
#[allow(unexpected_cfgs)]
mod looped {
    fn other(form: u64) -> u64 {
        unreachable!("no instruction has the number {form}")
    }
    include!("looped.rs");
}

pub mod names {
    pub const ZERO: u64 = 0;
    pub const ONE: u64 = 1;
}

mod machine {
    pub struct Rest {
        pub ptr: *const u8,
        pub len: usize,
        pub group: usize,
    }
    pub unsafe fn reg(x: *mut u64, raw: u32) -> *mut u64 {
        // SAFETY: the operand is the offset of one of the 16 registers.
        unsafe { x.byte_add(raw as usize) }
    }
    pub unsafe extern "C" fn slow_path(_: *const u8, x: *mut u64, _: isize) -> u64 {
        // SAFETY: handlers pass on the registers.
        unsafe { *x + 1000 }
    }
    pub unsafe fn loop_tail(f: crate::looped::Handler, s: &mut crate::looped::State) -> u64 {
        // SAFETY: the loop has the state of a handler, and the function a handler's signature.
        unsafe { f(s.ip, s.x, s.fuel) }
    }
}

mod window {
    use std::collections::VecDeque;

    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Arg {
        pub tag: u8,
        pub aux: u32,
        pub val: u64,
    }
    impl Arg {
        pub fn new(tag: u8, val: u64) -> Arg {
            Arg { tag, aux: 0, val }
        }
        pub fn same(&self, other: &Arg) -> bool {
            (self.tag, self.val) == (other.tag, other.val)
        }
    }
    #[derive(Clone, Copy)]
    pub struct ArgRange {
        pub start: u32,
        pub len: u32,
    }
    impl ArgRange {
        pub const EMPTY: ArgRange = ArgRange { start: 0, len: 0 };
    }
    #[derive(Clone, Copy)]
    pub struct Op {
        pub id: u16,
        pub args: ArgRange,
    }
    #[derive(Default)]
    pub struct Window {
        pub ops: VecDeque<Op>,
        pub pool: Vec<Arg>,
        pub staged: Vec<Op>,
    }
    impl Window {
        pub fn fuses(&self) -> bool {
            true
        }
        pub fn op(&self, i: usize) -> Option<Op> {
            self.ops.get(i).copied()
        }
        pub fn args(&self, r: ArgRange) -> &[Arg] {
            &self.pool[r.start as usize..(r.start + r.len) as usize]
        }
        pub fn push(&mut self, id: u16, args: &[Arg], rest: ArgRange) {
            let start = self.pool.len() as u32;
            self.pool.extend_from_slice(args);
            let (from, to) = (rest.start as usize, (rest.start + rest.len) as usize);
            self.pool.extend_from_within(from..to);
            let args = ArgRange {
                start,
                len: args.len() as u32 + rest.len,
            };
            self.staged.push(Op { id, args });
        }
        pub fn commit(&mut self, n: usize) {
            self.ops.drain(..n);
            while let Some(op) = self.staged.pop() {
                self.ops.push_front(op);
            }
        }
        pub fn abort(&mut self) {
            self.staged.clear();
        }
    }
}

use window::{Arg, ArgRange, Op, Window};

struct Hooks;
impl engine::Predicates for Hooks {
    fn small(&self, _: &Window, a: Arg, n: i64, one: u64) -> bool {
        (a.val as i64) < n && one == 1
    }
    fn even(&self, _: &Window, list: &[Arg]) -> bool {
        list.len() % 4 == 0
    }
}
impl engine::Constraints for Hooks {
    fn below(&self, _: &Window, a: Arg, n: i64) -> bool {
        (a.val as i64) < n
    }
}
impl engine::Builders for Hooks {
    fn sort(&mut self, w: &mut Window, a: Arg, list: ArgRange) -> bool {
        w.push(tables::op::G_MOVE, &[a, a], ArgRange::EMPTY);
        list.len == 0
    }
}

fn r(n: u64) -> Arg {
    Arg {
        tag: tables::tag::R,
        aux: 7,
        val: n,
    }
}
fn i(n: i64) -> Arg {
    Arg {
        tag: tables::tag::I,
        aux: 0,
        val: n as u64,
    }
}
fn l(n: u64) -> Arg {
    Arg {
        tag: tables::tag::L,
        aux: 0,
        val: n,
    }
}

/// Rewrites, selects, lays out; labels are byte offsets of generic operations, mended at the end.
fn load(say: bool, ops: &[(u16, Vec<Arg>)], header: impl Fn(u16) -> u64) -> Vec<u64> {
    let mut code: Vec<u8> = Vec::new();
    let mut labels = Vec::new();
    let mut holes = Vec::new();
    let label = |(_, args): &(u16, Vec<Arg>)| args.iter().any(|a| a.tag == tables::tag::L);
    // What has labels is loaded one by one, so that each operation can be a target.
    let size = if ops.iter().any(label) { 1 } else { ops.len() };
    for ops in ops.chunks(size) {
        labels.push(code.len());
        let mut w = Window::default();
        for (id, args) in ops {
            let range = ArgRange {
                start: w.pool.len() as u32,
                len: args.len() as u32,
            };
            w.pool.extend_from_slice(args);
            w.ops.push_back(Op {
                id: *id,
                args: range,
            });
        }
        while let Some(head) = w.op(0) {
            if let Some(rule) = engine::step(&mut w, &mut Hooks) {
                if say {
                    println!("  {}", tables::RULES[rule as usize].name);
                }
                continue;
            }
            let args = w.args(head.args).to_vec();
            let form = engine::select(head.id, &args).expect("a form");
            if say {
                println!("{}", tables::SPECS[form as usize].form);
            }
            encode(&mut code, form, &args, &header, &mut holes);
            w.ops.pop_front();
        }
    }
    for (at, from, label) in holes {
        let offset = (labels[label as usize] as i64 - from as i64) as i32;
        code[at..at + 4].copy_from_slice(&offset.to_ne_bytes());
    }
    code.chunks_exact(8)
        .map(|c| u64::from_ne_bytes(c.try_into().unwrap()))
        .collect()
}

fn encode(
    code: &mut Vec<u8>,
    form: u16,
    args: &[Arg],
    header: &impl Fn(u16) -> u64,
    holes: &mut Vec<(usize, usize, u64)>,
) {
    let spec = &tables::SPECS[form as usize];
    let from = code.len();
    code.resize(from + spec.size as usize, 0);
    code[from..from + 8].copy_from_slice(&header(form).to_ne_bytes());
    let mut put = |code: &mut Vec<u8>, at: usize, kind: u8, arg: &Arg| {
        let kind = &tables::KINDS[kind as usize];
        let val = if kind.name == "r" {
            arg.val * 8
        } else {
            arg.val
        };
        if kind.is_label {
            holes.push((at, from, arg.val));
        }
        code[at..at + kind.size as usize].copy_from_slice(&val.to_ne_bytes()[..kind.size as usize]);
    };
    for o in spec.operands {
        put(
            code,
            from + o.offset as usize,
            o.kind,
            &args[o.arg as usize],
        );
    }
    if let Some(rest) = &spec.rest {
        let list = &args[spec.operands.len()..];
        let groups = list.chunks_exact(rest.kinds.len());
        let count = groups.len() as u32;
        let at = from + rest.count_offset as usize;
        code[at..at + 4].copy_from_slice(&count.to_ne_bytes());
        for group in groups {
            let at = code.len();
            code.resize(at + rest.group_size as usize, 0);
            for (field, arg) in group.iter().enumerate() {
                put(
                    code,
                    at + rest.field_offsets[field] as usize,
                    rest.kinds[field],
                    arg,
                );
            }
        }
    }
}

fn run(name: &str, ops: &[(u16, Vec<Arg>)]) {
    println!("== {name}");
    let code = load(true, ops, |form| form as u64);
    let mut x = [0u64; 16];
    let mut state = looped::State {
        ip: code.as_ptr().cast(),
        x: x.as_mut_ptr(),
        fuel: 100,
    };
    // SAFETY: the code has been made for the loop, and ends.
    let looped = unsafe { looped::run(&mut state) };
    let code = load(false, ops, |form| {
        threaded::TOY_HANDLERS[form as usize] as usize as u64
    });
    let mut x = [0u64; 16];
    let first = code[0];
    // SAFETY: code begins with its handler's address.
    let first: threaded::Handler = unsafe { std::mem::transmute(first as usize) };
    // SAFETY: as for the loop.
    let threaded = unsafe { first(code.as_ptr().cast(), x.as_mut_ptr(), 100) };
    println!("loop {looped}, threaded {threaded}");
    assert_eq!(looped, threaded);
}

/// Answers as the test says, for comparing with the plain interpreter.
struct Fixed {
    small: bool,
    even: bool,
    sort: bool,
}
impl engine::Predicates for Fixed {
    fn small(&self, _: &Window, _: Arg, _: i64, _: u64) -> bool {
        self.small
    }
    fn even(&self, _: &Window, _: &[Arg]) -> bool {
        self.even
    }
}
impl engine::Constraints for Fixed {
    fn below(&self, _: &Window, _: Arg, _: i64) -> bool {
        self.small
    }
}
impl engine::Builders for Fixed {
    fn sort(&mut self, w: &mut Window, _: Arg, _: ArgRange) -> bool {
        w.push(tables::op::G_HALT, &[i(1)], ArgRange::EMPTY);
        w.push(tables::op::G_MOVE, &[i(2), r(3)], ArgRange::EMPTY);
        self.sort
    }
}

fn parse_arg(text: &str) -> Arg {
    let (tag, value) = text.trim_end_matches(')').split_once('(').unwrap();
    let tag = tables::TAG_NAMES.iter().position(|t| *t == tag).unwrap() as u8;
    let val = match value {
        "'zero'" => 0,
        "'one'" => 1,
        n => n.parse::<i64>().unwrap() as u64,
    };
    Arg { tag, aux: 0, val }
}

fn parse_op(w: &mut Window, line: &str) {
    let (name, args) = line.strip_suffix(')').unwrap().split_once('(').unwrap();
    let id = tables::OPS.iter().position(|o| o.name == name).unwrap() as u16;
    let start = w.pool.len() as u32;
    w.pool
        .extend(args.split(", ").filter(|a| !a.is_empty()).map(parse_arg));
    let len = w.pool.len() as u32 - start;
    w.ops.push_back(Op {
        id,
        args: ArgRange { start, len },
    });
}

fn show(arg: &Arg) -> String {
    match (tables::TAG_NAMES[arg.tag as usize], arg.val as i64) {
        ("n", 0) => "n('zero')".to_owned(),
        ("n", _) => "n('one')".to_owned(),
        (tag, n) => format!("{tag}({n})"),
    }
}

/// Rewrites the listings on the input, one to a paragraph, and prints them as the interpreter does.
fn rewrite(flags: &str) {
    let text = std::io::read_to_string(std::io::stdin()).unwrap();
    let mut hooks = Fixed {
        small: flags.contains('s'),
        even: flags.contains('e'),
        sort: flags.contains('b'),
    };
    for listing in text.split("\n\n") {
        let mut w = Window::default();
        listing.lines().for_each(|line| parse_op(&mut w, line));
        let mut fired = Vec::new();
        while let Some(head) = w.op(0) {
            if let Some(rule) = engine::step(&mut w, &mut hooks) {
                fired.push(tables::RULES[rule as usize].name);
                continue;
            }
            let args = w.args(head.args);
            let form = engine::select(head.id, args)
                .map_or("(no form)", |f| tables::SPECS[f as usize].form);
            let args: Vec<String> = args.iter().map(show).collect();
            println!(
                "{form}: {}({})",
                tables::OPS[head.id as usize].name,
                args.join(", ")
            );
            w.ops.pop_front();
        }
        fired.iter().for_each(|rule| println!("fired: {rule}"));
    }
}

fn main() {
    if let Some(flags) = std::env::args().nth(1) {
        return rewrite(&flags);
    }
    use tables::op::*;
    run("constants", &[(G_HALT, vec![i(5)])]);
    run(
        "names",
        &[(
            G_HALT,
            vec![Arg {
                tag: tables::tag::N,
                aux: 0,
                val: 0,
            }],
        )],
    );
    let count_down = [
        (G_MOVE, vec![i(10), r(1)]),
        (G_MOVE, vec![r(2), r(2)]),
        (G_ADD, vec![i(3), r(2), r(2)]),
        (G_ADD, vec![r(1), i(-1), r(1)]),
        (G_LOOP, vec![r(1), l(2)]),
        (G_HALT, vec![r(2)]),
    ];
    run("a loop", &count_down);
    let pick = |n| {
        vec![
            (G_MOVE, vec![i(n), r(1)]),
            (G_PICK, vec![r(1), l(4), i(1), l(2), i(2), l(3)]),
            (G_HALT, vec![i(100)]),
            (G_HALT, vec![i(200)]),
            (G_HALT, vec![i(300)]),
        ]
    };
    run("the first of a list", &pick(1));
    run("the second of a list", &pick(2));
    run("none of a list", &pick(3));
    run(
        "a tail call",
        &[(G_MOVE, vec![i(4), r(1)]), (G_SLOW, vec![r(1)])],
    );
    run("early out", &[(G_EARLY, vec![r(1)]), (G_HALT, vec![r(1)])]);
    run(
        "no early out",
        &[
            (G_MOVE, vec![i(1), r(1)]),
            (G_EARLY, vec![r(1)]),
            (G_HALT, vec![r(1)]),
        ],
    );
    run(
        "fused components",
        &[
            (G_MOVE, vec![i(40), r(1)]),
            (MOVE, vec![i(1), r(2)]),
            (ADD, vec![r(2), i(2), r(2)]),
            (EARLY, vec![r(2)]),
            (HALT, vec![r(1)]),
        ],
    );
    run(
        "not fused: the registers differ",
        &[
            (MOVE, vec![i(1), r(2)]),
            (ADD, vec![r(1), i(2), r(2)]),
            (G_HALT, vec![r(2)]),
        ],
    );
    run(
        "doubled",
        &[
            (G_MOVE, vec![i(21), r(1)]),
            (G_ADD, vec![r(1), r(1), r(2)]),
            (G_HALT, vec![r(2)]),
        ],
    );
}
