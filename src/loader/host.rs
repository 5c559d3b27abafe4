//! The predicates and builders that rules of `ops/*.tab` name. What the tables declare is a
//! generated trait; rustc checks that everything is here.
use super::op::{Arg, ArgRange};
use super::prepare::{Import, Prepared};
use super::window::Window;
use super::{bits, is_immediate};
use crate::bif::is_raise;
use crate::emulator::state::FUN_HEAD;
use crate::tables::engine::{Builders, Predicates};
use crate::tables::{op, tag};
use crate::term::word::SMALL_MAX;
use crate::term::{Term, am, boxed};

/// What rules ask about: the module being loaded.
pub struct Host<'a> {
    pub prepared: &'a mut Prepared,
    /// Instructions are copied, not called: the back end is native.
    pub copied: bool,
}

/// Largest jump table, in entries for each value in it.
const JUMP_TABLE_SPREAD: i64 = 4;
const LARGEST_JUMP_TABLE: i64 = 1 << 16;

impl Host<'_> {
    fn import(&self, arg: Arg) -> &Import {
        &self.prepared.imports[arg.val as usize]
    }
}

/// An instruction for each pair of a value and a label, then a jump. False: the source is no register.
fn compare_each(w: &mut Window, id: u16, src: Arg, fail: Arg, list: ArgRange) -> bool {
    if !matches!(src.tag, tag::X | tag::Y) {
        return false;
    }
    for pair in w.args(list).to_vec().chunks_exact(2) {
        w.push(id, &[src, pair[0], pair[1]], ArgRange::EMPTY);
    }
    w.push(op::JUMP, &[fail], ArgRange::EMPTY);
    true
}

/// `put_word` for each operand, the first at the word `from` of the object.
fn put_words(w: &mut Window, list: ArgRange, from: usize) {
    for k in 0..list.len as usize {
        let src = w.all_args()[list.start as usize + k];
        let offset = Arg::new(tag::U, (from + k) as u64 * 8);
        w.push(op::PUT_WORD, &[offset, src], ArgRange::EMPTY);
    }
}

fn end_tuple(w: &mut Window, dst: Arg, size: u64) {
    let [size, bytes] = [size, (size + 1) * 8].map(|n| Arg::new(tag::U, n));
    w.push(op::END_TUPLE, &[dst, size, bytes], ArgRange::EMPTY);
}

/// The values of a select's list: every second operand.
fn values(list: &[Arg]) -> impl Iterator<Item = &Arg> {
    list.iter().step_by(2)
}

impl Predicates for Host<'_> {
    fn is_import(&self, _: &Window, import: Arg, module: u64, function: u64, arity: i64) -> bool {
        let i = self.import(import);
        i.function.term().raw() == function
            && i.module.term().raw() == module
            && i64::from(i.arity) == arity
    }
    fn is_bif(&self, _: &Window, import: Arg) -> bool {
        self.import(import).bif.is_some()
    }
    /// Neither a BIF nor a function that is an instruction.
    fn is_code(&self, _: &Window, import: Arg) -> bool {
        let i = self.import(import);
        let applies = i.module.term() == am::ERLANG && i.function.term() == am::APPLY;
        i.bif.is_none() && !(applies && (2..=3).contains(&i.arity))
    }
    /// BIFs that never return.
    fn is_raising_bif(&self, _: &Window, import: Arg) -> bool {
        let i = self.import(import);
        let (module, function) = (i.module.term(), i.function.term());
        let halts = module == am::ERLANG && function == am::HALT;
        i.bif.is_some() && (halts || is_raise(module, function, i.arity as usize))
    }
    fn copied(&self, _: &Window) -> bool {
        self.copied
    }
    /// The operand is proved to be a tuple of that many elements.
    fn has_size(&self, _: &Window, src: Arg, size: Arg) -> bool {
        src.proved.size().is_some_and(|n| u64::from(n) == size.val)
    }
    /// What raises tells one line: that of the last operation that it is made of.
    fn one_line(&self, w: &Window, operations: i64) -> bool {
        w.one_line(operations as usize)
    }
    fn same_label(&self, _: &Window, to: Arg, number: Arg) -> bool {
        to.val == number.val
    }
    fn all_immediate(&self, _: &Window, list: &[Arg]) -> bool {
        values(list).all(is_immediate)
    }
    fn few(&self, _: &Window, list: &[Arg], n: i64) -> bool {
        list.len() as i64 <= n
    }
    fn dense(&self, _: &Window, list: &[Arg]) -> bool {
        let count = list.len() as i64 / 2;
        if count < 4 || !values(list).all(|v| v.tag == tag::I) {
            return false;
        }
        let least = values(list).map(|v| v.val as i64).min().unwrap_or(0);
        let greatest = values(list).map(|v| v.val as i64).max().unwrap_or(0);
        let span = greatest.saturating_sub(least);
        span < count * JUMP_TABLE_SPREAD && span < LARGEST_JUMP_TABLE
    }
}

