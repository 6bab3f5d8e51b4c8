//! What the built index.html must be like to run under the page's strict policy and to notice changed files.

/// The first thing in a page's HTML that its policy forbids, or that leaves a file without a checksum.
pub fn objection(html: &str) -> Option<String> {
    let html = &without_comments(html);
    let found = tags(html).find_map(|tag| objection_to(tag).map(|why| format!("<{tag}> {why}")));
    let starts = tags(html).any(|tag| is_link(tag, "modulepreload"));
    found.or_else(|| (!starts).then(|| "it starts no WebAssembly".to_owned()))
}

fn objection_to(tag: &str) -> Option<&'static str> {
    let is = |name: &str| tag.split([' ', '\n', '/']).next() == Some(name);
    let loads =
        is("script") || ["stylesheet", "modulepreload", "preload"].iter().any(|rel| is_link(tag, rel));
    if is("style") || (is("script") && !tag.contains(" src=")) {
        Some("is inline")
    } else if tag.contains(" style=") || tag.contains(" onclick=") || tag.contains(" onload=") {
        Some("has an inline style or handler")
    } else if loads && !tag.contains(" integrity=") {
        Some("has no checksum")
    } else {
        None
    }
}

fn is_link(tag: &str, rel: &str) -> bool {
    tag.starts_with("link ") && tag.contains(&format!("rel=\"{rel}\""))
}

fn without_comments(html: &str) -> String {
    let mut pieces = html.split("<!--");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.filter_map(|piece| piece.split_once("-->")).fold(first, |text, (_, rest)| text + rest)
}

/// The insides of all opening tags.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter_map(|piece| piece.split('>').next())
        .filter(|tag| !tag.starts_with(['/', '!']))
}

#[cfg(test)]
mod tests {
    use super::objection;

    const GOOD: &str = r#"<!DOCTYPE html><head><!-- <style> --><link rel="icon" href="data:,">
        <script src="/loader-1.js" integrity="sha384-x" type="module"></script>
        <link rel="modulepreload" href="/a.js" integrity="sha384-y"></head><body><p hidden>x</p></body>"#;

    #[test]
    fn takes_what_trunk_should_write() {
        assert_eq!(objection(GOOD), None);
    }

    #[test]
    fn refuses_what_the_policy_forbids() {
        let bad = [
            "<script type=\"module\">import x from 'y'</script>",
            "<style>p { color: red }</style>",
            "<p style=\"color: red\">",
            "<body onload=\"start()\">",
            "<script src=\"/x.js\"></script>",
            "<link rel=\"stylesheet\" href=\"/x.css\">",
        ];
        for html in bad {
            assert!(objection(&format!("{GOOD}{html}")).is_some(), "{html}");
        }
    }

    #[test]
    fn refuses_a_page_without_a_program() {
        assert!(objection("<!DOCTYPE html><title>x</title>").is_some());
    }
}
