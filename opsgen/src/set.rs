//! Sets of combinations of tags, as lists of boxes: one mask for each operand.

use crate::model::Mask;

pub type Cube = Vec<Mask>;

/// What two boxes share, if anything.
pub fn intersect(a: &[Mask], b: &[Mask]) -> Option<Cube> {
    let cube: Cube = a.iter().zip(b).map(|(x, y)| x & y).collect();
    cube.iter().all(|m| *m != 0).then_some(cube)
}

/// What of `from` lies outside `cut`, as disjoint boxes.
pub fn subtract(from: &[Cube], cut: &[Mask]) -> Vec<Cube> {
    let mut left = Vec::new();
    for cube in from {
        match intersect(cube, cut) {
            None => left.push(cube.clone()),
            Some(shared) => split(cube, &shared, &mut left),
        }
    }
    left
}

/// What of `from` lies outside all of `cuts`.
pub fn subtract_all<'a>(from: Vec<Cube>, cuts: impl IntoIterator<Item = &'a [Mask]>) -> Vec<Cube> {
    cuts.into_iter()
        .fold(from, |left, cut| subtract(&left, cut))
}

/// `cube` without `inner`, which lies in it: one box for each operand that differs.
fn split(cube: &[Mask], inner: &[Mask], out: &mut Vec<Cube>) {
    let mut rest = cube.to_vec();
    for i in 0..cube.len() {
        let outside = rest[i] & !inner[i];
        if outside != 0 {
            let mut piece = rest.clone();
            piece[i] = outside;
            out.push(piece);
        }
        rest[i] = inner[i];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_of_a_box_cut_by_itself() {
        assert!(subtract(&[vec![3, 5]], &[3, 5]).is_empty());
        assert!(subtract(&[vec![]], &[]).is_empty());
    }

    #[test]
    fn pieces_are_disjoint_and_complete() {
        let left = subtract(&[vec![0b11, 0b11]], &[0b01, 0b01]);
        assert_eq!(left, vec![vec![0b10, 0b11], vec![0b01, 0b10]]);
    }
}
