//! What is loaded: modules, functions, funs.
use super::{Fault, Res, badarg, boolean};
use crate::code::{self, Module, entry_of, export_of, exports, table};
use crate::emulator::rt_terms::fun_arity;
use crate::emulator::state::{Export, FunEntry};
use crate::etf;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Atom, Term, am, boxed};

fn atom(t: Term) -> Result<Atom, Fault> {
    t.as_atom().ok_or(Fault::BADARG)
}

fn arity(t: Term) -> Result<u32, Fault> {
    t.as_small()
        .filter(|n| (0..=255).contains(n))
        .map(|n| n as u32)
        .ok_or(Fault::BADARG)
}

/// BIFs are exported, called before or not. What is no arity is that of no function.
fn function_exported(_: &mut Process, args: &[Term]) -> Res {
    let (module, function) = (atom(args[0])?, atom(args[1])?);
    args[2].as_small().ok_or(Fault::BADARG)?;
    let exported = |arity: u32| match exports::existing(module, function, arity) {
        Some(export) => exports::is_defined(export),
        None => super::table::find(module, function, arity as u8).is_some(),
    };
    Ok(boolean(arity(args[2]).is_ok_and(exported)))
}

fn module_loaded(_: &mut Process, args: &[Term]) -> Res {
    Ok(boolean(table::module(atom(args[0])?).is_some()))
}

fn loaded(p: &mut Process, _: &[Term]) -> Res {
    let names: Vec<Term> = table::modules().iter().map(|m| m.name.term()).collect();
    Ok(p.list(&names))
}

fn pre_loaded(p: &mut Process, _: &[Term]) -> Res {
    let names = code::otp::in_use().preloaded();
    let names: Vec<Term> = names.into_iter().map(Atom::term).collect();
    Ok(p.list(&names))
}

/// True when a module has been replaced, and the code before it is still there.
fn check_old_code(_: &mut Process, args: &[Term]) -> Res {
    Ok(boolean(table::has_old(atom(args[0])?)))
}

fn is_builtin(_: &mut Process, args: &[Term]) -> Res {
    let (m, f, a) = (atom(args[0])?, atom(args[1])?, arity(args[2])?);
    Ok(boolean(super::table::find(m, f, a as u8).is_some()))
}

fn make_fun(p: &mut Process, args: &[Term]) -> Res {
    let export = code::export(atom(args[0])?, atom(args[1])?, arity(args[2])?);
    let word = Term::from_raw(export as *const Export as u64);
    Ok(p.boxed(boxed::EXPORT_FUN, &[word]))
}

fn fun_info(p: &mut Process, args: &[Term]) -> Res {
    let (fun, item) = (args[0], args[1]);
    let value = match (export_of(fun), entry_of(fun)) {
        (Some(export), _) => export_info(export, item),
        (None, Some(entry)) => entry_info(p, fun, entry, item),
        _ => None,
    };
    let value = value.ok_or(Fault::BADARG)?;
    Ok(p.tuple(&[item, value]))
}

fn export_info(export: &Export, item: Term) -> Option<Term> {
    Some(match item {
        i if i == am::MODULE => export.module,
        i if i == am::NAME => export.function,
        i if i == am::ARITY => Term::small(export.arity as i64),
        i if i == am::TYPE => am::EXTERNAL,
        i if i == am::ENV => Term::NIL,
        i if [
            am::PID,
            am::INDEX,
            am::NEW_INDEX,
            am::NEW_UNIQ,
            am::UNIQ,
            am::REFC,
        ]
        .contains(&i) =>
        {
            am::UNDEFINED
        }
        _ => return None,
    })
}

fn entry_info(p: &mut Process, fun: Term, entry: &FunEntry, item: Term) -> Option<Term> {
    Some(match item {
        i if i == am::MODULE => entry.module,
        i if i == am::NAME => entry.function(),
        i if i == am::ARITY => Term::small(fun_arity(fun)?.into()),
        i if i == am::TYPE => am::LOCAL,
        i if i == am::ENV => p.list(&fun.payload()[2..]),
        i if i == am::INDEX || i == am::NEW_INDEX => Term::small(entry.index.into()),
        i if i == am::UNIQ => Term::small(entry.old_uniq.into()),
        i if i == am::NEW_UNIQ => p.binary(&entry.uniq),
        i if i == am::PID => p.regs.pid,
        // Nobody counts funs: its module's and this one.
        i if i == am::REFC => Term::small(2),
        _ => return None,
    })
}

