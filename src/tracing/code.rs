//! Instructions that tracing needs, made once.
use crate::emulator::state::Export;
use crate::loader::emit;
use crate::tables::{FAMILIES, op};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Code of one instruction, whose operands follow the arity and the word for its head. It stays for ever.
fn make(op: u16, words: Vec<u64>, name: impl FnOnce() -> String) -> Option<usize> {
    let arity = words[0];
    let words = words.leak();
    let code = emit::try_single(FAMILIES[op as usize][0], &mut words[1..], arity, name);
    code.ok().map(<*const u8>::expose_provenance)
}

/// What an export leads to whose function is traced where it is called by name; `None`: there is no memory for it.
pub fn traced_export(export: &'static Export) -> Option<*const u8> {
    static MADE: OnceLock<Mutex<HashMap<usize, usize>>> = OnceLock::new();
    let address = std::ptr::from_ref(export).expose_provenance();
    let mut made = MADE.get_or_init(Mutex::default).lock();
    let code = match made.get(&address) {
        Some(&code) => code,
        None => {
            let words = vec![export.arity, 0, address as u64];
            let code = make(op::I_TRACED_EXPORT, words, || "a traced export".to_owned())?;
            made.insert(address, code);
            code
        }
    };
    Some(std::ptr::with_exposed_provenance(code))
}

static TRACED_RETURN: OnceLock<usize> = OnceLock::new();

/// `traced_return`, if any function has ever returned there; else null.
pub fn known_traced_return() -> *const u8 {
    let code = TRACED_RETURN.get().copied().unwrap_or(0);
    std::ptr::with_exposed_provenance(code)
}

/// Where a traced function returns to; null if there is no memory for it.
pub fn traced_return() -> *const u8 {
    let code = TRACED_RETURN.get_or_init(|| {
        let name = || "a traced function's return".to_owned();
        make(op::I_TRACED_RETURN, vec![0; 3], name).unwrap_or(0)
    });
    std::ptr::with_exposed_provenance(*code)
}
