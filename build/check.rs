//! Checks of the handlers' object file: every continuation is a jump, every relocation is known.
use iced_x86::{Decoder, DecoderOptions, FlowControl, Instruction, Mnemonic};
use object::read::elf::ElfFile64;
use object::{Object, ObjectSection, ObjectSymbol, RelocationTarget, SectionIndex, SymbolKind};
use std::collections::{HashMap, HashSet};
use std::path::Path;

const PREFIX: &str = "purlin_op_";

/// How rustc compiles handlers, so that what ends in a call may end in a jump.
#[rustfmt::skip]
pub const FLAGS: &[&str] = &[
    "--crate-type", "lib", "--edition", "2024", "--emit", "obj",
    "-C", "opt-level=3", "-C", "panic=abort", "-C", "codegen-units=1",
    "-C", "overflow-checks=off", "-C", "debug-assertions=off", "-C", "embed-bitcode=no",
];

/// Checks the object file of the handlers. Other processors than x86-64 are checked by the test that
/// runs 10⁹ instructions in a small stack.
pub fn handlers(bytes: &[u8]) -> Result<(), String> {
    let file: ElfFile64 = match ElfFile64::parse(bytes) {
        Ok(file) => file,
        Err(e) => return Err(format!("the handlers' object: {e}")),
    };
    if object::Object::architecture(&file) != object::Architecture::X86_64 {
        return Ok(());
    }
    let handlers: HashSet<&str> = file
        .symbols()
        .filter(|s| s.kind() == SymbolKind::Text)
        .filter_map(|s| s.name().ok())
        .filter(|n| n.starts_with(PREFIX))
        .collect();
    let mut faults = Vec::new();
    for symbol in file.symbols().filter(|s| s.kind() == SymbolKind::Text) {
        let Ok(name) = symbol.name() else { continue };
        if handlers.contains(name)
            && let Some(section) = symbol.section_index()
        {
            check_function(
                &file,
                section,
                symbol.address(),
                symbol.size(),
                name,
                &handlers,
                &mut faults,
            )?;
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

/// Targets of the relocations in a section, by the address of the relocated bytes.
fn relocations<'a>(
    file: &'a ElfFile64,
    section: SectionIndex,
) -> Result<HashMap<u64, &'a str>, String> {
    let section = file.section_by_index(section).map_err(|e| e.to_string())?;
    let mut targets = HashMap::new();
    for (at, relocation) in section.relocations() {
        let name = match relocation.target() {
            RelocationTarget::Symbol(s) => file
                .symbol_by_index(s)
                .and_then(|s| s.name())
                .unwrap_or("?"),
            _ => "?",
        };
        targets.insert(at, name);
    }
    Ok(targets)
}

fn check_function(
    file: &ElfFile64,
    section: SectionIndex,
    address: u64,
    size: u64,
    name: &str,
    handlers: &HashSet<&str>,
    faults: &mut Vec<String>,
) -> Result<(), String> {
    let targets = relocations(file, section)?;
    let data = file
        .section_by_index(section)
        .and_then(|s| s.data_range(address, size))
        .map_err(|e| e.to_string())?
        .unwrap_or(&[]);
    let mut decoder = Decoder::with_ip(64, data, address, DecoderOptions::NONE);
    let mut instruction = Instruction::default();
    // Registers that hold the address of a runtime function, loaded before a loop of calls.
    let mut runtime = HashSet::new();
    while decoder.can_decode() {
        decoder.decode_out(&mut instruction);
        let target = (instruction.ip()..instruction.next_ip()).find_map(|at| targets.get(&at));
        if target.is_some() && instruction.mnemonic() == Mnemonic::Mov {
            runtime.insert(instruction.op0_register());
        }
        let known = target.is_some() || runtime.contains(&instruction.op0_register());
        match instruction.flow_control() {
            FlowControl::IndirectCall if !known => faults.push(format!(
                "error: {name}: its continuation is called, not jumped to (at {:#x}); something in its body \
                 keeps the stack frame alive: a destructor, or a reference to a local that escapes",
                instruction.ip() - address
            )),
            FlowControl::Call | FlowControl::IndirectCall
                if let Some(called) = target.filter(|t| handlers.contains(**t)) =>
            {
                faults.push(format!(
                    "error: {name}: calls the handler {called}, where it must jump to it"
                ));
            }
            _ => {}
        }
        if instruction.mnemonic() == Mnemonic::INVALID {
            faults.push(format!("error: {name}: code that can't be decoded"));
            break;
        }
    }
    Ok(())
}

/// Writes a static library of one object: what `rustc` links.
pub fn archive(path: &Path, object: &[u8]) -> Result<(), String> {
    let mut out = b"!<arch>\n".to_vec();
    let name = "handlers.o/";
    out.extend(
        format!(
            "{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n",
            0,
            0,
            0,
            "100644",
            object.len()
        )
        .bytes(),
    );
    out.extend_from_slice(object);
    if !object.len().is_multiple_of(2) {
        out.push(b'\n');
    }
    std::fs::write(path, out).map_err(|e| format!("{}: {e}", path.display()))
}