/// `{M, F, A}` of any fun.
fn fun_info_mfa(p: &mut Process, args: &[Term]) -> Res {
    let fun = args[0];
    let (module, name) = match (export_of(fun), entry_of(fun)) {
        (Some(export), _) => (export.module, export.function),
        (None, Some(entry)) => (entry.module, entry.function()),
        _ => return badarg(),
    };
    let arity = fun_arity(fun).ok_or(Fault::BADARG)?;
    Ok(p.tuple(&[module, name, Term::small(arity.into())]))
}

fn module_info(p: &mut Process, module: &Module, item: Term) -> Option<Term> {
    let decode = |p: &mut Process, bytes: &[u8]| {
        etf::decode(bytes, p, &etf::Options::default()).map_or(Term::NIL, |(t, _)| t)
    };
    Some(match item {
        i if i == am::MODULE => module.name.term(),
        i if i == am::MD5 => p.binary(&module.md5),
        i if i == am::EXPORTS => {
            let list: Vec<(Atom, u32)> = module.exports.iter().map(|e| (e.0, e.1)).collect();
            pairs(p, &list)
        }
        i if i == am::FUNCTIONS => {
            let list: Vec<(Atom, u32)> =
                module.functions.iter().map(|f| (f.name, f.arity)).collect();
            pairs(p, &list)
        }
        i if i == am::ATTRIBUTES => decode(p, &module.attributes),
        i if i == am::COMPILE => decode(p, &module.compile_info),
        i if i == am::NIFS || i == am::NATIVE_ADDRESSES => Term::NIL,
        i if i == am::NATIVE => am::FALSE,
        _ => return None,
    })
}

fn pairs(p: &mut Process, list: &[(Atom, u32)]) -> Term {
    let items: Vec<Term> = list
        .iter()
        .map(|&(f, a)| p.tuple(&[f.term(), Term::small(a.into())]))
        .collect();
    p.list(&items)
}

fn get_module_info_1(p: &mut Process, args: &[Term]) -> Res {
    let module = table::module(atom(args[0])?).ok_or(Fault::BADARG)?;
    let items: Vec<Term> = [
        am::MODULE,
        am::EXPORTS,
        am::ATTRIBUTES,
        am::COMPILE,
        am::MD5,
    ]
    .into_iter()
    .filter_map(|item| {
        let value = module_info(p, &module, item)?;
        Some(p.tuple(&[item, value]))
    })
    .collect();
    Ok(p.list(&items))
}

fn get_module_info_2(p: &mut Process, args: &[Term]) -> Res {
    let module = table::module(atom(args[0])?).ok_or(Fault::BADARG)?;
    module_info(p, &module, args[1]).ok_or(Fault::BADARG)
}

crate::bifs! {
    erlang {
        "function_exported"/3 => function_exported,
        "module_loaded"/1 => module_loaded,
        "loaded"/0 => loaded,
        "pre_loaded"/0 => pre_loaded,
        "check_old_code"/1 => check_old_code,
        "is_builtin"/3 => is_builtin,
        "make_fun"/3 => make_fun,
        "fun_info"/2 => fun_info,
        "fun_info_mfa"/1 => fun_info_mfa,
        "get_module_info"/1 => get_module_info_1,
        "get_module_info"/2 => get_module_info_2,
    }
    code {
        // Coverage is counted by OTP's native code alone: here as in its interpreter.
        "coverage_support"/0 => |_, _| Ok(am::FALSE),
        "get_coverage_mode"/0 => |_, _| badarg(),
        "get_coverage_mode"/1 => |_, _| badarg(),
        "set_coverage_mode"/1 => |_, _| badarg(),
        "get_coverage"/2 => |_, _| badarg(),
        "reset_coverage"/1 => |_, _| badarg(),
    }
}
