//! Binary matching and building, maps, native records, and what is left.

use crate::loader::op::Arg;
use crate::tables::{op, tag};

use super::commands::{Command, Commands, SEGMENT};
use super::effects::heap;
use super::error::Reason;
use super::flow::{Flow, Next};
use super::range::Range;
use super::state::{Heap, Reg};
use super::types::{Ty, kind};

/// The flag of integers that have a sign.
const SIGNED: u64 = 4;

impl Flow<'_> {
    pub(super) fn bits_or_other(&mut self, id: u16, args: &[Arg]) -> Result<Next, Reason> {
        match id {
            op::BS_START_MATCH3 => self.start_match(&args[0], args[2].val, &args[1], &args[3])?,
            op::BS_START_MATCH4 => self.start_match(&args[0], args[1].val, &args[2], &args[3])?,
            op::BS_GET_INTEGER2 => self.get_integer(args)?,
            op::BS_MATCH => self.bs_match(args)?,
            op::BS_CREATE_BIN => self.create_bin(args)?,
            op::HAS_MAP_FIELDS => {
                let map = self.read(&args[1])?;
                self.require(map.is(kind::MAP))?;
                self.read_all(&args[2..])?;
                self.branch(&args[0])?;
            }
            op::GET_MAP_ELEMENTS => self.get_map_elements(args)?,
            op::PUT_MAP_ASSOC | op::PUT_MAP_EXACT => self.put_map(args)?,
            op::GET_RECORD_ELEMENTS => self.get_elements(args)?,
            op::PUT_RECORD => self.put_record(args)?,
            op::SET_TUPLE_ELEMENT => self.set_tuple_element(args)?,
            op::UPDATE_RECORD => self.update_record(args)?,
            op::MAKE_FUN3 => self.make_fun3(args)?,
            op::MAKE_FUN2 => self.make_fun2(args)?,
            op::FMOVE | op::FCONV | op::FADD | op::FSUB | op::FMUL | op::FDIV | op::FNEGATE => {
                self.float(id, args)?;
            }
            _ => return self.by_table(id, args),
        }
        Ok(Next::Continue)
    }

    /// Without a label the source must be a bit string or a context already, which the operation
    /// looks at in any case.
    fn start_match(&mut self, fail: &Arg, live: u64, src: &Arg, dst: &Arg) -> Result<(), Reason> {
        let ty = self.read(src)?;
        self.collects(live, Heap::NONE)?;
        let matchable = kind::BITS | kind::CONTEXT;
        if fail.tag == tag::F {
            self.branch(fail)?;
        } else {
            self.require(ty.is(matchable))?;
        }
        if let Some(ty) = ty.meet(Ty::of(matchable)) {
            self.learn(src, ty);
        }
        self.write(dst, Ty::of(kind::CONTEXT))
    }

    fn highest(&self, src: &Arg) -> Option<u64> {
        (src.tag == tag::X).then_some(src.val)
    }

    fn bs_match(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let [fail, ctx, ..] = args else { return Ok(()) };
        let ty = self.read(ctx)?;
        self.require(ty.is(kind::CONTEXT))?;
        self.st.check_y()?;
        let meanings = self.meanings;
        let mut ensured = 0;
        let mut gone = false;
        for command in Commands::new(args, 2, |arg| meanings.name(arg)) {
            if gone {
                return Err(Reason::ContextGone);
            }
            gone = self.command(command?, fail, ctx, &mut ensured)?;
        }
        Ok(())
    }

    /// One command; whether it has overwritten the context.
    fn command(
        &mut self,
        command: Command<'_>,
        fail: &Arg,
        ctx: &Arg,
        ensured: &mut u64,
    ) -> Result<bool, Reason> {
        match command {
            Command::EnsureAtLeast { size, .. } | Command::EnsureExactly { size } => {
                *ensured = size;
                self.branch(fail)?;
            }
            Command::Skip { size } => consume(ensured, size)?,
            Command::Equals { size, .. } => {
                consume(ensured, size)?;
                self.branch(fail)?;
            }
            Command::Get {
                integer,
                live,
                bits,
                dst,
                flags,
            } => {
                consume(ensured, bits)?;
                let result = if integer {
                    // Flags are a literal, which may say that the integer has a sign.
                    Ty::integer(Range::field(bits, flags.tag != tag::N))
                } else {
                    Ty::of(kind::BITS)
                };
                return self.get_bits(live, dst, ctx, result);
            }
            Command::GetTail { live, dst } => {
                *ensured = 0;
                return self.get_bits(live, dst, ctx, Ty::of(kind::BITS));
            }
        }
        Ok(false)
    }

    fn get_bits(&mut self, live: u64, dst: &Arg, ctx: &Arg, result: Ty) -> Result<bool, Reason> {
        self.check_below(self.highest(ctx), live)?;
        self.collects(live, Heap::NONE)?;
        self.write(dst, result)?;
        Ok(dst.same(ctx))
    }

    fn get_integer(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let [fail, ctx, live, size, unit, flags, dst] = args else {
            return Ok(());
        };
        let ty = self.read(ctx)?;
        self.require(ty.is(kind::CONTEXT))?;
        self.read(size)?;
        self.check_below(self.highest(ctx).max(self.highest(size)), live.val)?;
        self.collects(live.val, Heap::NONE)?;
        self.fails(fail)?;
        let range = if size.tag == tag::I {
            let bits = size.val.saturating_mul(unit.val);
            Range::field(bits, flags.val & SIGNED != 0)
        } else {
            Range::ANY
        };
        self.write(dst, Ty::integer(range))
    }

    fn create_bin(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let [fail, need, live, _, dst, segments @ ..] = args else {
            return Ok(());
        };
        let mut highest = None;
        for segment in segments.chunks_exact(SEGMENT) {
            highest = highest.max(self.read_all(&segment[4..])?);
        }
        self.check_below(highest, live.val)?;
        self.collects(live.val, Heap::NONE)?;
        self.fails(fail)?;
        self.st.rest.heap = heap(need);
        self.write(dst, Ty::of(kind::BITS))
    }

    fn get_map_elements(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let map = self.read(&args[1])?;
        self.require(map.is(kind::MAP))?;
        self.get_elements(args)
    }

    /// Destinations may have been written already when the operation fails. The source may be one
    /// of them; the keys may not.
    fn get_elements(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let [fail, src, pairs @ ..] = args else {
            return Ok(());
        };
        self.read(src)?;
        let mut written = Registers::default();
        for pair in pairs.chunks_exact(2) {
            self.read(&pair[0])?;
            if written.contains(&pair[0]) || !written.insert(&pair[1]) {
                return Err(Reason::Destinations);
            }
        }
        for pair in pairs.chunks_exact(2) {
            self.may_be_written(&pair[1])?;
        }
        self.branch(fail)?;
        for pair in pairs.chunks_exact(2) {
            self.write(&pair[1], Ty::ANY)?;
        }
        Ok(())
    }

    /// A register either has what it had or has been written.
    fn may_be_written(&mut self, dst: &Arg) -> Result<(), Reason> {
        if dst.tag == tag::X {
            if let Some(reg) = self.st.x.get_mut(dst.val as usize) {
                *reg = Reg::of(reg.ty.join(Ty::ANY).unwrap_or(Ty::UNDEFINED));
            }
            return Ok(());
        }
        if self.read(dst).is_ok() {
            self.write(dst, Ty::ANY)?;
        }
        Ok(())
    }

    fn put_map(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let [fail, src, dst, live, pairs @ ..] = args else {
            return Ok(());
        };
        let ty = self.read(src)?;
        self.require(ty.is(kind::MAP))?;
        let highest = self.read_all(pairs)?.max(self.highest(src));
        self.check_below(highest, live.val)?;
        self.collects(live.val, Heap::NONE)?;
        self.fails(fail)?;
        self.write(dst, Ty::of(kind::MAP))
    }

    fn put_record(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let [fail, _, src, dst, live, pairs @ ..] = args else {
            return Ok(());
        };
        self.read(src)?;
        let highest = self.read_all(pairs)?.max(self.highest(src));
        self.check_below(highest, live.val)?;
        self.collects(live.val, Heap::NONE)?;
        self.fails(fail)?;
        self.write(dst, Ty::of(kind::OTHER))
    }
}

/// A set of registers.
#[derive(Default)]
struct Registers([u64; 32]);

impl Registers {
    fn bit(arg: &Arg) -> Option<(usize, u64)> {
        let n = arg.val as usize % 1024;
        match arg.tag {
            tag::X => Some((n / 64, 1 << (n % 64))),
            tag::Y => Some((16 + n / 64, 1 << (n % 64))),
            _ => None,
        }
    }

    fn contains(&self, arg: &Arg) -> bool {
        Self::bit(arg).is_some_and(|(word, bit)| self.0[word] & bit != 0)
    }

    /// Adds a register; whether it was new.
    fn insert(&mut self, arg: &Arg) -> bool {
        let new = !self.contains(arg);
        if let Some((word, bit)) = Self::bit(arg) {
            self.0[word] |= bit;
        }
        new
    }
}

/// Uses up bits that were ensured.
fn consume(ensured: &mut u64, bits: u64) -> Result<(), Reason> {
    *ensured = ensured
        .checked_sub(bits)
        .ok_or(Reason::NotEnsured(*ensured, bits))?;
    Ok(())
}
