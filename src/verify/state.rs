//! What is known at one place of the code, and how that meets at labels.

use super::error::{Place, Reason};
use super::types::Ty;

/// A register: what is known of it, and a number that registers share which hold the same value
/// (0 for one that shares with none).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reg {
    pub ty: Ty,
    pub alias: u32,
}

impl Reg {
    pub const UNDEFINED: Self = Self::of(Ty::UNDEFINED);

    pub const fn of(ty: Ty) -> Self {
        Self { ty, alias: 0 }
    }
}

/// The X registers that an exception sets.
pub(super) const EXCEPTION: [Reg; 4] = [Reg::of(Ty::EXCEPTION); 4];

/// Heap that was made sure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Heap {
    pub words: u32,
    pub floats: u32,
    pub funs: u32,
}

impl Heap {
    pub const NONE: Self = Self {
        words: 0,
        floats: 0,
        funs: 0,
    };

    fn least(self, other: Self) -> Self {
        Self {
            words: self.words.min(other.words),
            floats: self.floats.min(other.floats),
            funs: self.funs.min(other.funs),
        }
    }
}

/// What is known besides the registers. Everything here is copied as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rest {
    /// The size of the stack frame, or one of the two below.
    pub frame: i32,
    /// The register of the innermost open catch, or -1.
    pub catch: i32,
    pub heap: Heap,
    /// The first 64 float registers: which hold something. (Those after them are only numbers in
    /// memory too, so nothing bad comes of reading one.)
    pub floats: u64,
    /// A binary is under construction.
    pub building: bool,
}

/// What stands for a frame's size where there is none.
pub(super) const NO_FRAME: i32 = -1;
/// What stands for a frame's size where ways with different frames have met: from there on all
/// must raise.
pub(super) const UNKNOWN_FRAME: i32 = -2;

impl Rest {
    pub const START: Self = Self {
        frame: NO_FRAME,
        catch: -1,
        heap: Heap::NONE,
        floats: 0,
        building: false,
    };

    /// After anything that may have run other code.
    pub fn forget(&mut self) {
        (self.heap, self.floats) = (Heap::NONE, 0);
        self.building = false;
    }
}

/// The state at the operation that is being looked at.
#[derive(Debug)]
pub(super) struct State {
    /// X registers; those beyond the end hold nothing.
    pub x: Vec<Reg>,
    /// Y registers, as many as the frame has.
    pub y: Vec<Reg>,
    pub rest: Rest,
    /// How many Y registers hold nothing.
    pub empty: usize,
    /// What the tuple that `setelement/3` has just made is known by, or 0.
    pub fresh: u32,
}

impl State {
    pub fn new() -> Self {
        Self {
            x: Vec::new(),
            y: Vec::new(),
            rest: Rest::START,
            empty: 0,
            fresh: 0,
        }
    }

    /// Where a function begins. Parameters are known by the aliases from 1 on, as long as nothing
    /// else has met them.
    pub fn enter(&mut self, arity: u32, types: Option<&[Ty]>) {
        self.x.clear();
        self.x.extend((0..arity).map(|n| Reg {
            ty: types.map_or(Ty::ANY, |types| types[n as usize]),
            alias: n + 1,
        }));
        self.y.clear();
        self.rest = Rest::START;
        (self.empty, self.fresh) = (0, 0);
    }

    #[inline]
    pub fn set_x(&mut self, n: usize, reg: Reg) {
        if n >= self.x.len() {
            self.x.resize(n + 1, Reg::UNDEFINED);
        }
        self.x[n] = reg;
    }

    /// Gives up all X registers from `live` on.
    #[inline]
    pub fn keep_x(&mut self, live: usize) {
        self.x.truncate(live);
    }

    /// All X registers below `live` hold terms.
    #[inline]
    pub fn check_live(&self, live: u64) -> Result<(), Reason> {
        if live > 1023 {
            return Err(Reason::TooManyLive(live));
        }
        for n in 0..live as usize {
            match self.x.get(n) {
                Some(reg) if reg.ty.is_term() => {}
                Some(reg) if reg.ty.is_defined() => {
                    return Err(Reason::ExceptionRead(Place::X(n as u32)));
                }
                _ => return Err(Reason::LiveUndefined(n as u32, live as u32)),
            }
        }
        Ok(())
    }

    /// All Y registers hold something.
    #[inline]
    pub fn check_y(&self) -> Result<(), Reason> {
        if self.empty == 0 {
            return Ok(());
        }
        let y = self.y.iter().position(|reg| !reg.ty.is_defined());
        Err(Reason::Uninitialised(y.unwrap_or(0) as u32))
    }

    fn count_empty(&mut self) {
        self.empty = self.y.iter().filter(|reg| !reg.ty.is_defined()).count();
    }

    /// Makes a frame whose registers are all of one type.
    pub fn allocate(&mut self, size: usize, ty: Ty) {
        self.y.clear();
        self.y.resize(size, Reg::of(ty));
        self.rest.frame = size as i32;
        self.count_empty();
    }

