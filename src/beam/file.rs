//! The container: a form of chunks, and the module that they make up.

use md5::{Digest, Md5};

use super::chunks::atoms::Atoms;
use super::chunks::debug::{self, DebugTable};
use super::chunks::id;
use super::chunks::lines::Lines;
use super::chunks::literals::Literals;
use super::chunks::records::{self, Record};
use super::chunks::tables::{self, Bounds, Export, Import, Lambda};
use super::chunks::types::Types;
use super::code::{Code, CodeHeader, Limits};
use super::error::{ChunkId, Error, Place, Reason};
use super::reader::Reader;

/// More chunks than any file has (20 or so); chunks are found by walking through them.
const MAX_CHUNKS: usize = 256;

/// A chunk as it stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// Its name.
    pub id: ChunkId,
    /// Where its data starts in the file.
    pub offset: usize,
    /// Its data.
    pub data: &'a [u8],
}

/// A `.beam` file. Chunks that are external terms (`Attr`, `CInf`, `Dbgi`, `Docs`, `Meta`) and
/// those of other languages are left as they are: [`File::chunk`] gives them.
#[derive(Debug, Clone)]
pub struct File<'a> {
    /// All chunks, in the order in which they stand.
    pub chunks: Vec<Chunk<'a>>,
    /// `AtU8`.
    pub atoms: Atoms<'a>,
    /// The head of `Code`.
    pub code_header: CodeHeader,
    /// The instructions of `Code`.
    pub code: &'a [u8],
    /// `StrT`.
    pub strings: &'a [u8],
    /// `ImpT`.
    pub imports: Vec<Import>,
    /// `ExpT`.
    pub exports: Vec<Export>,
    /// `LocT`.
    pub locals: Vec<Export>,
    /// `FunT`.
    pub lambdas: Vec<Lambda>,
    /// `LitT`.
    pub literals: Literals<'a>,
    /// `Line`, unless it is absent or of an unknown version.
    pub lines: Option<Lines<'a>>,
    /// `Type`.
    pub types: Types,
    /// `Recs`.
    pub records: Vec<Record>,
    /// `DbgB`, unless it is absent or of an unknown version.
    pub debug: Option<DebugTable>,
    /// Where the instructions start in the file.
    pub(super) code_offset: usize,
}

impl<'a> File<'a> {
    /// Reads a file that is not compressed as a whole; see [`unpack`](super::unpack) for those.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let chunks = read_chunks(bytes)?;
        let mut r = required(&chunks, id::CODE)?;
        let code_header = CodeHeader::parse(&mut r)?;
        let code_offset = r.error(Reason::NotIff).offset as usize;
        let code = r.take(r.left(), "code")?;
        if find(&chunks, id::ATOMS).is_none() && find(&chunks, id::LATIN1_ATOMS).is_some() {
            return Err(Error::new(
                Place::Chunk(id::LATIN1_ATOMS),
                0,
                Reason::ObsoleteAtoms,
            ));
        }
        let atoms = Atoms::parse(&mut required(&chunks, id::ATOMS)?)?;
        let bounds = Bounds {
            atoms: atoms.len() as u32,
            labels: code_header.labels,
        };
        let exports = |id, what| match find(&chunks, id) {
            Some(chunk) => tables::parse_exports(&mut reader(chunk), bounds, what),
            None => Ok(Vec::new()),
        };
        let mut file = Self {
            atoms,
            code_header,
            code,
            code_offset,
            strings: find(&chunks, id::STRINGS).map_or(&[], |chunk| chunk.data),
            imports: tables::parse_imports(&mut required(&chunks, id::IMPORTS)?, bounds)?,
            exports: required(&chunks, id::EXPORTS).and(exports(id::EXPORTS, "exports"))?,
            locals: exports(id::LOCALS, "local functions")?,
            lambdas: optional(&chunks, id::LAMBDAS, |r| tables::parse_lambdas(r, bounds))?,
            literals: optional(&chunks, id::LITERALS, Literals::parse)?,
            lines: optional(&chunks, id::LINES, Lines::parse)?,
            types: optional(&chunks, id::TYPES, Types::parse)?,
            records: Vec::new(),
            debug: None,
            chunks,
        };
        file.parse_operand_chunks()?;
        Ok(file)
    }

    /// The chunks that are written in operands, which may bring literals of their own.
    fn parse_operand_chunks(&mut self) -> Result<(), Error> {
        let mut extra = Vec::new();
        if let Some(chunk) = find(&self.chunks, id::RECORDS) {
            self.records = records::parse(&mut reader(chunk), self.limits(), &mut extra)?;
            self.literals.extra_mut().append(&mut extra);
        }
        if let Some(chunk) = find(&self.chunks, id::DEBUG) {
            self.debug = debug::parse(&mut reader(chunk), self.limits(), &mut extra)?;
            self.literals.extra_mut().append(&mut extra);
        }
        Ok(())
    }

    /// What operands may refer to.
    pub(super) fn limits(&self) -> Limits {
        Limits {
            atoms: self.atoms.len() as u32,
            labels: self.code_header.labels,
            literals: self.literals.stored() as u32,
            first_extra: self.literals.len() as u32,
            types: self
                .types
                .entries
                .as_ref()
                .map(|entries| entries.len() as u32),
        }
    }

    /// The module's name.
    pub fn module(&self) -> &'a str {
        self.atoms.get(1).unwrap_or_default()
    }

    /// The data of a chunk.
    pub fn chunk(&self, id: ChunkId) -> Option<&'a [u8]> {
        find(&self.chunks, id).map(|chunk| chunk.data)
    }

    /// The generic code.
    pub fn decode(&self) -> Result<Code, Error> {
        Code::decode(self)
    }

    /// The module's checksum, as `beam_lib:md5/1` and `Module:module_info(md5)` give it.
    pub fn md5(&self) -> [u8; 16] {
        md5(|id| self.chunk(id))
    }
}

