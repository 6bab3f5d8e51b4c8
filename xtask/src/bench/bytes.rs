//! What takes the bytes: the functions of the linked program, before `wasm-opt`, summed by the crate that they are of.
//! Generic code is of whoever fills it first.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::setup::wasm::{TARGET, Toolchain};

/// Crates that are told by one name: what begins so belongs together.
const FAMILIES: &[(&str, &[&str])] = &[
    ("the page itself", &["audit_dashboard"]),
    (
        "Leptos",
        &[
            "leptos",
            "tachys",
            "reactive_",
            "any_spawner",
            "either_of",
            "hydration_context",
            "oco_ref",
            "throw_error",
        ],
    ),
    ("bindings to the browser", &["web_sys", "js_sys", "wasm_bindgen", "gloo_", "send_wrapper"]),
    ("JSON", &["serde", "itoa", "ryu", "zmij"]),
    ("Fluent", &["fluent", "intl_", "unic_"]),
    ("plotters", &["plotters"]),
];

/// Whatever is of these is of nobody in particular: generic code, which others fill.
const STANDARD: &[&str] = &["core", "alloc", "std", "hashbrown", "compiler_builtins", "dlmalloc"];

/// What is no function: words, tables, names of fields.
const CONSTANTS: &str = "constants, the words of both languages among them";

/// Rows of the table; the others are summed up.
const ROWS: usize = 14;

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!("bytes takes no arguments, so what is {unknown:?}?");
    }
    let target =
        Toolchain::find()?.context("nothing has been built for the browser yet")?.target_dir(project);
    let whole = by_owner(&target.join(TARGET).join("release/audit-dashboard.wasm"))?;
    let first = by_owner(&project.target().join("parts/first.wasm"))?;
    let mut rows: Vec<(&String, &u64)> = whole.iter().collect();
    rows.sort_by_key(|(_, bytes)| std::cmp::Reverse(**bytes));
    println!("| | bytes | of them for the first screen |\n| --- | ---: | ---: |");
    let line = |name: &str, bytes: u64, early: u64| {
        println!("| {name} | {} | {} |", with_commas(bytes), with_commas(early));
    };
    let of_first = |owner: &String| first.get(owner).copied().unwrap_or_default();
    for (owner, bytes) in rows.iter().take(ROWS) {
        line(owner, **bytes, of_first(owner));
    }
    let others: Vec<_> = rows.iter().skip(ROWS).collect();
    let bytes = others.iter().map(|(_, bytes)| **bytes).sum();
    line("all others", bytes, others.iter().map(|(owner, _)| of_first(owner)).sum());
    line("**in all**", whole.values().sum(), first.values().sum());
    Ok(())
}

/// A number with its thousands set apart.
fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let apart = |place: usize| if place > 0 && (digits.len() - place).is_multiple_of(3) { "," } else { "" };
    digits.char_indices().map(|(place, digit)| format!("{}{digit}", apart(place))).collect()
}

/// Bytes of a module, by whose they are.
fn by_owner(file: &Path) -> Result<BTreeMap<String, u64>> {
    let bytes =
        fs::read(file).with_context(|| format!("no {}: `cargo xtask build` makes it", file.display()))?;
    let module =
        Module::read(&bytes).with_context(|| format!("{} is no module with names", file.display()))?;
    let mut sums = BTreeMap::from([(CONSTANTS.to_owned(), module.constants)]);
    for (name, size) in module.functions() {
        // What describes types to wasm-bindgen is gone once it has run.
        if !name.contains("describe") {
            *sums.entry(owner(name)).or_default() += size;
        }
    }
    Ok(sums)
}

/// Whose a function is: the first crate that its name speaks of, but for the standard library.
fn owner(symbol: &str) -> String {
    let readable = readable(symbol);
    let crates = crates_in(&readable);
    let Some(name) = crates.into_iter().find(|name| !STANDARD.contains(name)) else {
        return "the standard library".to_owned();
    };
    let family = FAMILIES.iter().find(|(_, begins)| begins.iter().any(|begin| name.starts_with(begin)));
    family.map_or_else(|| name.replace('_', "-"), |(family, _)| (*family).to_owned())
}

/// A mangled name with its pieces apart, as far as this needs it; any other as it is.
fn readable(symbol: &str) -> String {
    let Some(mut rest) = symbol.strip_prefix("_ZN") else { return symbol.to_owned() };
    let mut pieces: Vec<&str> = Vec::new();
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Ok(length) = rest[..digits].parse::<usize>() else { break };
        let Some(piece) = rest.get(digits..digits + length) else { break };
        pieces.push(piece);
        rest = &rest[digits + length..];
    }
    let mut text = pieces.join("::").replace("..", "::");
    for (code, sign) in
        [("$LT$", "<"), ("$GT$", ">"), ("$u20$", " "), ("$C$", ","), ("$RF$", "&"), ("$BP$", "*")]
    {
        text = text.replace(code, sign);
    }
    text
}

