//! What operations do to the state, as data: one row for each whose effect needs no words of its own.

use crate::loader::op::Arg;
use crate::tables::{op, tag};

use super::error::{Place, Reason};
use super::flow::{Flow, Next};
use super::range::Range;
use super::state::Heap;
use super::types::{Ty, kind};

/// What an operation does. A letter for each operand says what it is for:
///
/// | letter | the operand |
/// | --- | --- |
/// | `s` | is read, unless it is a number |
/// | `c` | is read, and must be a match context |
/// | `d` | is written with a term of the result's type |
/// | `f` | is where it goes on failure; without a label it raises |
/// | `L` | is the number of live X registers: it may collect garbage |
/// | `N` | is the heap to make sure of |
/// | `.` | doesn't matter |
struct Effect {
    id: u16,
    operands: &'static [u8],
    result: Ty,
    then: Then,
}

/// What is particular about an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Nothing.
    Plain,
    /// It always raises.
    Raises,
    /// It begins a binary.
    Begins,
    /// It adds to the binary that is under construction.
    Adds,
}

const fn plain(id: u16, operands: &'static [u8]) -> Effect {
    gives(id, operands, Ty::ANY)
}

const fn gives(id: u16, operands: &'static [u8], result: Ty) -> Effect {
    Effect {
        id,
        operands,
        result,
        then: Then::Plain,
    }
}

const fn raises(id: u16, operands: &'static [u8]) -> Effect {
    Effect {
        id,
        operands,
        result: Ty::ANY,
        then: Then::Raises,
    }
}

const fn begins(id: u16, operands: &'static [u8]) -> Effect {
    Effect {
        id,
        operands,
        result: Ty::of(kind::BITS),
        then: Then::Begins,
    }
}

const fn adds(id: u16, operands: &'static [u8]) -> Effect {
    Effect {
        id,
        operands,
        result: Ty::ANY,
        then: Then::Adds,
    }
}

const INTEGER: Ty = Ty::of(kind::INTEGER);
const CHARACTER: Ty = Ty::integer(Range::unsigned(21));
const FLOAT: Ty = Ty::of(kind::FLOAT);
const BITS: Ty = Ty::of(kind::BITS);

const EFFECTS: &[Effect] = &[
    // Notes for people and tools.
    plain(op::LINE, b"."),
    plain(op::EXECUTABLE_LINE, b".."),
    plain(op::DEBUG_LINE, b"...."),
    plain(op::ON_LOAD, b""),
    plain(op::NIF_START, b""),
    plain(op::RECV_MARK, b"."),
    plain(op::RECV_SET, b"."),
    plain(op::FCLEARERROR, b""),
    plain(op::FCHECKERROR, b"f"),
    // Comparisons and tests that teach nothing of use.
    plain(op::IS_EQ, b"fss"),
    plain(op::IS_NE, b"fss"),
    plain(op::IS_ANY_NATIVE_RECORD, b"fs"),
    plain(op::IS_NATIVE_RECORD, b"fs.."),
    plain(op::IS_RECORD_ACCESSIBLE, b"fs."),
    plain(op::GET_RECORD_FIELD, b"fs..d"),
    // Errors.
    raises(op::BADMATCH, b"s"),
    raises(op::IF_END, b""),
    raises(op::CASE_END, b"s"),
    raises(op::TRY_CASE_END, b"s"),
    raises(op::BADRECORD, b"s"),
    raises(op::RAISE, b"ss"),
    // Calls that leave the frame and the registers alone.
    plain(op::BIF0, b".d"),
    plain(op::RECV_MARKER_BIND, b"ss"),
    plain(op::RECV_MARKER_CLEAR, b"s"),
    plain(op::RECV_MARKER_RESERVE, b"d"),
    plain(op::RECV_MARKER_USE, b"s"),
    // Binary matching.
    gives(op::BS_GET_FLOAT2, b"fcLs..d", FLOAT),
    gives(op::BS_GET_BINARY2, b"fcLs..d", BITS),
    plain(op::BS_SKIP_BITS2, b"fcs.."),
    plain(op::BS_TEST_TAIL2, b"fc."),
    plain(op::BS_TEST_UNIT, b"fc."),
    plain(op::BS_MATCH_STRING, b"fc.."),
    gives(op::BS_GET_UTF8, b"fcL.d", CHARACTER),
    gives(op::BS_GET_UTF16, b"fcL.d", CHARACTER),
    gives(op::BS_GET_UTF32, b"fcL.d", CHARACTER),
    plain(op::BS_SKIP_UTF8, b"fcL."),
    plain(op::BS_SKIP_UTF16, b"fcL."),
    plain(op::BS_SKIP_UTF32, b"fcL."),
    gives(op::BS_GET_TAIL, b"cdL", BITS),
    gives(op::BS_GET_POSITION, b"cdL", INTEGER),
    plain(op::BS_SET_POSITION, b"cs"),
    // Building binaries, up to OTP 24.
    begins(op::BS_INIT2, b"fsNL.d"),
    begins(op::BS_INIT_BITS, b"fsNL.d"),
    begins(op::BS_APPEND, b"fsNL.s.d"),
    begins(op::BS_PRIVATE_APPEND, b"fs.s.d"),
    adds(op::BS_PUT_INTEGER, b"fs..s"),
    adds(op::BS_PUT_FLOAT, b"fs..s"),
    adds(op::BS_PUT_BINARY, b"fs..s"),
    adds(op::BS_PUT_STRING, b".."),
    adds(op::BS_PUT_UTF8, b"f.s"),
    adds(op::BS_PUT_UTF16, b"f.s"),
    adds(op::BS_PUT_UTF32, b"f.s"),
    gives(op::BS_ADD, b"fss.d", INTEGER),
    gives(op::BS_UTF8_SIZE, b"fsd", INTEGER),
    gives(op::BS_UTF16_SIZE, b"fsd", INTEGER),
];