/// The data of one chunk of a file, of which nothing else is looked at. `None` too for what is no such file.
pub fn chunk(bytes: &[u8], id: ChunkId) -> Option<&[u8]> {
    let chunks = read_chunks(bytes).ok()?;
    find(&chunks, id).map(|chunk| chunk.data)
}

/// The checksum of a module: of the chunks that make it what it is, in a fixed order.
pub(super) fn md5<'a>(chunk: impl Fn(ChunkId) -> Option<&'a [u8]>) -> [u8; 16] {
    const ESSENTIAL: [ChunkId; 10] = [
        id::ATOMS,
        id::CODE,
        id::STRINGS,
        id::IMPORTS,
        id::EXPORTS,
        id::LAMBDAS,
        id::LITERALS,
        id::META,
        id::RECORDS,
        id::DEBUG,
    ];
    let mut hash = Md5::new();
    for id in ESSENTIAL {
        let data = chunk(id).unwrap_or_default();
        if id != id::LAMBDAS || data.len() < 4 {
            hash.update(data);
            continue;
        }
        // A fun's checksum is made from this one, so it counts as 0.
        let (count, entries) = data.split_at(4);
        hash.update(count);
        for entry in entries.chunks(24) {
            hash.update(&entry[..entry.len().min(20)]);
            hash.update(&[0; 4][..entry.len().saturating_sub(20)]);
        }
    }
    hash.finalize().into()
}

fn reader<'a>(chunk: &Chunk<'a>) -> Reader<'a> {
    Reader::new(chunk.data, Place::Chunk(chunk.id), chunk.offset)
}

fn find<'c, 'a>(chunks: &'c [Chunk<'a>], id: ChunkId) -> Option<&'c Chunk<'a>> {
    chunks.iter().find(|chunk| chunk.id == id)
}

fn required<'a>(chunks: &[Chunk<'a>], id: ChunkId) -> Result<Reader<'a>, Error> {
    match find(chunks, id) {
        Some(chunk) => Ok(reader(chunk)),
        None => Err(Error::new(Place::File, 0, Reason::MissingChunk(id))),
    }
}

fn optional<'a, T: Default>(
    chunks: &[Chunk<'a>],
    id: ChunkId,
    parse: impl FnOnce(&mut Reader<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    match find(chunks, id) {
        // OTP treats an empty chunk as an absent one.
        Some(chunk) if !chunk.data.is_empty() => parse(&mut reader(chunk)),
        _ => Ok(T::default()),
    }
}

/// Splits the container into chunks.
fn read_chunks(bytes: &[u8]) -> Result<Vec<Chunk<'_>>, Error> {
    let mut r = Reader::new(bytes, Place::File, 0);
    if r.take(4, "FOR1").ok() != Some(b"FOR1") {
        return Err(r.error_at(0, Reason::NotIff));
    }
    let size = r.u32("the size of the form")? as usize;
    if size > r.left() {
        return Err(r.error_at(4, Reason::FormTooLong(size as u64)));
    }
    let mut r = Reader::new(&bytes[..size + 8], Place::File, 0);
    r.take(8, "the form")?;
    let form = chunk_id(&mut r)?;
    if form != ChunkId(*b"BEAM") {
        return Err(r.error_at(8, Reason::NotBeam(form)));
    }
    let mut chunks: Vec<Chunk<'_>> = Vec::new();
    while r.left() > 0 {
        let start = r.pos();
        let id = chunk_id(&mut r)?;
        let size = r.u32("a chunk's size")? as usize;
        let offset = r.pos();
        if size > r.left() {
            return Err(r.error_at(start, Reason::ChunkTooLong(id, size as u64)));
        }
        let data = r.take(size, "a chunk")?;
        // Chunks are padded to whole words; the padding of the last may be missing.
        r.take((size.wrapping_neg() & 3).min(r.left()), "padding")?;
        if find(&chunks, id).is_some() {
            return Err(r.error_at(start, Reason::DuplicateChunk(id)));
        }
        if chunks.len() == MAX_CHUNKS {
            return Err(r.error_at(start, Reason::TooMany("chunks", MAX_CHUNKS as u64 + 1)));
        }
        chunks.push(Chunk { id, offset, data });
    }
    Ok(chunks)
}

fn chunk_id(r: &mut Reader<'_>) -> Result<ChunkId, Error> {
    r.u32("a chunk's name")
        .map(|name| ChunkId(name.to_be_bytes()))
}
