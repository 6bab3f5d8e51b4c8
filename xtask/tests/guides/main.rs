//! The guides explain what the page says when something is wrong: each sentence, in the words that it has.
//!
//! Which messages these are is told by a rule, so that a new one cannot be forgotten: whatever is a sentence, or has a
//! name or words that speak of trouble, is explained, unless `harmless` says that nothing is wrong.

#![allow(clippy::unwrap_used)] // A test may: helpers of tests are not known as such to the lint.

mod harmless;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use harmless::{HARMLESS, is_family};

/// Parts of names of messages that speak of trouble, whether they are sentences or not.
const TROUBLE: [&str; 25] = [
    "bad",
    "blocked",
    "busy",
    "cut",
    "damage",
    "denied",
    "dropped",
    "failed",
    "gone",
    "impossible",
    "lost",
    "missing",
    "no",
    "not",
    "partial",
    "problem",
    "refused",
    "slow",
    "stopped",
    "torn",
    "unclear",
    "unknown",
    "unreadable",
    "unsure",
    "wrong",
];

/// Words of trouble, for what is neither.
const WORDS: [&str; 5] = ["cannot", "could not", "no room", "not loaded", "was lost"];

/// A shorter quote may stand in sentences that it does not mean, so it has to be all of its message.
const SHORT: usize = 12;

/// A message's file, name and words.
struct Message {
    file: String,
    name: String,
    words: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// All messages of a language, with whatever they are given as an ellipsis.
fn messages(lang: &str) -> Vec<Message> {
    let mut all: Vec<Message> = Vec::new();
    for entry in fs::read_dir(root().join("locales").join(lang)).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for line in fs::read_to_string(&path).unwrap().lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" = ") {
                Some((name, words)) if !line.starts_with(' ') => {
                    all.push(Message { file: file.clone(), name: name.to_owned(), words: words.to_owned() });
                }
                _ => all.last_mut().into_iter().for_each(|message| message.words.push_str(line)),
            }
        }
    }
    all.iter_mut().for_each(|message| message.words = without_arguments(&message.words));
    all
}

fn without_arguments(words: &str) -> String {
    let mut pieces = words.split("{ $");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + "…" + piece.split_once('}').map_or(piece, |(_, rest)| rest))
}

/// Whether a message has to be explained, or to be said harmless. English decides for both languages.
fn may_be_trouble(message: &Message) -> bool {
    let ends = |words: &str| words.trim_end().ends_with(['.', '!', '?']);
    let is_sentence =
        ends(&message.words) || [". ", "? ", "! ", ".}"].iter().any(|end| message.words.contains(end));
    let is_named = message.name.split('-').any(|part| TROUBLE.contains(&part));
    is_sentence || is_named || WORDS.iter().any(|words| message.words.contains(words))
}

/// Names of what has to be explained.
fn troubles() -> BTreeSet<String> {
    let harmless: BTreeSet<&str> = HARMLESS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let english = messages("en").into_iter();
    let wanted = english.filter(|message| may_be_trouble(message) && !is_family(&message.name));
    wanted.map(|message| message.name).filter(|name| !harmless.contains(name.as_str())).collect()
}

/// The sentences that are explained, by name.
fn sentences(lang: &str) -> Vec<(String, String)> {
    let troubles = troubles();
    let own = messages(lang).into_iter().filter(|message| troubles.contains(&message.name));
    let mut wanted: Vec<(String, String)> = own.map(|message| (message.name, message.words)).collect();
    // What stands in the page itself, before it has words.
    let html = read("index.html");
    let own =
        html.lines().map(str::trim).filter(|line| line.starts_with("<p>") || line.starts_with("<p lang"));
    let own = own.filter(|line| line.starts_with("<p lang=\"ru\"") == (lang == "ru"));
    wanted.extend(own.map(|line| ("index.html".to_owned(), line.to_owned())));
    wanted
}

/// What the first columns of the tables of troubles quote.
fn quotes(lang: &str) -> Vec<String> {
    let guide = read(&format!("docs/guide.{lang}.md"));
    let section = guide.split("\n## 5.").nth(1).unwrap().split("\n## ").next().unwrap().to_owned();
    let lines: Vec<&str> = section.lines().collect();
    let is_head = |place: usize| lines.get(place + 1).is_some_and(|next| next.starts_with("| ---"));
    let rows = (0..lines.len()).filter(|place| lines[*place].starts_with("| ") && !is_head(*place));
    let rows = rows.map(|place| lines[place]).filter(|row| !row.starts_with("| ---"));
    rows.flat_map(|row| row.split('|').nth(1).unwrap().split("<br>"))
        .map(|quote| quote.trim().to_owned())
        .collect()
}

/// What the guide sets in italics: names of what is on the screen.
fn names(lang: &str) -> Vec<String> {
    let guide = read(&format!("docs/guide.{lang}.md")).replace("**", "");
    let pieces: Vec<&str> = guide.split('*').collect();
    pieces.into_iter().skip(1).step_by(2).map(|name| name.replace('\n', " ")).collect()
}

/// Whether a quote means a message with these words.
fn means(quote: &str, words: &str) -> bool {
    words == quote || quote.chars().count() >= SHORT && words.contains(quote)
}

#[test]
fn each_sentence_is_explained_and_nothing_that_is_not_said() {
    for lang in ["en", "ru"] {
        let (sentences, quotes) = (sentences(lang), quotes(lang));
        assert!(sentences.len() > 150, "{lang}: {} sentences", sentences.len());
        let missing: Vec<String> = sentences
            .iter()
            .filter(|(_, words)| !quotes.iter().any(|quote| means(quote, words)))
            .map(|(name, words)| format!("{name}: {words}"))
            .collect();
        assert!(missing.is_empty(), "guide.{lang}.md does not explain:\n{}", missing.join("\n"));
        let strange: Vec<&String> =
            quotes.iter().filter(|quote| !sentences.iter().any(|(_, words)| means(quote, words))).collect();
        assert!(strange.is_empty(), "guide.{lang}.md explains what is not said: {strange:#?}");
    }
}

#[test]
fn what_is_said_to_be_harmless_is_there_and_would_be_asked_about() {
    let asked: BTreeMap<String, String> = messages("en")
        .into_iter()
        .filter(may_be_trouble)
        .map(|message| (message.name, message.file))
        .collect();
    for (file, names) in HARMLESS {
        for name in *names {
            assert_eq!(asked.get(*name).map(String::as_str), Some(*file), "{name}");
            assert!(!is_family(name), "{name} is harmless by its name");
        }
    }
}

#[test]
fn what_the_guides_tell_to_press_is_on_the_screen() {
    // A way through Pachca itself.
    let elsewhere = ["Automations → API", "Автоматизации → API"];
    for lang in ["en", "ru"] {
        let messages = messages(lang);
        let is_said = |name: &str| {
            elsewhere.contains(&name) || messages.iter().any(|message| message.words.contains(name))
        };
        let names = names(lang);
        assert!(names.len() > 30, "{lang}: {} names", names.len());
        let missing: Vec<&String> = names.iter().filter(|name| !is_said(name)).collect();
        assert!(missing.is_empty(), "guide.{lang}.md names what is not on the screen: {missing:#?}");
    }
}
