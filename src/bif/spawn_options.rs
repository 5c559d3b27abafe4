//! The option lists of `spawn_opt`, `spawn_request` and `monitor/3`, and the values of process flags that they share.
use super::system_flag::wanted_max_heap_size;
use crate::code::otp;
use crate::heap::sizes;
use crate::process::monitors::Unalias;
use crate::process::{Flags, defaults};
use crate::scheduler::spawn::MonitorOptions;
use crate::scheduler::{self, Options, Priority};
use crate::term::{Term, am};

/// What is wrong with a list of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bad {
    /// It is no list.
    List,
    Option,
}

/// How `spawn_request` is to reply.
pub struct Reply {
    pub tag: Term,
    pub of_success: bool,
    pub of_error: bool,
}

impl Default for Reply {
    fn default() -> Reply {
        Reply {
            tag: am::SPAWN_REPLY,
            of_success: true,
            of_error: true,
        }
    }
}

/// The options of a spawn; those about the reply are known if there is one. All options are read, good ones behind
/// bad ones too.
pub fn parse(list: Term, mut reply: Option<&mut Reply>) -> Result<Options, Bad> {
    let mut options = Options::default();
    let mut good = true;
    let mut items = list.iter_list();
    for item in items.by_ref() {
        good &= option(&mut options, reply.as_deref_mut(), item).is_some();
    }
    if !items.tail.is_nil() {
        return Err(Bad::List);
    }
    let flags = &options.flags;
    let fits = flags.max_heap.size == 0 || flags.max_heap.size >= flags.min_heap_size;
    if good && fits {
        Ok(options)
    } else {
        Err(Bad::Option)
    }
}

/// Reads one option.
pub fn option(options: &mut Options, reply: Option<&mut Reply>, item: Term) -> Option<()> {
    match item {
        am::LINK => {
            options.link = true;
            return Some(());
        }
        am::MONITOR => {
            options.monitor = Some(MonitorOptions::default());
            return Some(());
        }
        _ => {}
    }
    let &[name, value] = item.as_tuple()? else {
        return None;
    };
    match name {
        am::LINK => {
            options.link_ahead = link(value)?;
            options.link = true;
        }
        am::MONITOR => options.monitor = Some(monitor(value)?),
        am::PRIORITY => options.priority = priority(value)?,
        am::SCHEDULER => options.scheduler = scheduler(value)?,
        am::REPLY => {
            let reply = reply?;
            (reply.of_success, reply.of_error) = match value {
                am::YES => (true, true),
                am::NO => (false, false),
                am::SUCCESS_ONLY => (true, false),
                am::ERROR_ONLY => (false, true),
                _ => return None,
            };
        }
        am::REPLY_TAG => reply?.tag = value,
        _ => flag(&mut options.flags, name, value)?,
    }
    Some(())
}

/// Sets a flag that both a spawn and `process_flag/2` know.
pub fn flag(flags: &mut Flags, name: Term, value: Term) -> Option<()> {
    match name {
        am::MIN_HEAP_SIZE => flags.min_heap_size = heap_size(value, sizes::MIN_HEAP)?,
        am::MIN_BIN_VHEAP_SIZE => {
            let least = Flags::default().min_bin_vheap_size;
            flags.min_bin_vheap_size = heap_size(value, least)?;
        }
        am::MAX_HEAP_SIZE => {
            let usual = defaults::get().max_heap_size;
            flags.max_heap = wanted_max_heap_size(value, usual)?;
        }
        am::FULLSWEEP_AFTER => {
            let collections = value.as_small().filter(|n| *n >= 0)?;
            // OTP keeps sixteen bits.
            flags.fullsweep_after = (collections & 0xffff) as u32;
        }
        am::MESSAGE_QUEUE_DATA => {
            flags.off_heap_messages = match value {
                am::OFF_HEAP => true,
                am::ON_HEAP => false,
                _ => return None,
            }
        }
        am::ASYNC_DIST => flags.async_dist = boolean(value)?,
        _ => return None,
    }
    Some(())
}

pub fn boolean(value: Term) -> Option<bool> {
    match value {
        am::TRUE => Some(true),
        am::FALSE => Some(false),
        _ => None,
    }
}

/// A heap of so many words at least, as a size that heaps have.
fn heap_size(words: Term, least: usize) -> Option<usize> {
    let words = usize::try_from(words.as_small()?).ok()?;
    Some(if words <= least {
        least
    } else {
        sizes::at_least(words)
    })
}

/// The number of a scheduler, counted from 1, or 0 for whichever.
pub fn scheduler(value: Term) -> Option<u16> {
    let number = u16::try_from(value.as_small()?).ok()?;
    (usize::from(number) <= scheduler::total()).then_some(number)
}

pub fn priority(value: Term) -> Option<Priority> {
    match value {
        am::LOW => Some(Priority::Low),
        am::NORMAL => Some(Priority::Normal),
        am::HIGH => Some(Priority::High),
        am::MAX => Some(Priority::Max),
        _ => None,
    }
}

/// The option `priority` of links, monitors, aliases and what is sent, which OTP has had since 28.
pub fn is_priority(option: Term) -> bool {
    option == am::PRIORITY && otp::in_use().is_from(28)
}

/// The options of `link/2`: whether the exit message has priority.
pub fn link(list: Term) -> Option<bool> {
    let options = list.list_to_vec()?;
    let good = options.iter().all(|&option| is_priority(option));
    (good && otp::in_use().is_from(28)).then_some(!options.is_empty())
}

/// The options of `monitor/3`.
pub fn monitor(list: Term) -> Option<MonitorOptions> {
    let mut options = MonitorOptions::default();
    for item in list.list_to_vec()? {
        if is_priority(item) {
            options.ahead = true;
            continue;
        }
        match *item.as_tuple()? {
            [am::TAG, tag] => options.tag = tag,
            [am::ALIAS, how] => {
                options.alias = Some(match how {
                    am::EXPLICIT_UNALIAS => Unalias::Explicit,
                    am::DEMONITOR => Unalias::Demonitor,
                    am::REPLY_DEMONITOR => Unalias::Reply,
                    _ => return None,
                });
            }
            _ => return None,
        }
    }
    Some(options)
}
