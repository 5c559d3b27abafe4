//! When a process' heap is collected, how, and how large it is afterwards.
//!
//! A minor collection moves what lives in the young block to a new one, and what has survived once
//! already to the old block. A major one moves all that lives: to a young block if it is little, else
//! to an old block of its own, which leaves the young one empty.
use super::Process;
use crate::heap::block::under_stress;
use crate::heap::{Block, sizes};
use crate::scheduler::system_monitor;
use crate::term::{Term, am};
use crate::tracing;

/// Words of a heap that takes long to collect, or to give back: a millisecond or more.
pub const LONG: usize = 400_000;

/// How a collection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The room asked for is there. `copied` words were moved: what the collection cost.
    Done { copied: usize },
    /// As `Done`, but the process needs `words`, more than its `max_heap_size`.
    OverLimit { copied: usize, words: usize },
    /// There is no memory for `words`; the heap is as good as before, without the room.
    NoMemory { words: usize },
}

/// There is no memory for as many words.
struct NoMemory(usize);

type Copied = Result<usize, NoMemory>;

/// Live words up to which a major collection leaves a single, young block.
const SMALL: usize = 1000;

/// Words of a young block that is not made smaller, and that stands beside an old block.
const NURSERY: usize = 4000;

/// Words up to which a young block stays as large as it has become, until everything is collected: who has
/// made so much garbage makes it again, and what must be copied of it is the less the larger the block is.
const KEPT: usize = 80_000;

/// Words that all processes' young blocks may keep together, in round figures: where there are many processes, each keeps less.
const KEPT_BY_ALL: usize = 2_000_000;

/// Words up to which a young block is kept beside an old one that has as much in use: a process that works on large data makes
/// large parts of it anew, and they live for a while.
const KEPT_BESIDE_OLD: usize = 2_000_000;

/// Words up to which a young block is kept now.
fn kept(p: &Process) -> usize {
    let share = KEPT_BY_ALL / crate::scheduler::count().max(1);
    let beside = p.heap.old_used().min(KEPT_BESIDE_OLD);
    share.clamp(MIN_KEPT, KEPT).max(beside)
}

/// Words up to which it is kept among however many.
const MIN_KEPT: usize = 600;

/// Bytes of shared binaries that make a collection due: OTP's virtual heap.
pub const VIRTUAL_HEAP: usize = 46422 * 8;

/// OTP's default of `fullsweep_after`.
pub const FULLSWEEP_AFTER: u32 = 65535;

/// Makes room for `need` words between heap and stack. `live` are the x registers in use.
#[inline(never)]
pub fn collect(p: &mut Process, need: usize, live: &mut [Term]) -> Outcome {
    let since = system_monitor::collection_begins();
    let is_major = p.wants_major();
    tell_of(p, is_major, Stage::Begins);
    let done = if is_major {
        let keep = p.heap.size().min(kept(p));
        major(p, need, live, keep)
    } else {
        minor(p, need, live)
    };
    let outcome = outcome(p, need, live, done);
    tell_of(p, is_major, Stage::Ends);
    system_monitor::collection_ends(p, since);
    outcome
}

enum Stage {
    Begins,
    Ends,
}

/// Tells those who trace the process' collections.
#[inline]
fn tell_of(p: &mut Process, is_major: bool, stage: Stage) {
    if tracing::is_active() {
        let tag = match (is_major, stage) {
            (false, Stage::Begins) => am::GC_MINOR_START,
            (false, Stage::Ends) => am::GC_MINOR_END,
            (true, Stage::Begins) => am::GC_MAJOR_START,
            (true, Stage::Ends) => am::GC_MAJOR_END,
        };
        tracing::events::collected(p, tag);
    }
}

