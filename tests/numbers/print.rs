//! Terms as text, for messages.
use purlin::arith::int;
use purlin::term::Term;

pub fn text(t: Term) -> String {
    if let Some(text) = int::to_text(t, 10) {
        return text;
    }
    if let Some(f) = t.as_float() {
        return format!("{f:e}");
    }
    if let Some(a) = t.as_atom() {
        return format!("{a:?}");
    }
    if t.is_list() {
        return list(t);
    }
    if let Some(items) = t.as_tuple() {
        return format!("{{{}}}", join(items.iter().copied()));
    }
    match t.as_bits() {
        Some(bits) => format!("<<{:?}:{}>>", bits.to_vec(), bits.len),
        None if t.is_boxed() => format!("#{:?}{:x?}", t.subtag(), t.payload_raw()),
        None => format!("{t:?}"),
    }
}

fn join(items: impl Iterator<Item = Term>) -> String {
    items.map(text).collect::<Vec<_>>().join(", ")
}

fn list(t: Term) -> String {
    let mut items = t.iter_list();
    let inside = join(items.by_ref());
    if items.tail.is_nil() {
        format!("[{inside}]")
    } else {
        format!("[{inside}|{}]", text(items.tail))
    }
}
