//! Small files made by hand, and what the reader says of their defects.

use purlin::beam::{Atoms, ChunkId, Code, CodeHeader, Export, File, Import, Lambda, Writer, id};

/// What a test's module consists of; the code is bytes, so that it can be wrong.
pub struct Module {
    pub atoms: Vec<&'static str>,
    pub labels: u32,
    pub code: Vec<u8>,
    pub imports: Vec<Import>,
    pub exports: Vec<Export>,
    pub lambdas: Vec<Lambda>,
    pub more: Vec<(ChunkId, Vec<u8>)>,
}

impl Default for Module {
    fn default() -> Self {
        Self {
            atoms: vec!["m", "f"],
            labels: 3,
            code: vec![3],
            imports: Vec::new(),
            exports: Vec::new(),
            lambdas: Vec::new(),
            more: Vec::new(),
        }
    }
}

impl Module {
    /// A module with this code; `label 1; func_info m f 0; label 2` stand before it.
    pub fn with_code(code: &[u8]) -> Self {
        let mut all = vec![1, 0x10, 2, 0x12, 0x22, 0x00, 1, 0x20];
        all.extend(code);
        Self {
            code: all,
            ..Self::default()
        }
    }

    pub fn with_chunk(id: &[u8; 4], data: &[u8]) -> Self {
        Self {
            more: vec![(ChunkId(*id), data.to_vec())],
            ..Self::default()
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let header = CodeHeader {
            size: 16,
            format: 0,
            max_opcode: 182,
            labels: self.labels,
            functions: 1,
        };
        let mut writer = Writer::new();
        writer
            .atoms(&Atoms {
                names: self.atoms.clone(),
                long_sizes: false,
            })
            .code(&header, &self.code)
            .strings(Vec::new())
            .imports(&self.imports)
            .exports(&self.exports)
            .lambdas(&self.lambdas);
        for (id, data) in &self.more {
            writer.chunk(*id, data.clone());
        }
        writer.finish()
    }

    /// What reading it all gives.
    pub fn decode(&self) -> Result<Code, String> {
        let bytes = self.bytes();
        let file = File::parse(&bytes).map_err(|error| error.to_string())?;
        file.decode().map_err(|error| error.to_string())
    }

    /// Why it is refused.
    pub fn refusal(&self) -> String {
        self.decode().expect_err("a refusal")
    }
}

/// The bytes of a chunk's header and data, for files that the writer can't make.
pub fn raw_chunk(id: &[u8; 4], size: u32, data: &[u8]) -> Vec<u8> {
    [id, size.to_be_bytes().as_slice(), data].concat()
}

/// A form of chunks, with the right size.
pub fn raw_form(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = chunks.concat();
    let size = body.len() as u32 + 4;
    [b"FOR1", size.to_be_bytes().as_slice(), b"BEAM", &body].concat()
}

/// A whole small file without one of its chunks.
pub fn without(missing: ChunkId) -> Vec<u8> {
    let bytes = Module::default().bytes();
    let file = File::parse(&bytes).expect("a sound file");
    let mut writer = Writer::new();
    for chunk in file.chunks.iter().filter(|chunk| chunk.id != missing) {
        writer.chunk(chunk.id, chunk.data.to_vec());
    }
    assert!(file.chunk(id::CODE).is_some());
    writer.finish()
}
