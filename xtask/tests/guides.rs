//! The guides explain what the page says when something is wrong: each sentence, in the words that it has.

#![allow(clippy::unwrap_used)] // A test may: helpers of tests are not known as such to the lint.

use std::fs;
use std::path::Path;

/// Beside all of `failures.ftl` and `environment.ftl`: what else a person may be stopped by, by file.
const ELSEWHERE: [(&str, &[&str]); 4] = [
    ("first", &["connect-unsafe", "connect-no-storage", "connect-mixed", "connect-no-part", "connect-idle"]),
    ("app", &["connect-bad-token-text"]),
    ("later", &["later-missing"]),
    ("explore", &["notice-gaps"]),
];

/// What stands below a sentence, and is none.
const NOT_SENTENCES: [&str; 2] = ["failure-request-id", "failure-server-said"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// Messages of a Fluent file by their names, with whatever they are given as an ellipsis.
fn messages(text: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" = ") {
            Some((name, words)) if !line.starts_with(' ') => all.push((name.to_owned(), words.to_owned())),
            _ => all.last_mut().into_iter().for_each(|(_, words)| words.push_str(line)),
        }
    }
    all.iter_mut().for_each(|(_, words)| *words = without_arguments(words));
    all
}

fn without_arguments(words: &str) -> String {
    let mut pieces = words.split("{ $");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + "…" + piece.split_once('}').map_or(piece, |(_, rest)| rest))
}

fn sentences(lang: &str) -> Vec<(String, String)> {
    let file = |name: &str| messages(&read(&format!("locales/{lang}/{name}.ftl")));
    let mut wanted: Vec<(String, String)> =
        file("failures").into_iter().filter(|(name, _)| name.starts_with("failure-")).collect();
    wanted.retain(|(name, _)| !NOT_SENTENCES.contains(&name.as_str()));
    wanted.extend(file("environment"));
    for (name, keys) in ELSEWHERE {
        wanted.extend(file(name).into_iter().filter(|(key, _)| keys.contains(&key.as_str())));
    }
    // What stands in the page itself, before it has words.
    let html = read("index.html");
    let own =
        html.lines().map(str::trim).filter(|line| line.starts_with("<p>") || line.starts_with("<p lang"));
    let own = own.filter(|line| line.starts_with("<p lang=\"ru\"") == (lang == "ru"));
    wanted.extend(own.map(|line| ("index.html".to_owned(), line.to_owned())));
    wanted
}

/// What the first column of the table of troubles quotes.
fn quotes(lang: &str) -> Vec<String> {
    let guide = read(&format!("docs/guide.{lang}.md"));
    let section = guide.split("\n## 5.").nth(1).unwrap().split("\n## ").next().unwrap().to_owned();
    let rows = section.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|row| row.split('|').nth(1).unwrap().trim().to_owned()).collect()
}

#[test]
fn each_sentence_is_explained_and_nothing_that_is_not_said() {
    for lang in ["en", "ru"] {
        let (sentences, quotes) = (sentences(lang), quotes(lang));
        assert!(sentences.len() > 30, "{lang}: {} sentences", sentences.len());
        for (name, words) in &sentences {
            assert!(
                quotes.iter().any(|quote| words.contains(quote)),
                "guide.{lang}.md has no {name}: {words}"
            );
        }
        for quote in &quotes {
            let is_said = sentences.iter().any(|(_, words)| words.contains(quote));
            assert!(is_said, "guide.{lang}.md explains what is not said: {quote}");
        }
    }
}
