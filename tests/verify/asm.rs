//! A small assembler: code as text, and a module around it.
//!
//! One operation to a line or between semicolons: its name, then its operands. `x0`, `y0`, `l0`
//! registers; `@3` a label, `@0` none; `#5` an integer; `'atom'`; `[]`; `q0` a literal; `m2/1/0` an
//! allocation list; a bare number is unsigned.

use purlin::beam::{Code, CodeHeader, Export, Import, Lambda, alloc};
use purlin::loader::op::{Arg, ArgRange, Op};
use purlin::tables::{OPS, tag};
use purlin::verify::{Error, Facts, Input, Ty, kind, verify};

/// The atoms of the module, from 1.
const ATOMS: &[&str] = &[
    "m",
    "f",
    "g",
    "erlang",
    "error",
    "setelement",
    "element",
    "get",
    "+",
    "lists",
    "foo",
    "true",
    "no_fail",
    "resume",
    "safe",
    "integer",
    "ensure_exactly",
    "=:=",
    "string",
    "copy",
    "all",
    "tuple_size",
    "binary",
    "is_map_key",
    "_",
];

fn atom(name: &str) -> u32 {
    let position = ATOMS.iter().position(|atom| *atom == name);
    position.unwrap_or_else(|| panic!("no atom {name}")) as u32 + 1
}

/// The imports: what `import N` of the tests means.
pub const ERROR: &str = "0";
pub const SETELEMENT: &str = "1";
pub const ELEMENT: &str = "2";
pub const GET: &str = "3";
pub const PLUS: &str = "4";
pub const FOO: &str = "5";
pub const IS_MAP_KEY: &str = "6";

fn imports() -> Vec<Import> {
    let import = |module, function, arity| Import {
        module: atom(module),
        function: atom(function),
        arity,
    };
    vec![
        import("erlang", "error", 1),
        import("erlang", "setelement", 3),
        import("erlang", "element", 2),
        import("erlang", "get", 1),
        import("erlang", "+", 2),
        import("lists", "foo", 1),
        import("erlang", "is_map_key", 2),
    ]
}

fn arg(text: &str) -> Arg {
    let number = |text: &str| {
        text.parse::<i64>()
            .unwrap_or_else(|_| panic!("what is {text}?")) as u64
    };
    if let Some(name) = text.strip_prefix('\'') {
        return Arg::new(tag::A, u64::from(atom(name.trim_end_matches('\''))));
    }
    let (head, rest) = text.split_at(1);
    match head {
        "x" => Arg::new(tag::X, number(rest)),
        "y" => Arg::new(tag::Y, number(rest)),
        "l" => Arg::new(tag::L, number(rest)),
        "q" => Arg::new(tag::Q, number(rest)),
        "#" => Arg::new(tag::I, number(rest)),
        "@" if rest == "0" => Arg::new(tag::P, 0),
        "@" => Arg::new(tag::F, number(rest)),
        "[" => Arg::new(tag::N, 0),
        "m" => {
            let parts: Vec<u32> = rest.split('/').map(|part| number(part) as u32).collect();
            Arg::new(tag::M, alloc(parts[0], parts[1], parts[2]))
        }
        _ => Arg::new(tag::U, number(text)),
    }
}

/// Code from text.
pub fn assemble(text: &str) -> Code {
    let (mut ops, mut args) = (Vec::new(), Vec::new());
    for line in text
        .split(['\n', ';'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        let id = OPS.iter().position(|info| info.name == name);
        let start = args.len() as u32;
        args.extend(words.map(arg));
        ops.push(Op {
            id: id.unwrap_or_else(|| panic!("no operation {name}")) as u16,
            args: ArgRange {
                start,
                len: args.len() as u32 - start,
            },
            at: ops.len() as u32,
        });
    }
    let defined = ops.iter().filter(|op| op.id == 1);
    let labels = defined.filter_map(|op| args.get(op.args.start as usize));
    let labels = labels.map(|arg| arg.val as u32).max().unwrap_or(0);
    let functions = ops.iter().filter(|op| op.id == 2).count() as u32;
    Code {
        header: CodeHeader {
            size: 16,
            format: 0,
            max_opcode: 191,
            labels: labels.max(9) + 1,
            functions,
        },
        ops,
        args,
        first_extra: 2,
        extra_literals: Vec::new(),
    }
}

/// The function `f` of that many parameters; its body's labels begin with 3.
pub fn function(arity: u32, body: &str) -> String {
    format!("label 1; func_info 'm' 'f' {arity}; label 2; {body}; int_code_end")
}

/// Verifies code. Literal 0 is a tuple of two, literal 1 a map; fun 0 is `f` with one free variable.
pub fn check(text: &str) -> Result<Facts, Error> {
    let code = assemble(text);
    let imports = imports();
    let arity = code
        .ops
        .get(1)
        .and_then(|op| code.args(op).get(2))
        .map_or(0, |arg| arg.val as u32);
    let lambdas = [Lambda {
        function: atom("f"),
        arity,
        label: 2,
        index: 0,
        free: 1,
        old_uniq: 0,
    }];
    let exports = [Export {
        function: atom("f"),
        arity,
        label: 2,
    }];
    verify(&Input {
        code: &code,
        atoms: ATOMS,
        imports: &imports,
        exports: &exports,
        lambdas: if arity == 0 { &[] } else { &lambdas },
        literals: vec![Ty::tuple(2), Ty::of(kind::MAP)],
        strings: 4,
        records: Vec::new(),
        debug: None,
    })
}
