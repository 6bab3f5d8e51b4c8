//! Has the linker leave what the program is taken apart by.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_for_browser = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if is_for_browser && std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
