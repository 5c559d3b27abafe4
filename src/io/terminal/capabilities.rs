//! The names of the capabilities that a terminal may have, in the order in which compiled descriptions list them: for each the
//! code of two letters (termcap's), its name in terminfo, and its name in full.
use std::sync::OnceLock;

/// One of a terminal's capabilities.
pub struct Capability {
    pub code: &'static str,
    pub name: &'static str,
    pub full_name: &'static str,
}

/// The capabilities of each kind.
#[derive(Default)]
pub struct Capabilities {
    pub flags: Vec<Capability>,
    pub numbers: Vec<Capability>,
    pub strings: Vec<Capability>,
}

pub fn capabilities() -> &'static Capabilities {
    static ALL: OnceLock<Capabilities> = OnceLock::new();
    ALL.get_or_init(read)
}

fn read() -> Capabilities {
    let mut all = Capabilities::default();
    let mut kind = &mut all.flags;
    for line in include_str!("capabilities.txt").lines() {
        match line {
            "[flags]" => kind = &mut all.flags,
            "[numbers]" => kind = &mut all.numbers,
            "[strings]" => kind = &mut all.strings,
            _ => {
                let mut words = line.split(' ');
                let mut next = || words.next().unwrap_or_default();
                kind.push(Capability {
                    code: next(),
                    name: next(),
                    full_name: next(),
                });
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_stand_where_the_format_has_them() {
        let all = capabilities();
        let sizes = [&all.flags, &all.numbers, &all.strings].map(Vec::len);
        assert_eq!(sizes, [44, 39, 414]);
        let whole =
            |c: &Capability| c.code.len() == 2 && !c.name.is_empty() && !c.full_name.is_empty();
        assert!(all.flags.iter().all(whole));
        assert!(all.numbers.iter().all(whole));
        assert!(all.strings.iter().all(whole));
        // The numbers are those of `term(5)`.
        assert_eq!(all.flags[4].name, "xenl");
        assert_eq!(all.numbers[2].name, "lines");
        assert_eq!(all.strings[10].name, "cup");
    }
}
