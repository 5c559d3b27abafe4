//! Building a `.beam` file from its parts.

use super::chunks::atoms::Atoms;
use super::chunks::debug::{self, DebugTable};
use super::chunks::id;
use super::chunks::lines::Lines;
use super::chunks::literals::write_literals;
use super::chunks::records::{self, Record};
use super::chunks::tables::{self, Export, Import, Lambda};
use super::chunks::types::Types;
use super::code::CodeHeader;
use super::error::{ChunkId, Error, Place};
use super::file::{self, File};

/// A `.beam` file in the making. Chunks stand in the order in which they are added.
#[derive(Debug, Clone, Default)]
pub struct Writer {
    chunks: Vec<(ChunkId, Vec<u8>)>,
}

impl Writer {
    /// A file without chunks.
    pub fn new() -> Self {
        Self::default()
    }

    /// All of a file's chunks, each written anew if it was understood.
    pub fn from_file(file: &File<'_>) -> Result<Self, Error> {
        let mut writer = Self::new();
        for chunk in &file.chunks {
            let known = rewrite(file, chunk.id)?;
            writer.chunk(chunk.id, known.unwrap_or_else(|| chunk.data.to_vec()));
        }
        Ok(writer)
    }

    /// A chunk as it is. One of the same name is replaced.
    pub fn chunk(&mut self, id: ChunkId, data: Vec<u8>) -> &mut Self {
        match self.chunks.iter_mut().find(|chunk| chunk.0 == id) {
            Some(chunk) => chunk.1 = data,
            None => self.chunks.push((id, data)),
        }
        self
    }

    /// `AtU8`.
    pub fn atoms(&mut self, atoms: &Atoms<'_>) -> &mut Self {
        self.chunk(id::ATOMS, atoms.write())
    }

    /// `Code`: its head and its instructions.
    pub fn code(&mut self, header: &CodeHeader, instructions: &[u8]) -> &mut Self {
        let mut data = header.write();
        data.extend_from_slice(instructions);
        self.chunk(id::CODE, data)
    }

    /// `StrT`.
    pub fn strings(&mut self, strings: Vec<u8>) -> &mut Self {
        self.chunk(id::STRINGS, strings)
    }

    /// `ImpT`.
    pub fn imports(&mut self, imports: &[Import]) -> &mut Self {
        self.chunk(id::IMPORTS, tables::write_imports(imports))
    }

    /// `ExpT`.
    pub fn exports(&mut self, exports: &[Export]) -> &mut Self {
        self.chunk(id::EXPORTS, tables::write_exports(exports))
    }

    /// `LocT`.
    pub fn locals(&mut self, locals: &[Export]) -> &mut Self {
        self.chunk(id::LOCALS, tables::write_exports(locals))
    }

    /// `FunT`; there must be no such chunk when there are no funs.
    pub fn lambdas(&mut self, lambdas: &[Lambda]) -> &mut Self {
        if lambdas.is_empty() {
            return self;
        }
        self.chunk(id::LAMBDAS, tables::write_lambdas(lambdas))
    }

    /// `LitT`; there must be no such chunk when there are no literals.
    pub fn literals(&mut self, literals: &[&[u8]], compressed: bool) -> &mut Self {
        if literals.is_empty() {
            return self;
        }
        self.chunk(id::LITERALS, write_literals(literals, compressed))
    }

    /// `Line`.
    pub fn lines(&mut self, lines: &Lines<'_>) -> &mut Self {
        self.chunk(id::LINES, lines.write())
    }

    /// `Type`, if the version is one that can be written (3 or 4).
    pub fn types(&mut self, types: &Types) -> &mut Self {
        if let Some(data) = types.write() {
            self.chunk(id::TYPES, data);
        }
        self
    }

    /// `Recs`. `big` gives the big integers among the defaults that are not in `LitT`.
    pub fn records(
        &mut self,
        records: &[Record],
        big: &dyn Fn(u64) -> Option<Vec<u8>>,
    ) -> Result<&mut Self, Error> {
        let data = records::write(records, big)
            .map_err(|reason| Error::new(Place::Chunk(id::RECORDS), 0, reason))?;
        Ok(self.chunk(id::RECORDS, data))
    }

    /// `DbgB`. `big` gives the big integers in it.
    pub fn debug(
        &mut self,
        table: &DebugTable,
        big: &dyn Fn(u64) -> Option<Vec<u8>>,
    ) -> Result<&mut Self, Error> {
        let data = debug::write(table, big)
            .map_err(|reason| Error::new(Place::Chunk(id::DEBUG), 0, reason))?;
        Ok(self.chunk(id::DEBUG, data))
    }

    /// The module's checksum, as [`File::md5`] will give it.
    pub fn md5(&self) -> [u8; 16] {
        file::md5(|id| self.data(id))
    }

    /// Marks the funs with the module's checksum, as OTP's assembler does, and returns that.
    pub fn stamp(&mut self) -> [u8; 16] {
        let md5 = self.md5();
        let [a, b, c, d, ..] = md5;
        let uniq = u32::from_be_bytes([a, b, c, d]) >> 5;
        let lambdas = self.chunks.iter_mut().find(|chunk| chunk.0 == id::LAMBDAS);
        if let Some((_, data)) = lambdas {
            for entry in data.get_mut(4..).unwrap_or_default().chunks_exact_mut(24) {
                entry[20..].copy_from_slice(&uniq.to_be_bytes());
            }
        }
        md5
    }

    /// The file.
    pub fn finish(&self) -> Vec<u8> {
        let mut out = b"FOR1\0\0\0\0BEAM".to_vec();
        for (id, data) in &self.chunks {
            out.extend(id.0);
            out.extend((data.len() as u32).to_be_bytes());
            out.extend_from_slice(data);
            out.resize(out.len().next_multiple_of(4), 0);
        }
        let size = out.len() as u32 - 8;
        out[4..8].copy_from_slice(&size.to_be_bytes());
        out
    }

    fn data(&self, id: ChunkId) -> Option<&[u8]> {
        let chunk = self.chunks.iter().find(|chunk| chunk.0 == id)?;
        Some(&chunk.1)
    }
}

/// A chunk written from what was understood of it; `None` for those that are kept raw.
fn rewrite(file: &File<'_>, id: ChunkId) -> Result<Option<Vec<u8>>, Error> {
    let mut one = Writer::new();
    match id {
        id::ATOMS => one.atoms(&file.atoms),
        id::CODE => one.code(&file.code_header, &file.decode()?.encode()?),
        id::IMPORTS => one.imports(&file.imports),
        id::EXPORTS => one.exports(&file.exports),
        id::LOCALS => one.locals(&file.locals),
        id::LAMBDAS => one.lambdas(&file.lambdas),
        id::LITERALS => one.chunk(id, file.literals.write()),
        id::TYPES => one.types(&file.types),
        id::LINES => match &file.lines {
            Some(lines) => one.lines(lines),
            None => &mut one,
        },
        id::RECORDS => one.records(&file.records, &|index| extra(file, index))?,
        id::DEBUG => match &file.debug {
            Some(debug) => one.debug(debug, &|index| extra(file, index))?,
            None => &mut one,
        },
        _ => &mut one,
    };
    Ok(one.chunks.pop().map(|(_, data)| data))
}

/// A literal that stands in no `LitT`.
fn extra(file: &File<'_>, index: u64) -> Option<Vec<u8>> {
    let index = usize::try_from(index).ok()?;
    if index < file.literals.stored() {
        return None;
    }
    file.literals.get(index).map(<[u8]>::to_vec)
}
