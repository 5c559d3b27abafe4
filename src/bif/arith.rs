//! Operators as functions: arithmetic, comparison, booleans, rounding.
use super::{Res, badarg};
use crate::arith::{self, int};
use crate::process::Process;
use crate::term::compare::{cmp, eq, eq_num};
use crate::term::{Term, am};

crate::bifs! {
    erlang {
        "+"/1 guard => plus_1,
        "-"/1 guard => minus_1,
        "+"/2 guard => add,
        "-"/2 guard => sub,
        "*"/2 guard => mul,
        "/"/2 guard => float_div,
        "div"/2 guard => div,
        "rem"/2 guard => rem,
        "band"/2 guard => band,
        "bor"/2 guard => bor,
        "bxor"/2 guard => bxor,
        "bnot"/1 guard => bnot,
        "bsl"/2 guard => bsl,
        "bsr"/2 guard => bsr,
        "abs"/1 guard => abs,
        "=="/2 guard => equal,
        "/="/2 guard => not_equal,
        "=:="/2 guard => exactly_equal,
        "=/="/2 guard => not_exactly_equal,
        "<"/2 guard => less,
        ">"/2 guard => greater,
        "=<"/2 guard => less_or_equal,
        ">="/2 guard => greater_or_equal,
        "and"/2 guard => and,
        "or"/2 guard => or,
        "xor"/2 guard => xor,
        "not"/1 guard => not,
        "min"/2 guard => min,
        "max"/2 guard => max,
        "trunc"/1 guard => trunc,
        "round"/1 guard => round,
        "ceil"/1 guard => ceil,
        "floor"/1 guard => floor,
        "float"/1 guard => float,
    }
    erts_internal {
        "cmp_term"/2 => cmp_term,
    }
}

/// BIFs that are an operator of `arith`.
macro_rules! operators {
    ($($name:ident $op:ident ($($arg:literal),*);)*) => {
        $(fn $name(p: &mut Process, args: &[Term]) -> Res {
            arith::$op(p, $(args[$arg]),*)
        })*
    };
}

operators! {
    plus_1 plus (0);
    minus_1 neg (0);
    add add (0, 1);
    sub sub (0, 1);
    mul mul (0, 1);
    float_div float_div (0, 1);
    div div (0, 1);
    rem rem (0, 1);
    band band (0, 1);
    bor bor (0, 1);
    bxor bxor (0, 1);
    bnot bnot (0);
    bsl bsl (0, 1);
    bsr bsr (0, 1);
    abs abs (0);
}

fn boolean(b: bool) -> Term {
    if b { am::TRUE } else { am::FALSE }
}

/// BIFs that are a predicate of two terms.
macro_rules! comparisons {
    ($($name:ident |$a:ident, $b:ident| $test:expr;)*) => {
        $(fn $name(_: &mut Process, args: &[Term]) -> Res {
            let ($a, $b) = (args[0], args[1]);
            Ok(boolean($test))
        })*
    };
}

comparisons! {
    equal |a, b| eq_num(a, b);
    not_equal |a, b| !eq_num(a, b);
    exactly_equal |a, b| eq(a, b);
    not_exactly_equal |a, b| !eq(a, b);
    less |a, b| cmp(a, b).is_lt();
    greater |a, b| cmp(a, b).is_gt();
    less_or_equal |a, b| cmp(a, b).is_le();
    greater_or_equal |a, b| cmp(a, b).is_ge();
}

/// A boolean's value.
fn truth(t: Term) -> Result<bool, super::Fault> {
    match t {
        am::TRUE => Ok(true),
        am::FALSE => Ok(false),
        _ => badarg(),
    }
}

fn and(_: &mut Process, args: &[Term]) -> Res {
    Ok(boolean(truth(args[0])? & truth(args[1])?))
}

fn or(_: &mut Process, args: &[Term]) -> Res {
    Ok(boolean(truth(args[0])? | truth(args[1])?))
}

fn xor(_: &mut Process, args: &[Term]) -> Res {
    Ok(boolean(truth(args[0])? ^ truth(args[1])?))
}

fn not(_: &mut Process, args: &[Term]) -> Res {
    Ok(boolean(!truth(args[0])?))
}

/// The first of two equals.
fn min(_: &mut Process, args: &[Term]) -> Res {
    Ok(if cmp(args[0], args[1]).is_gt() {
        args[1]
    } else {
        args[0]
    })
}

fn max(_: &mut Process, args: &[Term]) -> Res {
    Ok(if cmp(args[0], args[1]).is_lt() {
        args[1]
    } else {
        args[0]
    })
}

/// An integer itself; of a float the integer that `whole` makes of it.
fn to_integer(p: &mut Process, t: Term, whole: impl Fn(f64) -> f64) -> Res {
    match t.as_float() {
        Some(f) => Ok(int::from_whole_f64(p, whole(f))),
        None if t.is_integer() => Ok(t),
        None => badarg(),
    }
}

fn trunc(p: &mut Process, args: &[Term]) -> Res {
    to_integer(p, args[0], f64::trunc)
}

fn round(p: &mut Process, args: &[Term]) -> Res {
    to_integer(p, args[0], f64::round)
}

fn ceil(p: &mut Process, args: &[Term]) -> Res {
    to_integer(p, args[0], f64::ceil)
}

fn floor(p: &mut Process, args: &[Term]) -> Res {
    to_integer(p, args[0], f64::floor)
}

fn float(p: &mut Process, args: &[Term]) -> Res {
    if args[0].is_float() {
        return Ok(args[0]);
    }
    match arith::to_f64(args[0]) {
        Some(f) => arith::float(p, f),
        None => badarg(),
    }
}

/// Order of two terms as map keys: negative, zero, positive.
fn cmp_term(_: &mut Process, args: &[Term]) -> Res {
    let order = crate::term::compare::cmp_exact(args[0], args[1]);
    Ok(Term::small(order as i64))
}
