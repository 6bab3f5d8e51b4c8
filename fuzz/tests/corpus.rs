//! All that fuzzing ever found, and what it starts from: none of it may break anything again.

#![allow(clippy::unwrap_used)] // A test may: helpers of tests are not known as such to the lint.

use audit_fuzz::PROPERTIES;
use std::fs;
use std::path::Path;

#[test]
fn nothing_of_the_corpora_breaks_a_property() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (name, check) in PROPERTIES {
        let files: Vec<_> = fs::read_dir(corpora.join(name)).unwrap().flatten().collect();
        assert!(!files.is_empty(), "{name} has no corpus");
        for file in files {
            // A failure names its file: the test's output is shown when it fails.
            println!("{}", file.path().display());
            check(&fs::read(file.path()).unwrap());
        }
    }
}