/// Names at the beginning of paths.
fn crates_in(readable: &str) -> Vec<&str> {
    let paths = readable.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':'));
    let begins =
        paths.filter_map(|path| path.trim_start_matches('_').split_once("::").map(|(begin, _)| begin));
    begins.filter(|begin| begin.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

/// Sizes and names of a module's functions.
struct Module {
    constants: u64,
    imported: u64,
    sizes: Vec<u64>,
    names: HashMap<u64, String>,
}

impl Module {
    /// Reads a module; nothing if it is none, or nameless.
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut module = Self { constants: 0, imported: 0, sizes: Vec::new(), names: HashMap::new() };
        let mut file = Reader(bytes.strip_prefix(b"\0asm\x01\0\0\0")?);
        while let Some(kind) = file.byte() {
            let size = file.number()?;
            let mut section = Reader(file.take(size)?);
            match kind {
                0 if section.text()? == "name" => module.read_names(&mut section)?,
                2 => module.read_imports(&mut section)?,
                10 => {
                    for _ in 0..section.number()? {
                        let size = section.number()?;
                        section.take(size)?;
                        module.sizes.push(size);
                    }
                }
                11 => module.constants = size,
                _ => {}
            }
        }
        (!module.names.is_empty()).then_some(module)
    }

    /// Imported functions are numbered first. Only their number matters.
    fn read_imports(&mut self, section: &mut Reader<'_>) -> Option<()> {
        for _ in 0..section.number()? {
            section.text()?;
            section.text()?;
            match section.byte()? {
                0 => {
                    section.number()?;
                    self.imported += 1;
                }
                1 => {
                    section.byte()?;
                    section.limits()?;
                }
                2 => section.limits()?,
                3 => drop(section.take(2)?),
                _ => drop(section.take(2)?),
            }
        }
        Some(())
    }

    fn read_names(&mut self, section: &mut Reader<'_>) -> Option<()> {
        while let Some(kind) = section.byte() {
            let size = section.number()?;
            let mut list = Reader(section.take(size)?);
            if kind == 1 {
                for _ in 0..list.number()? {
                    let function = list.number()?;
                    self.names.insert(function, list.text()?.to_owned());
                }
            }
        }
        Some(())
    }

    fn functions(&self) -> impl Iterator<Item = (&str, u64)> {
        let name = |place: usize| self.names.get(&(self.imported + place as u64)).map_or("", String::as_str);
        self.sizes.iter().enumerate().map(move |(place, size)| (name(place), *size))
    }
}

/// Reads what modules are written in.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
    }

    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Module, owner, with_commas};

    #[test]
    fn a_function_is_of_the_first_crate_that_its_name_speaks_of() {
        for (symbol, whose) in [
            ("_ZN6tachys6erased11ErasedLocal3new17hee6bf004f13a5b3dE", "Leptos"),
            ("_ZN11audit_store3ids3Ids6row_of17h178c48a700f83194E", "audit-store"),
            ("_ZN4core3ptr40drop_in_place$LT$bytes..bytes..Bytes$GT$17h2b8c32cb9fc6fae9E", "bytes"),
            ("_ZN36_$LT$T$u20$as$u20$core..any..Any$GT$7type_id17h39f18b2262fcd62dE", "the standard library"),
            (
                "_ZN7web_sys8features10gen_Window6Window11performance17h52b3d2b9f571b564E",
                "bindings to the browser",
            ),
            ("memcpy", "the standard library"),
        ] {
            assert_eq!(owner(symbol), whose, "{symbol}");
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([7, 999, 1_000, 1_682_616].map(with_commas), ["7", "999", "1,000", "1,682,616"]);
    }

    #[test]
    fn sizes_and_names_are_read_off_a_module() {
        let import = b"\x02\x07\x01\x01a\x01b\0\0";
        let code = b"\x0a\x08\x02\x02\0\x0b\x03\0\x01\x0b";
        let names = b"\0\x0e\x04name\x01\x07\x02\x01\x01c\x02\x01d";
        let module = [&b"\0asm\x01\0\0\0"[..], import, code].concat();
        assert!(Module::read(&module).is_none(), "it has no names");
        let whole = [&module[..], names].concat();
        assert!(Module::read(&whole[..whole.len() - 1]).is_none(), "it ends too early");
        let module = Module::read(&whole).unwrap();
        assert_eq!(module.functions().collect::<Vec<_>>(), [("c", 2), ("d", 3)]);
    }
}
