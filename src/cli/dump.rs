//! `purlin dump`: what stands in a `.beam` file.
use super::output::{Failure, Out, failed, painted, style};
use super::target;
use purlin::asm;
use purlin::beam::{self, Code, File};
use purlin::code::FunContext;
use purlin::etf;
use purlin::heap::Arena;
use purlin::inspect::generic::{self, FileSymbols, Symbols, type_text};
use purlin::inspect::names::{atom_text, term_text};
use purlin::tables::op;

#[derive(clap::Args)]
pub struct Args {
    /// A .beam file, or a module on the path
    #[arg(value_name = "FILE|MODULE")]
    module: String,
    /// Only this chunk, such as AtU8, Code or LitT
    #[arg(long, value_name = "ID")]
    chunk: Option<String>,
    /// Chunks as hexadecimal bytes
    #[arg(long)]
    hex: bool,
    /// Erlang assembly, as erlc -S writes it
    #[arg(long, conflicts_with_all = ["chunk", "hex"])]
    asm: bool,
}

pub fn dump(args: &Args, out: &mut Out) -> Result<(), Failure> {
    let path = target::find(&args.module)?;
    let bytes = target::read(&path)?;
    let named = |error: beam::Error| Failure::Failed(format!("{}: {error}", path.display()));
    let bytes = beam::unpack(&bytes).map_err(named)?;
    let file = File::parse(&bytes).map_err(named)?;
    if args.asm {
        let text = asm::print(&file).map_err(named)?;
        return Ok(out.bytes(text.as_bytes())?);
    }
    if args.hex {
        return hex_dump(&file, args.chunk.as_deref(), out);
    }
    let code = file.decode().map_err(named)?;
    let symbols = FileSymbols::new(&file, &code.extra_literals);
    let dump = Dump {
        file: &file,
        code: &code,
        symbols: &symbols,
    };
    match &args.chunk {
        None => dump.all(out),
        Some(id) if file.chunks.iter().any(|c| c.id.to_string() == *id) => dump.chunk(id, out),
        Some(id) => no_chunk(&file, id),
    }
}

fn no_chunk<T>(file: &File<'_>, id: &str) -> Result<T, Failure> {
    let names: Vec<String> = file.chunks.iter().map(|c| c.id.to_string()).collect();
    failed(format_args!(
        "no chunk {id} in it: there are {}",
        names.join(", ")
    ))
}

/// Chunks byte by byte.
fn hex_dump(file: &File<'_>, only: Option<&str>, out: &mut Out) -> Result<(), Failure> {
    let mut found = false;
    for chunk in &file.chunks {
        let id = chunk.id.to_string();
        if only.is_none_or(|o| o == id) {
            found = true;
            out.title(format_args!("{id}: {} bytes", chunk.data.len()))?;
            hex(chunk.offset, chunk.data, out)?;
        }
    }
    match only {
        Some(id) if !found => no_chunk(file, id),
        _ => Ok(()),
    }
}

fn hex(offset: usize, data: &[u8], out: &mut Out) -> Result<(), Failure> {
    for (i, line) in data.chunks(16).enumerate() {
        let mut digits = String::new();
        for (k, byte) in line.iter().enumerate() {
            digits.push_str(if k == 8 { "  " } else { " " });
            digits.push_str(&format!("{byte:02x}"));
        }
        let text: String = line
            .iter()
            .map(|&b| {
                if (32..127).contains(&b) {
                    b as char
                } else {
                    '.'
                }
            })
            .collect();
        let at = painted(style::FAINT, format_args!("{:08x}", offset + i * 16));
        out.line(format_args!("{at}{digits:<49}  |{text}|"))?;
    }
    Ok(())
}

struct Dump<'a> {
    file: &'a File<'a>,
    code: &'a Code,
    symbols: &'a FileSymbols<'a>,
}