/// For each operation, one more than its row; 0 if it has none.
static ROWS: [u8; 192] = rows();

const fn rows() -> [u8; 192] {
    let mut rows = [0; 192];
    let mut n = 0;
    while n < EFFECTS.len() {
        rows[EFFECTS[n].id as usize] = n as u8 + 1;
        n += 1;
    }
    rows
}

/// The operands of a row that matter after all have been read.
#[derive(Default)]
struct Found<'a> {
    fail: Option<&'a Arg>,
    live: Option<u64>,
    need: Option<&'a Arg>,
    dst: Option<&'a Arg>,
    /// The highest X register that is read.
    highest: Option<u64>,
}

impl Flow<'_> {
    /// An operation with a row in the table.
    pub fn by_table(&mut self, id: u16, args: &[Arg]) -> Result<Next, Reason> {
        let row = ROWS.get(usize::from(id)).copied().unwrap_or(0);
        let Some(effect) = EFFECTS.get(usize::from(row).wrapping_sub(1)) else {
            return Err(Reason::UnknownOperation(id));
        };
        let mut found = Found::default();
        for (letter, arg) in effect.operands.iter().zip(args) {
            self.operand(*letter, arg, &mut found)?;
        }
        if let Some(live) = found.live {
            let heap = found.need.map_or(Heap::NONE, heap);
            self.check_below(found.highest, live)?;
            self.collects(live, heap)?;
        }
        if effect.then == Then::Adds && !self.st.rest.building {
            return Err(Reason::NoBinary);
        }
        if let Some(fail) = found.fail {
            self.fails(fail)?;
        }
        if let Some(dst) = found.dst {
            self.write(dst, effect.result)?;
        }
        match effect.then {
            Then::Plain | Then::Adds => Ok(Next::Continue),
            Then::Begins => {
                self.st.rest.building = true;
                Ok(Next::Continue)
            }
            Then::Raises => {
                self.throws()?;
                Ok(Next::End)
            }
        }
    }

    #[inline]
    fn operand<'a>(
        &mut self,
        letter: u8,
        arg: &'a Arg,
        found: &mut Found<'a>,
    ) -> Result<(), Reason> {
        match letter {
            b's' | b'c' => {
                let ty = self.read(arg)?;
                if letter == b'c' {
                    self.require(ty.is(kind::CONTEXT))?;
                }
                if arg.tag == tag::X {
                    found.highest = found.highest.max(Some(arg.val));
                }
            }
            b'd' => found.dst = Some(arg),
            b'f' => found.fail = Some(arg),
            b'L' => found.live = Some(arg.val),
            b'N' => found.need = Some(arg),
            _ => {}
        }
        Ok(())
    }

    /// What an operation reads survives the collection that it may do first.
    #[inline]
    pub fn check_below(&self, highest: Option<u64>, live: u64) -> Result<(), Reason> {
        match highest {
            Some(x) if x >= live => Err(Reason::NotLive(Place::X(x as u32), live as u32)),
            _ => Ok(()),
        }
    }

    /// Reads sources; the highest X register among them.
    pub fn read_all(&self, args: &[Arg]) -> Result<Option<u64>, Reason> {
        let mut highest = None;
        for arg in args {
            self.read(arg)?;
            if arg.tag == tag::X {
                highest = highest.max(Some(arg.val));
            }
        }
        Ok(highest)
    }
}

/// The heap that an operand asks for.
pub(super) fn heap(need: &Arg) -> Heap {
    if need.tag == tag::M {
        let (words, floats, funs) = crate::beam::alloc_parts(need.val);
        Heap {
            words,
            floats,
            funs,
        }
    } else {
        Heap {
            words: need.val as u32,
            ..Heap::NONE
        }
    }
}
