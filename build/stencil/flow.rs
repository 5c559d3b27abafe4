//! The control flow of a stencil: its blocks, and their order in the main part and the tail.
use super::hole::What;
use super::machine::{self, Flow, Op, Stack};
use super::read::Reloc;
use super::{Copies, Refusal, layout};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where a branch goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dest {
    Block(usize),
    Hole(What),
}

/// How a block ends.
#[derive(Clone, Copy, Debug)]
pub enum End {
    /// By a branch on a condition: where it goes, and where else.
    Branch(u8, Dest, Dest),
    Jump(Dest),
    /// By an instruction of its own.
    Itself,
}

pub struct Block {
    /// Of what is kept: the branch at its end is not.
    pub ops: Vec<Op>,
    pub how: End,
}

pub struct Blocks {
    pub data: Vec<u8>,
    pub blocks: Vec<Block>,
    pub relocations: BTreeMap<usize, Reloc>,
}

impl Blocks {
    /// `continues` says what is jumped to when the instruction has come to an end, or to a slow path.
    pub fn new(
        data: &[u8],
        relocations: &BTreeMap<usize, Reloc>,
        continues: &dyn Fn(What) -> bool,
    ) -> Result<Blocks, Refusal> {
        let code = machine::decode(data)
            .ok_or_else(|| Refusal::Error("code that can't be decoded".into()))?;
        check(&code, relocations, continues)?;
        let hole = |op: &Op| relocations.range(op.at..op.end).next().map(|(_, r)| r.what);
        let branches = |op: &Op| matches!(op.flow, Flow::Branch(_) | Flow::Jump);
        let mut leaders = BTreeSet::from([0]);
        for op in code.iter().filter(|op| branches(op)) {
            leaders.insert(op.end);
            if hole(op).is_none() {
                leaders.insert(op.target);
            }
        }
        leaders.retain(|&at| at < data.len());
        let starts: Vec<usize> = leaders.into_iter().collect();
        let index: HashMap<usize, usize> =
            starts.iter().enumerate().map(|(i, &at)| (at, i)).collect();
        let mut blocks = Vec::with_capacity(starts.len());
        for (i, &start) in starts.iter().enumerate() {
            let end = starts.get(i + 1).map_or(data.len(), |&e| e);
            let inside = code.iter().filter(|op| op.at >= start && op.at < end);
            let mut ops: Vec<Op> = inside.copied().collect();
            let Some(last) = ops.last().copied() else {
                return Err(Refusal::Error("a branch into an instruction".into()));
            };
            let dest = || match (hole(&last), index.get(&last.target)) {
                (Some(what), _) => Ok(Dest::Hole(what)),
                (None, Some(&block)) => Ok(Dest::Block(block)),
                (None, None) => Err(Refusal::Error("a branch out of it".into())),
            };
            let following = || match i + 1 < starts.len() {
                true => Ok(Dest::Block(i + 1)),
                false => Err(Refusal::Error("it comes to its end without a jump".into())),
            };
            let how = match last.flow {
                Flow::Branch(condition) => End::Branch(condition, dest()?, following()?),
                Flow::Jump => End::Jump(dest()?),
                Flow::Next => End::Jump(following()?),
                _ => End::Itself,
            };
            if branches(&last) {
                ops.pop();
            }
            blocks.push(Block { ops, how });
        }
        let mut blocks = Blocks {
            data: data.to_vec(),
            blocks,
            relocations: relocations.clone(),
        };
        blocks.leaves_nothing()?;
        blocks.thread();
        Ok(blocks)
    }

    /// Registers that are saved must be taken back on every way out: else the native stack would grow.
    fn leaves_nothing(&self) -> Result<(), Refusal> {
        let mut depths: Vec<Option<i32>> = vec![None; self.blocks.len()];
        let mut todo = vec![(0, 0)];
        while let Some((block, depth)) = todo.pop() {
            if depths[block]
                .replace(depth)
                .is_some_and(|known| known == depth)
            {
                continue;
            }
            let step = |op: &Op| match op.stack {
                Stack::Save => 1,
                Stack::Restore => -1,
                Stack::Nothing | Stack::Frame => 0,
            };
            let depth = depth + self.blocks[block].ops.iter().map(step).sum::<i32>();
            let (ways, leaves) = match self.blocks[block].how {
                End::Branch(_, a, b) => (vec![a, b], false),
                End::Jump(to) => (vec![to], false),
                End::Itself => (Vec::new(), true),
            };
            let leaves = leaves || ways.iter().any(|way| matches!(way, Dest::Hole(_)));
            if depth < 0 || leaves && depth != 0 {
                return Err(Refusal::Error(format!(
                    "it leaves {depth} words on the native stack, which would grow without end"
                )));
            }
            todo.extend(ways.iter().filter_map(|way| match way {
                Dest::Block(b) => Some((*b, depth)),
                Dest::Hole(_) => None,
            }));
        }
        Ok(())
    }

    /// Branches to a block that only jumps go where that jumps to.
    fn thread(&mut self) {
        let through = |blocks: &[Block], mut dest: Dest| {
            for _ in 0..blocks.len() {
                match dest {
                    Dest::Block(b) if blocks[b].ops.is_empty() => match blocks[b].how {
                        End::Jump(to) => dest = to,
                        _ => break,
                    },
                    _ => break,
                }
            }
            dest
        };
        for i in 0..self.blocks.len() {
            self.blocks[i].how = match self.blocks[i].how {
                End::Branch(c, a, b) => {
                    End::Branch(c, through(&self.blocks, a), through(&self.blocks, b))
                }
                End::Jump(to) => End::Jump(through(&self.blocks, to)),
                End::Itself => End::Itself,
            };
        }
    }

