//! Saving a chart as a file.

use crate::charts::save::{Chart, Kind};
use crate::platform::picture;
use crate::platform::save::{self, FileName};
use leptos::task::spawn_local;

/// Hands the chart to the person as a file of this kind.
pub fn hand_over(chart: Chart, kind: Kind) {
    let name = format!("{}.{}", file_name(&chart.name), kind.extension());
    let media_type = match kind {
        Kind::Png => "image/png",
        Kind::Svg => "image/svg+xml",
        Kind::Csv => "text/csv",
    };
    let file = FileName { name, media_type, ending: format!(".{}", kind.extension()) };
    match kind {
        Kind::Svg => save::download_text(&chart.into_svg(), &file),
        Kind::Csv => save::download_text(&chart.csv(), &file),
        Kind::Png => spawn_local(async move {
            let picture = picture::png_of(&chart.into_svg()).await;
            if picture.and_then(|picture| save::download(&picture, &file)).is_none() {
                leptos::logging::warn!("{} was not drawn", file.name);
            }
        }),
    }
}

/// A name that every file system takes.
fn file_name(title: &str) -> String {
    let part = |part: &str| part.to_lowercase();
    let parts = title.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(part);
    let name: String = parts.collect::<Vec<_>>().join("-").chars().take(80).collect();
    if name.is_empty() { "chart".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain() {
        assert_eq!(file_name("Apps & devices, 15–22 Nov"), "apps-devices-15-22-nov");
        assert_eq!(file_name("../Вход"), "вход");
        assert_eq!(file_name("…"), "chart");
    }
}
