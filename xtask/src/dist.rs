//! `cargo xtask dist`: what an owner is handed, in `artefacts/`: an archive with the page and the settings of the
//! servers, the browser extension, and the checksums of both.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::bundle;
use crate::command::{output_of, run as run_command, say};
use crate::project::Project;

const NAME: &str = "pachca-audit-dashboard";
/// What whoever runs the page has to read; they lead to each other.
const TO_READ: [&str; 5] = ["README.md", "SECURITY.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
/// The API as the extension's manifest allows it.
pub const API_ORIGIN: &str = "https://api.pachca.com";

pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let out = project.root.join("artefacts");
    match arguments {
        [] => make(project, &out),
        [flag, other] if flag == "--compare" => {
            let differences = differences(&out, Path::new(other))?;
            if !differences.is_empty() {
                bail!(
                    "{} and {other} are not the same: {}",
                    out.display(),
                    differences.into_iter().collect::<Vec<_>>().join(", ")
                );
            }
            say(&format!("{} and {other} hold the same bytes", out.display()));
            Ok(())
        }
        _ => bail!("dist takes nothing, or --compare and the artefacts of another build"),
    }
}

/// The files that only one of two folders has, or that are not the same in both to the last byte.
fn differences(ours: &Path, theirs: &Path) -> Result<BTreeSet<String>> {
    let content = |folder: &Path| -> Result<BTreeMap<String, Vec<u8>>> {
        let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        let files: BTreeMap<_, _> = entries
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?))
            })
            .collect::<Result<_>>()?;
        if files.is_empty() {
            bail!("nothing is in {}", folder.display());
        }
        Ok(files)
    };
    let (ours, theirs) = (content(ours)?, content(theirs)?);
    let names = ours.keys().chain(theirs.keys());
    Ok(names.filter(|&name| ours.get(name) != theirs.get(name)).cloned().collect())
}

fn make(project: &Project, out: &Path) -> Result<()> {
    bundle::run(project, &[])?;
    let target = project.target().join("artefacts");
    for dir in [target.as_path(), out] {
        if dir.exists() {
            fs::remove_dir_all(dir)?;
        }
        fs::create_dir_all(dir)?;
    }
    let version = env!("CARGO_PKG_VERSION");
    let server = server_folder(project, &target.join("server"))?;
    let extension = extension_folder(project, &project.bundle_dir(), API_ORIGIN, &target.join("extension"))?;
    let archives = [
        (server, format!("{NAME}-{version}.tar.gz")),
        (extension, format!("{NAME}-extension-{version}.zip")),
    ];
    for (folder, name) in &archives {
        let pack = project.root.join("xtask/dist/pack.py");
        run_command(Command::new("python3").arg(pack).arg(folder).arg(out.join(name)))?;
    }
    let names = archives.map(|(_, name)| name);
    let sums = Command::new("sha256sum").args(names).current_dir(out).output().context("no sha256sum")?;
    fs::write(out.join("SHA256SUMS"), &sums.stdout)?;
    print!("{}", String::from_utf8_lossy(&sums.stdout));
    say(&format!("the artefacts are in {}", out.display()));
    Ok(())
}

/// The page with compressed copies of its files, the settings of the servers, what there is to read, and the papers.
fn server_folder(project: &Project, folder: &Path) -> Result<PathBuf> {
    let page = folder.join("page");
    served_folder(project, &project.bundle_dir(), &page)?;
    copy_folder(&project.root.join("deploy"), &folder.join("deploy"))?;
    fs::remove_dir_all(folder.join("deploy/extension"))?;
    for name in TO_READ {
        fs::copy(project.root.join(name), folder.join(name))?;
    }
    for name in ["docs", "rules"] {
        copy_folder(&project.root.join(name), &folder.join(name))?;
    }
    papers(project, folder)?;
    Ok(folder.to_owned())
}

/// A built page with compressed copies of its files beside them, and nothing that an earlier one left.
pub fn served_folder(project: &Project, page: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    copy_folder(page, folder)?;
    run_command(Command::new("node").arg(project.root.join("xtask/dist/compress.mjs")).arg(folder))
}

/// The extension: a built page that asks the API at `origin` itself, which its manifest allows.
pub fn extension_folder(project: &Project, page: &Path, origin: &str, folder: &Path) -> Result<PathBuf> {
    copy_folder(page, folder)?;
    copy_folder(&project.root.join("deploy/extension"), folder)?;
    let html = fs::read_to_string(folder.join("index.html"))?;
    fs::write(folder.join("index.html"), with_api(&html, &format!("{origin}/api/shared/v1"))?)?;
    let manifest = fs::read_to_string(folder.join("manifest.json"))?;
    fs::write(folder.join("manifest.json"), manifest.replace(API_ORIGIN, origin))?;
    papers(project, folder)?;
    Ok(folder.to_owned())
}

/// Says in the page where its API is, see `platform::http`.
fn with_api(html: &str, api: &str) -> Result<String> {
    const HEAD: &str = "<meta charset=\"utf-8\">";
    if !html.contains(HEAD) {
        bail!("index.html has no place for the address of the API");
    }
    Ok(html.replace(HEAD, &format!("{HEAD}\n    <meta name=\"pachca-api\" content=\"{api}\">")))
}

/// The licence, and what the page is made of.
fn papers(project: &Project, folder: &Path) -> Result<()> {
    fs::copy(project.root.join("LICENSE"), folder.join("LICENSE"))?;
    let arguments =
        ["metadata", "--format-version=1", "--filter-platform=wasm32-unknown-unknown", "--features=split"];
    let metadata = output_of("cargo", &arguments).context("cargo metadata failed")?;
    let mut notices = Command::new("python3")
        .arg(project.root.join("xtask/dist/notices.py"))
        .arg(folder)
        .stdin(Stdio::piped())
        .spawn()
        .context("cannot start python3")?;
    if let Some(mut input) = notices.stdin.take() {
        std::io::Write::write_all(&mut input, metadata.as_bytes())?;
    }
    if !notices.wait()?.success() {
        bail!("the list of components could not be written");
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{differences, with_api};
    use std::fs;

    #[test]
    fn two_builds_are_the_same_to_the_last_byte_or_it_is_said_where_not() {
        let dir = std::env::temp_dir().join(format!("audit-dist-{}", std::process::id()));
        let (a, b) = (dir.join("a"), dir.join("b"));
        for (folder, file, content) in
            [(&a, "x", "1"), (&b, "x", "1"), (&a, "y", "1"), (&b, "y", "2"), (&b, "z", "")]
        {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(file), content).unwrap();
        }
        assert_eq!(differences(&a, &b).unwrap().into_iter().collect::<Vec<_>>(), ["y", "z"]);
        assert!(differences(&a, &a).unwrap().is_empty());
        assert!(differences(&a, &dir.join("nothing")).is_err());
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn the_page_is_told_where_its_api_is() {
        let html = with_api("<head>\n    <meta charset=\"utf-8\">\n</head>", "https://x/y").unwrap();
        assert!(html.contains("<meta name=\"pachca-api\" content=\"https://x/y\">"));
        assert!(with_api("<head></head>", "https://x/y").is_err());
    }
}