    /// Gives up the frame.
    pub fn deallocate(&mut self) {
        self.y.clear();
        self.rest.frame = NO_FRAME;
        self.empty = 0;
    }

    /// Gives up the first registers of the frame.
    pub fn trim(&mut self, words: usize) {
        self.y.drain(..words);
        self.rest.frame -= words as i32;
        self.count_empty();
    }

    /// What is known of all registers that share a value has become this type.
    #[inline]
    pub fn sharpen(&mut self, alias: u32, ty: Ty) {
        let shares = |reg: &&mut Reg| reg.alias == alias;
        for reg in self.x.iter_mut().filter(shares) {
            reg.ty = ty;
        }
        for reg in self.y.iter_mut().filter(shares) {
            reg.ty = ty;
        }
    }
}

/// A part of the array of registers.
#[derive(Debug, Clone, Copy)]
struct Slice {
    start: u32,
    len: u32,
}

impl Slice {
    const EMPTY: Self = Self { start: 0, len: 0 };

    fn range(self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

/// What is known where a label stands, of all ways that have been followed there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// The operation that defines the label.
    pub at: u32,
    /// Something has led here.
    pub seen: bool,
    /// Exceptions lead here.
    pub handler: bool,
    /// Where its registers stand.
    y: Slice,
    x: Slice,
    rest: Rest,
}

impl Block {
    pub fn new(at: u32) -> Self {
        Self {
            at,
            seen: false,
            handler: false,
            y: Slice::EMPTY,
            x: Slice::EMPTY,
            rest: Rest::START,
        }
    }
}

/// The states at all labels of a function.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub list: Vec<Block>,
    regs: Vec<Reg>,
    aliases: Aliases,
    /// Registers looked at: what the work is measured by.
    pub work: u64,
}

/// What a block became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing new.
    Same,
    /// It must be followed (again).
    Changed,
}

impl Blocks {
    /// Begins a function.
    pub fn start(&mut self, ops: &[u32], params: u32) {
        self.list.clear();
        self.list.extend(ops.iter().map(|at| Block::new(*at)));
        self.regs.clear();
        (self.aliases.params, self.aliases.last) = (params, params);
    }

    pub fn new_alias(&mut self) -> u32 {
        self.aliases.new_alias()
    }

    /// How much memory the states take, in registers.
    pub fn size(&self) -> usize {
        self.regs.len()
    }

    /// A way leads from `state` to a block.
    pub fn join(&mut self, index: usize, state: &State) -> Result<Change, Reason> {
        let block = self.list[index];
        self.work += state.x.len() as u64 + state.y.len() as u64 + 4;
        if !block.seen {
            self.store(index, &state.y, &state.x, state.rest);
            return Ok(Change::Changed);
        }
        let y = self.join_y(index, &state.y, state.rest, false)?;
        let x = self.join_x(index, &state.x)?;
        let rest = self.join_rest(index, state.rest);
        Ok(if (y | x | rest) && self.ready(index) {
            Change::Changed
        } else {
            Change::Same
        })
    }

    /// An exception may lead from `state` to a handler.
    pub fn raise(&mut self, index: usize, state: &State) -> Result<Change, Reason> {
        let mut rest = state.rest;
        rest.forget();
        self.list[index].handler = true;
        let block = self.list[index];
        self.work += state.y.len() as u64 + 8;
        if !block.seen {
            self.store(index, &state.y, &EXCEPTION, rest);
            let range = self.list[index].y.range();
            for reg in self.regs[range]
                .iter_mut()
                .filter(|reg| !reg.ty.is_defined())
            {
                reg.ty = Ty::BOTTOM;
            }
            return Ok(if self.ready(index) {
                Change::Changed
            } else {
                Change::Same
            });
        }
        let y = self.join_y(index, &state.y, rest, true)?;
        let x = self.join_x(index, &EXCEPTION)?;
        let rest = self.join_rest(index, rest);
        Ok(if (y | x | rest) && self.ready(index) {
            Change::Changed
        } else {
            Change::Same
        })
    }

    /// A Y register is written while a catch with this handler is open.
    pub fn raise_y(&mut self, index: usize, y: usize, ty: Ty) -> Result<Change, Reason> {
        let block = self.list[index];
        let Some(reg) = self.regs[block.y.range()].get_mut(y) else {
            return Ok(Change::Same);
        };
        let joined = reg.ty.join(ty).ok_or(Reason::CatchesMeet(y as u32))?;
        if joined == reg.ty && reg.alias == 0 {
            return Ok(Change::Same);
        }
        *reg = Reg::of(joined);
        Ok(if self.ready(index) {
            Change::Changed
        } else {
            Change::Same
        })
    }

    /// Whether a block can be followed: a handler can't before everything is initialised that its
    /// exceptions need; until then nothing can have been raised.
    fn ready(&self, index: usize) -> bool {
        let block = &self.list[index];
        let regs = &self.regs[block.y.range()];
        !block.handler || regs.iter().all(|reg| reg.ty != Ty::BOTTOM)
    }