impl Dump<'_> {
    fn all(&self, out: &mut Out) -> Result<(), Failure> {
        out.title(format_args!("module {}", atom_text(self.file.module())))?;
        for chunk in &self.file.chunks {
            let (id, size) = (chunk.id.to_string(), chunk.data.len());
            out.line(format_args!("  {id}  {size:>8} bytes at {}", chunk.offset))?;
        }
        for chunk in &self.file.chunks {
            let id = chunk.id.to_string();
            // Debug information is as large as the rest, and a term that few can read.
            if !matches!(id.as_str(), "Code" | "Dbgi" | "Docs" | "ExCk") {
                out.empty()?;
                self.chunk(&id, out)?;
            }
        }
        out.empty()?;
        self.chunk("Code", out)
    }

    fn chunk(&self, id: &str, out: &mut Out) -> Result<(), Failure> {
        match id {
            "AtU8" => self.atoms(out),
            "Code" => self.operations(out),
            "ImpT" => self.imports(out),
            "ExpT" => self.functions("exports", &self.file.exports, out),
            "LocT" => self.functions("locals", &self.file.locals, out),
            "FunT" => self.lambdas(out),
            "LitT" => self.literals(out),
            "Line" => self.lines(out),
            "Type" => self.types(out),
            "StrT" => self.strings(out),
            "Recs" => self.records(out),
            _ => self.other(id, out),
        }
    }

    fn atoms(&self, out: &mut Out) -> Result<(), Failure> {
        out.title(format_args!("atoms: {}", self.file.atoms.len()))?;
        for i in 1..=self.file.atoms.len() as u64 {
            out.line(format_args!("  {i:>4}  {}", self.symbols.atom(i)))?;
        }
        Ok(())
    }

    fn imports(&self, out: &mut Out) -> Result<(), Failure> {
        out.title(format_args!("imports: {}", self.file.imports.len()))?;
        for i in 0..self.file.imports.len() {
            out.line(format_args!("  {i:>4}  {}", self.symbols.import(i as u64)))?;
        }
        Ok(())
    }

    fn functions(&self, what: &str, all: &[beam::Export], out: &mut Out) -> Result<(), Failure> {
        out.title(format_args!("{what}: {}", all.len()))?;
        for f in all {
            let name = self.symbols.local(f.function, f.arity);
            out.line(format_args!("  {name}  label {}", f.label))?;
        }
        Ok(())
    }

    fn lambdas(&self, out: &mut Out) -> Result<(), Failure> {
        out.title(format_args!("lambdas: {}", self.file.lambdas.len()))?;
        for (i, l) in self.file.lambdas.iter().enumerate() {
            let name = self.symbols.local(l.function, l.arity);
            let (label, free, uniq) = (l.label, l.free, l.old_uniq);
            out.line(format_args!(
                "  {i:>4}  {name}  label {label}, {free} free, unique {uniq}"
            ))?;
        }
        Ok(())
    }

    fn literals(&self, out: &mut Out) -> Result<(), Failure> {
        let stored = self.file.literals.stored();
        out.title(format_args!("literals: {stored}"))?;
        for i in 0..stored {
            out.line(format_args!("  {i:>4}  {}", self.symbols.literal(i as u64)))?;
        }
        Ok(())
    }

    fn lines(&self, out: &mut Out) -> Result<(), Failure> {
        let Some(lines) = &self.file.lines else {
            out.title("lines: of an unknown version")?;
            return Ok(());
        };
        out.title(format_args!("lines: {}", lines.items.len()))?;
        for (i, line) in lines.items.iter().enumerate() {
            let own = format!("{}.erl", self.file.module());
            let name = match line.file.checked_sub(1) {
                None => own.as_str(),
                Some(n) => lines.names.get(n as usize).copied().unwrap_or("?"),
            };
            out.line(format_args!("  {:>4}  {name}:{}", i + 1, line.line))?;
        }
        Ok(())
    }

    fn types(&self, out: &mut Out) -> Result<(), Failure> {
        let Some(entries) = &self.file.types.entries else {
            out.title("types: of an unknown version")?;
            return Ok(());
        };
        out.title(format_args!("types: {}", entries.len()))?;
        for (i, info) in entries.iter().enumerate() {
            out.line(format_args!("  {i:>4}  {}", type_text(info)))?;
        }
        Ok(())
    }

    fn strings(&self, out: &mut Out) -> Result<(), Failure> {
        let strings = self.file.strings;
        out.title(format_args!("strings: {} bytes", strings.len()))?;
        if !strings.is_empty() {
            out.line(format_args!("  \"{}\"", strings.escape_ascii()))?;
        }
        Ok(())
    }

    fn records(&self, out: &mut Out) -> Result<(), Failure> {
        out.title(format_args!("records: {}", self.file.records.len()))?;
        for record in &self.file.records {
            let name = self.symbols.atom(record.name.into());
            let fields: Vec<String> = record
                .fields
                .iter()
                .map(|field| {
                    let name = self.symbols.atom(field.name.into());
                    match &field.default {
                        Some(arg) => {
                            let value = generic::operand(op::LABEL, 0, arg, self.symbols);
                            format!("{name} = {value}")
                        }
                        None => name,
                    }
                })
                .collect();
            let exported = if record.exported > 0 {
                ", exported"
            } else {
                ""
            };
            out.line(format_args!("  #{name}{{{}}}{exported}", fields.join(", ")))?;
        }
        Ok(())
    }

    /// A chunk that is an external term, or else bytes.
    fn other(&self, id: &str, out: &mut Out) -> Result<(), Failure> {
        let Some(chunk) = self.file.chunks.iter().find(|c| c.id.to_string() == id) else {
            return Ok(());
        };
        out.title(format_args!("{id}: {} bytes", chunk.data.len()))?;
        let mut heap = Arena::new();
        let options = etf::Options {
            safe: false,
            context: &FunContext,
        };
        match etf::decode(chunk.data, &mut heap, &options) {
            Ok((term, _)) => Ok(out.line(format_args!("  {}", term_text(term)))?),
            Err(_) => hex(chunk.offset, chunk.data, out),
        }
    }

    fn operations(&self, out: &mut Out) -> Result<(), Failure> {
        let header = &self.file.code_header;
        out.title(format_args!(
            "code: {} operations, {} functions, {} labels, highest opcode {}",
            self.code.ops.len(),
            header.functions,
            header.labels,
            header.max_opcode
        ))?;
        for o in &self.code.ops {
            let text = generic::operation(o.id, self.code.args(o), self.symbols);
            let at = painted(style::FAINT, format_args!("{:>6}", o.at));
            match o.id {
                op::LABEL => out.line(format_args!("{at} {}", painted(style::NAME, text)))?,
                op::FUNC_INFO => {
                    out.line(format_args!("{at}   {}", painted(style::TITLE, text)))?
                }
                _ => out.line(format_args!("{at}   {text}"))?,
            }
        }
        Ok(())
    }
}
