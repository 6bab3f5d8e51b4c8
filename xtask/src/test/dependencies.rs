//! What the project is made of, held to `deny.toml`: licences, crates in more than one version, and where they come from.
//! cargo-deny reads the same file and can do more, but takes longer to build than all of this to run.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::counts::Counts;
use crate::command::output_of;
use crate::project::Project;

/// What is allowed.
#[derive(Debug, Default)]
struct Rules {
    licences: BTreeSet<String>,
    /// Older versions beside newer ones, as `name@version`.
    doubles: BTreeSet<String>,
}

impl Rules {
    fn parse(text: &str) -> Result<Self> {
        let file: toml::Table = text.parse().context("deny.toml is not TOML")?;
        let list = |table: &str, key: &str| file.get(table)?.get(key)?.as_array().cloned();
        let licences = list("licenses", "allow").context("deny.toml allows no licence")?;
        let doubles = list("bans", "skip").unwrap_or_default();
        let name = |skip: &toml::Value| {
            let has_reason =
                skip.get("reason").and_then(toml::Value::as_str).is_some_and(|it| !it.is_empty());
            skip.get("crate").and_then(toml::Value::as_str).filter(|_| has_reason).map(str::to_owned)
        };
        let doubles =
            doubles.iter().map(|skip| name(skip).with_context(|| format!("no crate and reason: {skip}")));
        Ok(Self {
            licences: licences.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect(),
            doubles: doubles.collect::<Result<_>>()?,
        })
    }
}

pub fn run(_project: &Project, _extra: &[String]) -> Result<Counts> {
    let rules = Rules::parse(&fs::read_to_string("deny.toml").context("there is no deny.toml")?)?;
    let metadata = output_of("cargo", &["metadata", "--format-version=1", "--all-features", "--locked"]);
    let metadata: Value = serde_json::from_str(&metadata.context("cargo metadata failed")?)?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let objections = objections(packages, &rules);
    for objection in &objections {
        eprintln!("{objection}");
    }
    if !objections.is_empty() {
        bail!("{} objections to what the project is made of; see deny.toml", objections.len());
    }
    println!("{} packages: licences, versions and sources are as deny.toml allows", packages.len());
    Ok(Counts::default())
}

/// Whatever is not allowed, and whatever is allowed for nothing.
fn objections(packages: &[Value], rules: &Rules) -> Vec<String> {
    let mut objections = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let (mut sources, mut used) = (BTreeSet::new(), BTreeSet::new());
    for package in packages {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let (name, version) = (text("name"), text("version"));
        versions.entry(name).or_default().insert(format!("{name}@{version}"));
        match choice(text("license"), &rules.licences) {
            Some(licences) => used.extend(licences),
            None => objections.push(format!("{name}@{version} is licensed as {:?}", text("license"))),
        }
        // What is in this repository has no source.
        if let Some(source) = package["source"].as_str() {
            sources.insert(source);
            if !source.starts_with("registry+") {
                objections.push(format!("{name}@{version} comes from {source}"));
            }
        }
    }
    if sources.len() > 1 {
        objections.push(format!("there is more than one source: {sources:?}"));
    }
    let doubles: BTreeSet<String> =
        versions.into_values().filter(|known| known.len() > 1).flatten().collect();
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for double in doubles.iter().filter(|double| !rules.doubles.contains(*double)) {
        names.entry(double.split('@').next().unwrap_or_default()).or_default().push(double);
    }
    let more = names.into_values().filter(|left| left.len() > 1);
    objections.extend(more.map(|left| format!("several versions of one crate: {}", left.join(", "))));
    let unused = rules.doubles.difference(&doubles).map(|double| format!("{double} is skipped for nothing"));
    objections.extend(unused);
    let unused =
        rules.licences.difference(&used).map(|licence| format!("nothing needs the licence {licence}"));
    objections.extend(unused);
    objections
}

/// Licences out of those allowed that an expression is content with; nothing where it is not.
fn choice(expression: &str, allowed: &BTreeSet<String>) -> Option<Vec<String>> {
    let parsed = spdx::Expression::parse_mode(expression, spdx::ParseMode::LAX).ok()?;
    let mut taken = Vec::new();
    let is_allowed = parsed.evaluate(|one| {
        let one = one.to_string();
        let is_allowed = allowed.contains(&one);
        taken.extend(is_allowed.then_some(one));
        is_allowed
    });
    is_allowed.then_some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rules(licences: &[&str], doubles: &[&str]) -> Rules {
        let set = |all: &[&str]| all.iter().map(|&one| one.to_owned()).collect();
        Rules { licences: set(licences), doubles: set(doubles) }
    }

    fn package(name: &str, version: &str, license: &str, source: Option<&str>) -> Value {
        json!({ "name": name, "version": version, "license": license, "source": source })
    }

    #[test]
    fn an_expression_is_content_with_what_is_allowed() {
        let allowed = rules(&["MIT", "ISC"], &[]).licences;
        for content in ["MIT", "MIT/Apache-2.0", "GPL-2.0-only OR MIT", "MIT AND ISC"] {
            assert!(choice(content, &allowed).is_some(), "{content}");
        }
        for refused in ["", "GPL-2.0-only", "MIT AND Zlib", "nonsense"] {
            assert!(choice(refused, &allowed).is_none(), "{refused}");
        }
    }

    #[test]
    fn versions_sources_and_idle_rules_are_objected_to() {
        let registry = Some("registry+here");
        let packages = [
            package("a", "1.0.0", "MIT", registry),
            package("a", "2.0.0", "MIT", registry),
            package("b", "1.0.0", "MIT", None),
        ];
        assert_eq!(objections(&packages, &rules(&["MIT"], &["a@1.0.0"])), Vec::<String>::new());
        assert_eq!(objections(&packages, &rules(&["MIT"], &[])).len(), 1);
        assert_eq!(objections(&packages, &rules(&["MIT", "ISC"], &["a@1.0.0", "b@1.0.0"])).len(), 2);
        let foreign =
            [package("c", "1.0.0", "MIT", Some("git+there")), package("d", "1.0.0", "MIT", registry)];
        assert_eq!(objections(&foreign, &rules(&["MIT"], &[])).len(), 2);
    }

    #[test]
    fn every_skip_says_why() {
        assert!(Rules::parse("[licenses]\nallow = [\"MIT\"]\n[bans]\nskip = [{ crate = \"a@1\" }]").is_err());
        assert!(Rules::parse(include_str!("../../../deny.toml")).is_ok());
    }
}