    fn store(&mut self, index: usize, y: &[Reg], x: &[Reg], rest: Rest) {
        let block = &mut self.list[index];
        block.seen = true;
        let start = self.regs.len() as u32;
        let (y_len, x_len) = (y.len() as u32, x.len() as u32);
        block.y = Slice { start, len: y_len };
        block.x = Slice {
            start: start + y_len,
            len: x_len,
        };
        block.rest = rest;
        self.regs.extend_from_slice(y);
        self.regs.extend_from_slice(x);
    }

    /// The state at a block.
    pub fn load(&mut self, index: usize, state: &mut State) {
        let block = self.list[index];
        let (y, x) = (block.y.range(), block.x.range());
        self.work += x.len() as u64 + y.len() as u64 + 4;
        state.y.clear();
        state.y.extend_from_slice(&self.regs[y]);
        state.x.clear();
        state.x.extend_from_slice(&self.regs[x]);
        state.rest = block.rest;
        state.fresh = 0;
        state.count_empty();
    }

    /// Frames of different sizes may meet where everything raises, so only what is initialised may
    /// stand in them, and no catch may be open.
    fn join_frames(&mut self, index: usize, y: &[Reg], rest: Rest) -> Result<(), Reason> {
        let block = &mut self.list[index];
        let here = &self.regs[block.y.range()];
        let full = |regs: &[Reg]| regs.iter().all(|reg| reg.ty.is_defined());
        if block.rest.catch >= 0 || rest.catch >= 0 || !full(here) || !full(y) {
            return Err(Reason::FramesMeet(rest.frame, block.rest.frame));
        }
        block.rest.frame = UNKNOWN_FRAME;
        block.y.len = block.y.len.min(y.len() as u32);
        Ok(())
    }

    fn join_y(
        &mut self,
        index: usize,
        y: &[Reg],
        rest: Rest,
        raised: bool,
    ) -> Result<bool, Reason> {
        let mut changed = false;
        let block = &self.list[index];
        if block.rest.frame != rest.frame || y.len() < block.y.len as usize {
            self.join_frames(index, y, rest)?;
            changed = true;
        }
        self.aliases.pairs.clear();
        let here = &mut self.regs[self.list[index].y.range()];
        for (n, (here, there)) in here.iter_mut().zip(y).enumerate() {
            if here == there && here.alias == 0 {
                continue;
            }
            let empty = raised && !there.ty.is_defined();
            let ty = if empty { Ty::BOTTOM } else { there.ty };
            let joined = here.ty.join(ty).ok_or(Reason::CatchesMeet(n as u32))?;
            changed |= joined != here.ty;
            here.ty = joined;
            changed |= self.aliases.join(&mut here.alias, there.alias);
        }
        Ok(changed)
    }

    fn join_x(&mut self, index: usize, x: &[Reg]) -> Result<bool, Reason> {
        let block = &mut self.list[index];
        let mut changed = false;
        if x.len() < block.x.len as usize {
            block.x.len = x.len() as u32;
            changed = true;
        }
        let here = &mut self.regs[block.x.range()];
        for (here, there) in here.iter_mut().zip(x) {
            if here == there && here.alias == 0 {
                continue;
            }
            // Tags stand in Y registers only, so any two join.
            let joined = here.ty.join(there.ty).unwrap_or(Ty::UNDEFINED);
            changed |= joined != here.ty;
            here.ty = joined;
            changed |= self.aliases.join(&mut here.alias, there.alias);
        }
        self.work += self.aliases.pairs.len() as u64 * self.aliases.pairs.len() as u64 / 8;
        Ok(changed)
    }

    fn join_rest(&mut self, index: usize, there: Rest) -> bool {
        let here = &mut self.list[index].rest;
        let joined = Rest {
            frame: here.frame,
            catch: here.catch,
            heap: here.heap.least(there.heap),
            floats: here.floats & there.floats,
            building: here.building && there.building,
        };
        let changed = *here != joined;
        *here = joined;
        changed
    }
}

/// Aliases of two ways that meet.
#[derive(Debug, Default)]
struct Aliases {
    /// Aliases here and there, and what became of them.
    pairs: Vec<(u32, u32, u32)>,
    /// The last alias that was given.
    last: u32,
    /// Aliases up to this one are parameters.
    params: u32,
}

impl Aliases {
    fn new_alias(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Registers share a value after ways have met if they shared one on each of them, and it is a
    /// parameter if it was that on each of them.
    fn join(&mut self, here: &mut u32, there: u32) -> bool {
        if *here == 0 {
            return false;
        }
        if there == 0 {
            *here = 0;
            return true;
        }
        let known = self
            .pairs
            .iter()
            .find(|pair| pair.0 == *here && pair.1 == there);
        if let Some(pair) = known {
            let changed = *here != pair.2;
            *here = pair.2;
            return changed;
        }
        let lost = *here <= self.params && there != *here;
        let split = lost || self.pairs.iter().any(|pair| pair.2 == *here);
        let new = if split { self.new_alias() } else { *here };
        self.pairs.push((*here, there, new));
        *here = new;
        split
    }
}
