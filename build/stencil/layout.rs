//! Writing a stencil's blocks in their order, with branches that are as short as can be.
use super::flow::{Blocks, Dest, End};
use super::hole::{Hole, What, Width};
use super::machine::{self, Op};
use super::read::Reloc;
use super::{Part, Stencil};
use std::collections::{BTreeSet, HashMap};

/// Where something stands: which part, and where in it.
type Place = (usize, usize);

/// Writes the blocks of both parts. `small`: the operands that have 8 bits, where an instruction can.
pub fn write(blocks: &Blocks, order: &[Vec<usize>; 2], small: &[usize]) -> Stencil {
    let mut writer = Writer {
        blocks,
        order,
        small,
        places: HashMap::new(),
        ends: [0; 2],
        near: BTreeSet::new(),
        misfits: BTreeSet::new(),
    };
    // Places depend on the branches' lengths, which depend on places: until both stay as they are. Branches only grow.
    loop {
        let (places, ends) = (writer.places.clone(), writer.ends);
        let [main, tail] = [writer.part(0), writer.part(1)];
        let misfits = std::mem::take(&mut writer.misfits);
        if misfits.is_empty() && writer.places == places && writer.ends == ends {
            return Stencil { main, tail };
        }
        writer.near.extend(misfits);
    }
}

struct Writer<'a> {
    blocks: &'a Blocks,
    order: &'a [Vec<usize>; 2],
    small: &'a [usize],
    /// Of blocks, as they were found last.
    places: HashMap<usize, Place>,
    ends: [usize; 2],
    /// Branches that need 32 bits: block, and which of its branches.
    near: BTreeSet<(usize, usize)>,
    /// Branches for which 8 bits have turned out to be too few.
    misfits: BTreeSet<(usize, usize)>,
}

impl Writer<'_> {
    fn part(&mut self, which: usize) -> Part {
        let mut part = Part::default();
        let (blocks, order) = (self.blocks, &self.order[which]);
        for (k, &index) in order.iter().enumerate() {
            let block = &blocks.blocks[index];
            self.places.insert(index, (which, part.code.len()));
            for op in &block.ops {
                self.op(&mut part, op);
            }
            let following = order.get(k + 1).map(|&b| Dest::Block(b));
            // The end of the main part is where the next instruction begins.
            let following = following.or((which == 0).then_some(Dest::Hole(What::Next)));
            let mut branch = |nth, condition, to| {
                self.branch(&mut part, which, (index, nth), condition, to);
            };
            match block.how {
                End::Itself => {}
                End::Jump(to) if Some(to) == following => {}
                End::Jump(to) => branch(0, None, to),
                End::Branch(c, a, b) if Some(b) == following => branch(0, Some(c), a),
                End::Branch(c, a, b) if Some(a) == following => {
                    branch(0, Some(machine::opposite(c)), b);
                }
                End::Branch(c, a, b) => {
                    branch(0, Some(c), a);
                    branch(1, None, b);
                }
            }
        }
        self.ends[which] = part.code.len();
        part
    }

    /// An instruction, with its holes.
    fn op(&self, part: &mut Part, op: &Op) {
        let data = &self.blocks.data;
        let start = part.code.len();
        let holes = self.blocks.relocations.range(op.at..op.end);
        let small = |reloc: &Reloc| match reloc.what {
            What::Operand(k) => reloc.width == Width::Sign && self.small.contains(&usize::from(k)),
            _ => false,
        };
        let shortened = holes.clone().find_map(|(&at, reloc)| {
            let before = small(reloc).then(|| machine::shorten(&mut part.code, data, op, at))?;
            Some((at, before?))
        });
        if shortened.is_none() {
            part.code.extend_from_slice(&data[op.at..op.end]);
        }
        let end = part.code.len();
        for (&at, reloc) in holes {
            let (at, width) = match shortened {
                Some((short, before)) if short == at => (end - before, Width::Byte),
                // What stands behind stays as far from the end, what stands before from the start.
                Some((short, _)) if short < at => (end - (op.end - at), reloc.width),
                _ => (start + at - op.at, reloc.width),
            };
            part.holes.push(Hole {
                at: at as u16,
                what: reloc.what,
                width,
                addend: reloc.addend as i32,
            });
        }
    }

    fn branch(
        &mut self,
        part: &mut Part,
        which: usize,
        name: (usize, usize),
        condition: Option<u8>,
        to: Dest,
    ) {
        let place = match to {
            Dest::Hole(What::Next) if which == 0 => Ok((0, self.ends[0])),
            Dest::Hole(what) => Err(what),
            Dest::Block(b) => Ok(self.places.get(&b).copied().unwrap_or((which, 0))),
        };
        let what = match place {
            Ok((there, at)) if there == which => {
                self.inside(part, name, condition, at);
                return;
            }
            Ok((0, at)) => What::Main(at as u16),
            Ok((_, at)) => What::Tail(at as u16),
            Err(what) => what,
        };
        machine::branch(&mut part.code, condition, false);
        part.holes.push(Hole {
            at: part.code.len() as u16,
            what,
            width: machine::branch_width(condition),
            addend: machine::BRANCH_ADDEND as i32,
        });
        let field = machine::field(false);
        part.code.resize(part.code.len() + field, 0);
    }

    /// A branch to a place of the same part.
    fn inside(&mut self, part: &mut Part, name: (usize, usize), condition: Option<u8>, to: usize) {
        let short = !self.near.contains(&name);
        machine::branch(&mut part.code, condition, short);
        let field = machine::field(short);
        let distance = to as i32 - (part.code.len() + field) as i32;
        if short && i8::try_from(distance).is_err() {
            self.misfits.insert(name);
        }
        part.code
            .extend_from_slice(&distance.to_le_bytes()[..field]);
    }
}
