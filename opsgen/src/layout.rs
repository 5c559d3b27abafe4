//! Where operands stand in a loaded instruction.

use crate::model::{Layout, Raw, RestLayout};

/// Bytes of an instruction's header.
pub const HEADER: u32 = 8;

/// The layout of an instruction with these raw operands and perhaps these groups.
pub fn layout(operands: &[Raw], rest: Option<&[Raw]>) -> Layout {
    let mut at = HEADER;
    let offsets = place(&mut at, operands);
    let rest = rest.map(|fields| {
        let count_offset = at.next_multiple_of(4);
        at = (count_offset + 4).next_multiple_of(8);
        let mut size = 0;
        let fields = place(&mut size, fields);
        RestLayout {
            count_offset,
            offset: at,
            fields,
            group_size: size.next_multiple_of(8),
        }
    });
    Layout {
        offsets,
        rest,
        size: at.next_multiple_of(8),
    }
}

fn place(at: &mut u32, fields: &[Raw]) -> Vec<u32> {
    let mut offsets = Vec::with_capacity(fields.len());
    for raw in fields {
        *at = at.next_multiple_of(raw.size().max(1));
        offsets.push(*at);
        *at += raw.size();
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_stand_at_their_alignment() {
        let l = layout(&[Raw::U32, Raw::Unit, Raw::U64, Raw::U8], None);
        assert_eq!((l.offsets, l.size), (vec![8, 12, 16, 24], 32));
    }

    #[test]
    fn groups_follow_their_count() {
        let l = layout(&[Raw::U32, Raw::I32], Some(&[Raw::U64, Raw::I32]));
        let rest = l.rest.expect("a rest");
        assert_eq!(
            (rest.count_offset, rest.offset, rest.group_size, l.size),
            (16, 24, 16, 24)
        );
    }
}
