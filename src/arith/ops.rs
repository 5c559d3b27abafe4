//! Operators by name, for the functions behind them (`erlang:'+'/2`), match specifications and guards
//! that are not compiled.
use super::*;

macro_rules! operators {
    ($Op:ident, $find:ident, $run:ident($h:ident, $($arg:ident),*) $call:tt: $($variant:ident $name:literal => $f:path;)*) => {
        /// Operators, each of which has a function of this module.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $Op { $($variant),* }
        /// The operator of that name.
        pub fn $find(name: &str) -> Option<$Op> {
            match name {
                $($name => Some($Op::$variant),)*
                _ => None,
            }
        }
        /// Applies an operator.
        pub fn $run<H: Heap + ?Sized>($h: &mut H, op: $Op, $($arg: Term),*) -> Res {
            match op {
                $($Op::$variant => $f $call,)*
            }
        }
    };
}

operators! { BinaryOp, binary_op, binary(h, a, b) (h, a, b):
    Add "+" => add;
    Sub "-" => sub;
    Mul "*" => mul;
    FloatDiv "/" => float_div;
    Div "div" => div;
    Rem "rem" => rem;
    Band "band" => band;
    Bor "bor" => bor;
    Bxor "bxor" => bxor;
    Bsl "bsl" => bsl;
    Bsr "bsr" => bsr;
}

operators! { UnaryOp, unary_op, unary(h, a) (h, a):
    Plus "+" => plus;
    Minus "-" => neg;
    Bnot "bnot" => bnot;
    Abs "abs" => abs;
}

/// `+a`: the number itself.
pub fn plus<H: Heap + ?Sized>(_: &mut H, a: Term) -> Res {
    if a.is_number() { Ok(a) } else { Err(BADARITH) }
}
