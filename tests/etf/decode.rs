//! The decoder of external terms: shapes, refusals, and that no bytes make it panic.
use purlin::etf::{self, ErrorKind, NoCode, Options};
use purlin::heap::Arena;
use purlin::term::{Term, print};

fn decode(bytes: &[u8], heap: &mut Arena) -> Result<(Term, usize), ErrorKind> {
    etf::decode(bytes, heap, &Options::default()).map_err(|e| e.kind)
}

#[test]
fn tuple_of_small_things() {
    let mut heap = Arena::new();
    let bytes = b"\x83h\x03w\x02oka\x07k\0\x02hi rest";
    let (term, used) = decode(bytes, &mut heap).unwrap();
    let items = term.as_tuple().unwrap();
    assert_eq!(items[0].as_atom().unwrap().name(), "ok");
    assert_eq!(items[1], Term::small(7));
    assert_eq!(items[2].list_len(), Some(2));
    assert_eq!(used, bytes.len() - 5);
}

#[test]
fn deep_lists_need_no_stack() {
    let n = 1_000_000;
    let mut bytes = vec![131];
    for _ in 0..n {
        bytes.extend(b"l\0\0\0\x01");
    }
    bytes.extend(std::iter::repeat_n(b'j', n + 1));
    let mut heap = Arena::new();
    let (mut term, used) = decode(&bytes, &mut heap).unwrap();
    assert_eq!(used, bytes.len());
    let mut depth = 0;
    while let Some((head, _)) = term.as_cons() {
        (term, depth) = (head, depth + 1);
    }
    assert_eq!(depth, n);
}

#[test]
fn counts_are_not_believed() {
    for bytes in [
        &b"\x83l\xff\xff\xff\xffa\x01"[..],
        b"\x83i\xff\xff\xff\xffa\x01",
        b"\x83t\xff\xff\xff\xffa\x01",
        b"\x83m\xff\xff\xff\xffa",
    ] {
        assert_eq!(decode(bytes, &mut Arena::new()), Err(ErrorKind::Truncated));
    }
    let bomb = b"\x83P\xff\xff\xff\xff\x78\x9c";
    assert_eq!(decode(bomb, &mut Arena::new()), Err(ErrorKind::Compressed));
}

#[test]
fn safe_makes_no_atoms() {
    let options = Options {
        safe: true,
        context: &NoCode,
    };
    let bytes = b"\x83w\x13never_seen_elsewhere";
    let decode = |bytes: &[u8]| etf::decode(bytes, &mut Arena::new(), &options);
    assert_eq!(decode(bytes).unwrap_err().kind, ErrorKind::NewAtom);
    assert!(decode(b"\x83w\x02ok").is_ok());
}

#[test]
fn refusals() {
    for (bytes, kind) in [
        (&b""[..], ErrorKind::Version),
        (b"\x82a\x01", ErrorKind::Version),
        (b"\x83R\0", ErrorKind::Tag(b'R')),
        (b"\x83u\0\0", ErrorKind::Tag(b'u')),
        (b"\x83F\x7f\xf0\0\0\0\0\0\0", ErrorKind::Float),
        (b"\x83w\x01\xff", ErrorKind::Atom),
        (b"\x83M\0\0\0\x01\x09\x00", ErrorKind::Bitstring),
        (b"\x83y\0\0\0\0a\x01", ErrorKind::Local),
    ] {
        assert_eq!(decode(bytes, &mut Arena::new()), Err(kind));
    }
}

#[test]
fn native_records() {
    let bytes = b"\x83C\0\0\0\x03\x00w\x01rw\x02ptw\x01xw\x01zw\x01ya\x01w\x03fooa\x02";
    let mut heap = Arena::new();
    let (term, used) = decode(bytes, &mut heap).unwrap();
    assert_eq!(used, bytes.len());
    assert_eq!(etf::encode(term, &Default::default()).unwrap(), bytes);
    // As OTP 29 prints them.
    let text = print::pretty(term, &Default::default());
    assert_eq!(text, "#r:pt{x = 1,z = foo,y = 2}");
    assert_eq!(print::raw(term, None), b"#r:pt{x=1,y=2,z=foo}");
    let twice = b"\x83C\0\0\0\x02\x00w\x01rw\x02ptw\x01xw\x01xa\x01a\x02";
    assert_eq!(decode(twice, &mut heap), Err(ErrorKind::Record));
}

#[test]
fn maps_of_every_size() {
    for n in [0u32, 1, 32, 33, 5000] {
        let mut bytes = b"\x83t".to_vec();
        bytes.extend(n.to_be_bytes());
        for key in (0..n).rev() {
            bytes.push(b'b');
            bytes.extend(key.to_be_bytes());
            bytes.extend(b"a\x07");
        }
        let mut heap = Arena::new();
        let (map, _) = decode(&bytes, &mut heap).unwrap();
        assert_eq!(purlin::map::size(map), n as usize);
        let all =
            (0..n).all(|k| purlin::map::get(map, Term::small(k.into())) == Some(Term::small(7)));
        assert!(all);
    }
    let twice = b"\x83t\0\0\0\x02a\x01a\x01a\x01a\x02";
    assert_eq!(decode(twice, &mut Arena::new()), Err(ErrorKind::Map));
}