/// Collects everything: `garbage_collect/0`.
pub fn collect_all(p: &mut Process, need: usize, live: &mut [Term]) -> Outcome {
    let since = system_monitor::collection_begins();
    tell_of(p, true, Stage::Begins);
    let done = major(p, need, live, 0);
    let outcome = outcome(p, need, live, done);
    tell_of(p, true, Stage::Ends);
    system_monitor::collection_ends(p, since);
    outcome
}

/// Collects everything into a heap that is as small as can be.
pub fn hibernate(p: &mut Process, live: &mut [Term]) -> Outcome {
    let mut done = major(p, 0, live, 0);
    if let Ok(copied) = done {
        let words = p.heap.old_used() + p.young_used() + p.stack_words();
        if let Some(block) = Block::try_new(words) {
            let top = p.move_all(live, &block);
            p.settle_young(block, top);
            done = Ok(2 * copied);
        }
    }
    outcome(p, 0, live, done)
}

fn outcome(p: &mut Process, need: usize, live: &mut [Term], done: Copied) -> Outcome {
    let mut copied = match done {
        Ok(copied) => copied,
        Err(NoMemory(words)) => return Outcome::NoMemory { words },
    };
    if !p.over_limit(need) {
        return Outcome::Done { copied };
    }
    if p.heap.stats.minors > 0 {
        match major(p, need, live, 0) {
            Ok(more) => copied += more,
            Err(NoMemory(words)) => return Outcome::NoMemory { words },
        }
    }
    if p.over_limit(need) {
        let words = p.words_counted(need);
        return Outcome::OverLimit { copied, words };
    }
    Outcome::Done { copied }
}

impl Process {
    /// True when so much has been put into fragments or shared binaries since the last collection that one
    /// is due although the heap has room. To be asked after calls that may allocate at will.
    #[inline]
    pub fn wants_collection(&self) -> bool {
        self.regs.fragment_words > self.room()
            || self.regs.fragment_words > 0 && under_stress()
            || self.off_heap.bytes + self.fragments.off_heap_bytes() > self.heap.bytes_limit
    }
    /// True when the next collection may move so much that it takes long.
    pub fn collects_long(&self) -> bool {
        let old = if self.wants_major() {
            self.heap.old_used()
        } else {
            0
        };
        self.used() + old > LONG
    }
    /// Bytes of shared binaries that it refers to, as far as collections know.
    pub fn shared_bytes(&self) -> usize {
        let young = self.off_heap.bytes + self.fragments.off_heap_bytes();
        young + self.heap.old_shared_bytes()
    }
    /// Words of all blocks: `process_info(_, total_heap_size)`.
    pub fn total_heap_size(&self) -> usize {
        self.heap.size() + self.heap.old_size() + self.regs.fragment_words
    }
    fn wants_major(&self) -> bool {
        self.heap.stats.minors >= self.flags.fullsweep_after
            || self.heap.old_shared_bytes() > self.heap.bytes_limits().1
            || (self.heap.old_size() > 0 && self.heap.old_room() < self.heap.mature())
    }
    /// Size of the heap that holds all that is left after a collection, and `need` words more.
    fn words_needed(&self, need: usize) -> usize {
        sizes::at_least(self.heap.old_used() + self.young_used() + self.stack_words() + need)
    }
    /// As `words_needed`, with the shared binaries if the limit means them too.
    fn words_counted(&self, need: usize) -> usize {
        let shared = match self.flags.max_heap.include_shared_binaries {
            true => self.off_heap.bytes + self.heap.old_shared_bytes(),
            false => 0,
        };
        self.words_needed(need) + shared / size_of::<Term>()
    }
    fn over_limit(&self, need: usize) -> bool {
        let max = self.flags.max_heap.size;
        max != 0 && self.words_counted(need) > max
    }
    /// Words of young objects, which may all be alive.
    fn used(&self) -> usize {
        self.young_used() + self.regs.fragment_words
    }
}

fn block(words: usize) -> Result<Block, NoMemory> {
    Block::try_new(words).ok_or(NoMemory(words))
}