impl Builders for Host<'_> {
    fn bs_match(&mut self, w: &mut Window, fail: Arg, ctx: Arg, list: ArgRange) -> bool {
        bits::match_commands(self.prepared, w, fail, ctx, list)
    }
    fn bs_get_const(
        &mut self,
        w: &mut Window,
        fail: Arg,
        ctx: Arg,
        live: Arg,
        size: Arg,
        unit: Arg,
        flags: Arg,
        dst: Arg,
        what: i64,
    ) -> bool {
        let what = match what {
            0 => bits::Constant::Integer,
            1 => bits::Constant::Binary,
            2 => bits::Constant::Float,
            _ => bits::Constant::Skip,
        };
        let args = [fail, ctx, live, size, unit, flags, dst];
        bits::constant_field(self.prepared, w, args, what)
    }
    fn bs_short_string(
        &mut self,
        w: &mut Window,
        fail: Arg,
        ctx: Arg,
        bits: Arg,
        offset: Arg,
    ) -> bool {
        bits::match_string(self.prepared, w, fail, ctx, bits.val, offset.val)
    }
    fn bs_put_string(&mut self, w: &mut Window, bytes: Arg, offset: Arg) -> bool {
        bits::put_string(self.prepared, w, bytes.val, offset.val)
    }
    fn bs_create_bin(
        &mut self,
        w: &mut Window,
        fail: Arg,
        need: Arg,
        live: Arg,
        dst: Arg,
        segments: ArgRange,
    ) -> bool {
        bits::create(self.prepared, w, [fail, need, live, dst], segments)
    }

    /// `select_jump`: an address for each value from the least to the greatest.
    fn jump_table(&mut self, w: &mut Window, src: Arg, fail: Arg, list: ArgRange) -> bool {
        let pairs: Vec<(i64, Arg)> = w
            .args(list)
            .chunks_exact(2)
            .map(|p| (p[0].val as i64, p[1]))
            .collect();
        let least = pairs.iter().map(|p| p.0).min().unwrap_or(0);
        let greatest = pairs.iter().map(|p| p.0).max().unwrap_or(0);
        let mut table = vec![fail; (greatest - least + 1) as usize];
        // Of two entries with one value the first counts: it is found first.
        for &(value, label) in pairs.iter().rev() {
            table[(value - least) as usize] = label;
        }
        let mut args = vec![src, fail, Arg::new(tag::U, least as u64)];
        args.append(&mut table);
        w.push(op::SELECT_JUMP, &args, ArgRange::EMPTY);
        true
    }
    /// `jump_if_same` for each value, then `jump`.
    fn compare_each(&mut self, w: &mut Window, src: Arg, fail: Arg, list: ArgRange) -> bool {
        compare_each(w, op::JUMP_IF_SAME, src, fail, list)
    }
    fn compare_sizes(&mut self, w: &mut Window, src: Arg, fail: Arg, list: ArgRange) -> bool {
        compare_each(w, op::JUMP_IF_SIZE, src, fail, list)
    }
    /// `select_sorted`: the values as words in rising order.
    fn sorted_values(&mut self, w: &mut Window, src: Arg, fail: Arg, list: ArgRange) -> bool {
        let mut pairs: Vec<(u64, Arg, Arg)> = w
            .args(list)
            .chunks_exact(2)
            .map(|p| (self.prepared.constant(&p[0]).raw(), p[0], p[1]))
            .collect();
        pairs.sort_by_key(|p| p.0);
        pairs.dedup_by_key(|p| p.0);
        let mut args = vec![src, fail];
        args.extend(pairs.iter().flat_map(|p| [p.1, p.2]));
        w.push(op::SELECT_SORTED, &args, ArgRange::EMPTY);
        true
    }
    /// One value: a comparison and a jump.
    fn one_value(&mut self, w: &mut Window, src: Arg, fail: Arg, list: ArgRange) -> bool {
        let &[value, label] = w.args(list) else {
            return false;
        };
        if !matches!(src.tag, tag::X | tag::Y) {
            return false;
        }
        w.push(op::IS_EQ_EXACT, &[fail, src, value], ArgRange::EMPTY);
        w.push(op::JUMP, &[label], ArgRange::EMPTY);
        true
    }
    /// `in_range_small`: the lower end and the distance of the upper one.
    fn range_test(&mut self, w: &mut Window, fail: Arg, src: Arg, low: Arg, high: Arg) -> bool {
        let span = (high.val as i64) - (low.val as i64);
        if !(0..=SMALL_MAX).contains(&span) {
            return false;
        }
        let span = Arg::new(tag::I, span as u64);
        w.push(op::IN_RANGE_SMALL, &[fail, src, low, span], ArgRange::EMPTY);
        true
    }
    fn init_few(&mut self, w: &mut Window, list: ArgRange) -> bool {
        let registers = w.args(list).to_vec();
        let id = match registers.len() {
            1 => op::INIT,
            2 => op::INIT_2,
            3 => op::INIT_3,
            _ if self.copied => {
                for register in registers {
                    w.push(op::INIT, &[register], ArgRange::EMPTY);
                }
                return true;
            }
            _ => return false,
        };
        w.push(id, &registers, ArgRange::EMPTY);
        true
    }
    fn allocate_init(&mut self, w: &mut Window, frame: Arg, live: Arg, list: ArgRange) -> bool {
        let id = match list.len {
            1 => op::ALLOCATE_INIT_1,
            2 => op::ALLOCATE_INIT_2,
            3 => op::ALLOCATE_INIT_3,
            _ => return false,
        };
        w.push(id, &[frame, live], list);
        true
    }
    fn small_tuple(&mut self, w: &mut Window, dst: Arg, list: ArgRange) -> bool {
        let id = match list.len {
            2 => op::PUT_TUPLE_2,
            3 => op::PUT_TUPLE_3,
            4 => op::PUT_TUPLE_4,
            _ => return false,
        };
        w.push(id, &[dst], list);
        true
    }
    /// `put_word` for each element from the second word on, then `end_tuple`.
    fn tuple_words(&mut self, w: &mut Window, dst: Arg, list: ArgRange) -> bool {
        // Two fit an instruction of their own.
        if list.len <= 2 {
            return false;
        }
        put_words(w, list, 1);
        end_tuple(w, dst, list.len.into());
        true
    }
    fn record_words(
        &mut self,
        w: &mut Window,
        size: Arg,
        src: Arg,
        dst: Arg,
        updates: ArgRange,
    ) -> bool {
        if !matches!(src.tag, tag::X | tag::Y) {
            return false;
        }
        w.push(op::COPY_ELEMENTS, &[src, size], ArgRange::EMPTY);
        for k in (0..updates.len).step_by(2) {
            let update = ArgRange {
                start: updates.start + k,
                len: 2,
            };
            let &[index, value] = w.args(update) else {
                return false;
            };
            let offset = Arg::new(tag::U, index.val * 8);
            w.push(op::PUT_WORD, &[offset, value], ArgRange::EMPTY);
        }
        end_tuple(w, dst, size.val);
        true
    }
    fn fun_words(&mut self, w: &mut Window, lambda: Arg, dst: Arg, list: ArgRange) -> bool {
        put_words(w, list, FUN_HEAD);
        let words = list.len as usize + FUN_HEAD;
        let arity = self.prepared.lambdas[lambda.val as usize].arity;
        let header = Term::header(boxed::FUN, words - 1).raw();
        let [arity, header, bytes] =
            [arity.into(), header, words as u64 * 8].map(|n| Arg::new(tag::U, n));
        w.push(
            op::END_FUN,
            &[lambda, arity, dst, header, bytes],
            ArgRange::EMPTY,
        );
        true
    }
    fn literal_fun(&mut self, w: &mut Window, lambda: Arg, dst: Arg, list: ArgRange) -> bool {
        if list.len > 0 {
            return false;
        }
        let literal = self.prepared.fun_literal(lambda.val as usize);
        w.push(op::MOVE, &[Arg::new(tag::Q, literal), dst], ArgRange::EMPTY);
        true
    }
    fn one_map_element(&mut self, w: &mut Window, fail: Arg, src: Arg, list: ArgRange) -> bool {
        let &[key, dst] = w.args(list) else {
            return false;
        };
        w.push(op::GET_MAP_ELEMENT, &[fail, src, key, dst], ArgRange::EMPTY);
        true
    }
    /// One new value, and the hint that the old one is likely: worth a look.
    fn reuse_record(
        &mut self,
        w: &mut Window,
        hint: Arg,
        size: Arg,
        src: Arg,
        dst: Arg,
        updates: ArgRange,
    ) -> bool {
        let &[index, value] = w.args(updates) else {
            return false;
        };
        if hint.val != am::REUSE.raw() {
            return false;
        }
        w.push(
            op::UPDATE_RECORD_REUSE,
            &[size, src, dst, index, value],
            ArgRange::EMPTY,
        );
        true
    }
}