    /// The blocks from which the next instruction can be reached.
    fn on_the_way(&self) -> Vec<bool> {
        let mut reaches = vec![false; self.blocks.len()];
        for _ in 0..self.blocks.len() {
            for i in 0..self.blocks.len() {
                let good = |dest: Dest| match dest {
                    Dest::Block(b) => reaches[b],
                    Dest::Hole(what) => what == What::Next,
                };
                reaches[i] = match self.blocks[i].how {
                    End::Branch(_, a, b) => good(a) || good(b),
                    End::Jump(to) => good(to),
                    End::Itself => false,
                };
            }
        }
        reaches
    }

    /// A run of blocks from `first` on, each the preferred successor of the one before it.
    fn chain(&self, first: usize, placed: &mut [bool], reaches: &[bool]) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut at = Some(first);
        while let Some(block) = at {
            placed[block] = true;
            chain.push(block);
            let free = |dest: Dest| match dest {
                Dest::Block(b) if !placed[b] => Some(b),
                _ => None,
            };
            at = match self.blocks[block].how {
                End::Branch(_, a, b) => {
                    let next = |d: Dest| d == Dest::Hole(What::Next);
                    let leads = |d: &usize| reaches[*d];
                    match (free(a), free(b)) {
                        _ if next(a) || next(b) => None,
                        (Some(a), Some(b)) if leads(&a) && !leads(&b) => Some(a),
                        (_, Some(b)) => Some(b),
                        (a, None) => a,
                    }
                }
                End::Jump(to) => free(to),
                End::Itself => None,
            };
        }
        chain
    }

    /// Whether a block only leads out of the instruction, to a slow path.
    fn is_cold(&self, block: usize) -> bool {
        matches!(
            self.blocks[block].how,
            End::Jump(Dest::Hole(What::Symbol(_)))
        )
    }

    /// The blocks of the main part and of the tail, in order.
    fn order(&self) -> [Vec<usize>; 2] {
        let reaches = self.on_the_way();
        let mut placed = vec![false; self.blocks.len()];
        let mut main = self.chain(0, &mut placed, &reaches);
        let falls = |main: &[usize]| {
            main.last().is_some_and(|&b| match self.blocks[b].how {
                End::Branch(_, a, b) => a == Dest::Hole(What::Next) || b == Dest::Hole(What::Next),
                End::Jump(to) => to == Dest::Hole(What::Next),
                End::Itself => false,
            })
        };
        let mut tail = Vec::new();
        for block in self.reachable() {
            if placed[block] {
                continue;
            }
            let more = self.chain(block, &mut placed, &reaches);
            if falls(&main) || self.is_cold(block) {
                tail.extend(more);
            } else {
                main.extend(more);
            }
        }
        [main, tail]
    }

    /// The stencil, and the one for small operands if that is shorter. `narrow`: the operands that are not terms: those
    /// would rarely fit.
    pub fn copies(&self, narrow: &[usize]) -> Copies {
        let order = self.order();
        let full = layout::write(self, &order, &[]);
        let short = layout::write(self, &order, narrow);
        Copies {
            short: (short != full).then_some(short),
            full,
        }
    }

    /// The blocks that can be reached, in the compiler's order.
    fn reachable(&self) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut todo = vec![0];
        while let Some(block) = todo.pop() {
            if !seen.insert(block) {
                continue;
            }
            let mut add = |dest| {
                if let Dest::Block(b) = dest {
                    todo.push(b);
                }
            };
            match self.blocks[block].how {
                End::Branch(_, a, b) => {
                    add(a);
                    add(b);
                }
                End::Jump(to) => add(to),
                End::Itself => {}
            }
        }
        seen.into_iter().collect()
    }
}

/// Refuses what no stencil may do, and leaves to the shared function what gains nothing by being copied.
fn check(
    code: &[Op],
    relocations: &BTreeMap<usize, Reloc>,
    continues: &dyn Fn(What) -> bool,
) -> Result<(), Refusal> {
    let mut frame = None;
    let mut shared = None;
    for op in code {
        let hole = relocations.range(op.at..op.end).next().map(|(_, r)| *r);
        match (op.flow, hole) {
            (Flow::CallAny, None) => return Err(called(op)),
            (Flow::Call | Flow::CallAny, Some(hole)) if continues(hole.what) => {
                return Err(called(op));
            }
            // The shared function calls as well.
            (Flow::Call | Flow::CallAny, _) => shared = Some("it calls a function"),
            (Flow::Odd, _) => shared = Some("it traps, or loops by a counter"),
            (Flow::Branch(_) | Flow::Jump, Some(hole)) if hole.addend != machine::BRANCH_ADDEND => {
                shared = Some("it branches beside a symbol");
            }
            _ => {}
        }
        if op.stack == Stack::Frame && frame.is_none() {
            frame = Some(op.at);
        }
    }
    match (shared, frame) {
        (Some(why), _) => Err(Refusal::Shared(why)),
        (None, Some(at)) => Err(Refusal::Error(format!(
            "it keeps a stack frame (from {at:#x}) on its way to the next instruction: a local whose address is taken, or \
             more values at a time than there are registers; `cold! {{ … }}` takes off the way what is rare"
        ))),
        (None, None) => Ok(()),
    }
}

fn called(op: &Op) -> Refusal {
    Refusal::Error(format!(
        "its continuation is called, not jumped to (at {:#x}); something in its body keeps the stack frame alive: a \
         destructor, or a reference to a local that escapes",
        op.at
    ))
}