fn minor(p: &mut Process, need: usize, live: &mut [Term]) -> Copied {
    let (used, mature, old_before) = (p.used(), p.heap.mature(), p.heap.old_used());
    let size = used + p.stack_words() + if p.heap.grow { used / 2 } else { 0 };
    let young = block(sizes::at_least(size).max(p.heap.size()))?;
    if mature > 0 && p.heap.old_size() == 0 {
        p.set_old(block(sizes::at_least(2 * used))?);
    }
    p.move_young(live, young, true);
    let copied = p.young_used() + p.heap.old_used() - old_before;
    p.heap.stats.minors += 1;
    p.heap.count(used - copied);
    p.heap.bytes_limit = VIRTUAL_HEAP.max(2 * p.off_heap.bytes);
    let copied = copied + fit(p, need, live)?;
    let share = match p.heap.size() {
        size if size >= kept(p) => 2,
        size if size >= KEPT => 8,
        _ => 4,
    };
    p.heap.grow = share * (p.heap.size() - p.room() + need) > p.heap.size();
    Ok(copied)
}

/// After a minor collection: gets a young block that has room for `need` words and is not far too large.
fn fit(p: &mut Process, need: usize, live: &mut [Term]) -> Copied {
    let wanted = p.young_used() + p.stack_words() + need;
    let size = p.heap.size();
    let kept = kept(p);
    let least = wanted.max(p.heap.old_used() / 4).max(NURSERY.min(kept / 4));
    let resized = if under_stress() {
        block(wanted)?
    } else if wanted > size {
        block(sizes::at_least(wanted.max(size + 1)))?
    } else if size > kept.max(4 * least)
        && let Some(smaller) = Block::try_new(sizes::at_least(2 * least))
    {
        smaller
    } else {
        return Ok(0);
    };
    p.move_young(live, resized, false);
    Ok(p.young_used())
}

/// The young block has `keep` words at least.
fn major(p: &mut Process, need: usize, live: &mut [Term], keep: usize) -> Copied {
    let used = p.used() + p.heap.old_used();
    if used <= SMALL {
        return major_small(p, need, live, used, keep);
    }
    let least = p.stack_words() + need;
    let young = sizes::at_least(least.max(used / 8).max(NURSERY).max(keep));
    let young = young.max(p.flags.min_heap_size);
    let young = block(if under_stress() { least } else { young })?;
    let old = block(sizes::at_least(used + used / 2))?;
    let size = old.words();
    let top = p.move_all(live, &old);
    p.settle_old(old, top, young);
    let alive = p.heap.old_used();
    let mut copied = alive;
    if alive <= SMALL {
        copied += major_small(p, need, live, alive, keep)?;
    } else if size > 4 * alive {
        let Some(smaller) = Block::try_new(sizes::at_least(2 * alive)) else {
            return Ok(copied);
        };
        p.move_old(live, smaller);
        copied += alive;
    }
    after_major(p, used - alive);
    Ok(copied)
}

/// A major collection that leaves one block, with young objects only.
fn major_small(
    p: &mut Process,
    need: usize,
    live: &mut [Term],
    used: usize,
    keep: usize,
) -> Copied {
    let least = keep.max(p.flags.min_heap_size);
    let size = used + p.stack_words() + need;
    let block = block(if under_stress() {
        size
    } else {
        sizes::at_least(size.max(least))
    })?;
    let top = p.move_all(live, &block);
    p.settle_young(block, top);
    let alive = p.young_used();
    after_major(p, used - alive);
    Ok(alive)
}

fn after_major(p: &mut Process, reclaimed: usize) {
    p.heap.stats.minors = 0;
    p.heap.count(reclaimed);
    p.heap.bytes_limit = VIRTUAL_HEAP.max(2 * p.off_heap.bytes);
    if let Some(old) = p.heap.old() {
        old.bytes_limit = VIRTUAL_HEAP.max(2 * old.off_heap.bytes);
    }
}
