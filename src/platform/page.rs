//! The document around the app: language, theme, title, clipboard.

use crate::i18n::Lang;
use crate::state::prefs::Theme;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlInputElement, Url, window};

/// Tells the document its language and title.
pub fn set_language(lang: Lang, title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            // Setting an attribute fails only for names that are not valid ones.
            let _ = root.set_attribute("lang", lang.code());
        }
    }
}

/// Tells the style sheet which theme to use.
pub fn set_theme(theme: Theme, dark: bool) {
    if let Some(root) =
        window().and_then(|window| window.document()).and_then(|document| document.document_element())
    {
        let _ = root.set_attribute("data-theme", if dark { "dark" } else { "light" });
        let _ = root.set_attribute("data-theme-choice", theme.slug());
    }
}

/// Closes what opens beside its button, if it is open.
pub fn hide_popover(id: &str) {
    let element = window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It fails for what can never open.
        let _ = element.hide_popover();
    }
}

/// Whether nobody on the way could read or change the page.
pub fn is_safe() -> bool {
    window().is_none_or(|window| window.is_secure_context())
}

/// Whether the page can be seen.
pub fn is_visible() -> bool {
    window().and_then(|window| window.document()).is_none_or(|document| !document.hidden())
}

/// The languages the person reads, best first.
pub fn preferred_languages() -> Vec<String> {
    window()
        .map(|window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect())
        .unwrap_or_default()
}

/// This browser's user agent, as every request carries it.
pub fn user_agent() -> String {
    window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// What had the focus last.
#[derive(Clone, Copy)]
pub struct LastFocus(StoredValue<Option<Element>, LocalStorage>);

impl LastFocus {
    /// Follows the focus for as long as the caller lives.
    pub fn follow() -> Self {
        let last = StoredValue::new_local(None::<Element>);
        let listener = window_event_listener(ev::focusin, move |event| {
            let element = event.target().and_then(|target| target.dyn_into().ok());
            let _ = last.try_update_value(|last| *last = element);
        });
        on_cleanup(move || listener.remove());
        Self(last)
    }

    /// Whether it has left the page and nothing else has the focus since.
    pub fn is_gone(self) -> bool {
        self.0.try_with_value(|last| last.as_ref().is_some_and(|last| !last.is_connected())) == Some(true)
    }
}

/// Gives the focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    focus_if_there(id);
}

/// As [`focus`]; says whether it was there.
pub fn focus_if_there(id: &str) -> bool {
    let element =
        window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // Focus fails only for an element that is gone.
    element.is_some_and(|element| element.focus().is_ok())
}

/// Gives the focus to the field with this id and marks what is in it, so that typing replaces that.
pub fn select(id: &str) {
    let element =
        window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    if focus_if_there(id)
        && let Some(field) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
    {
        field.select();
    }
}

/// Scrolls the element with this id to its top.
pub fn scroll_to_top(id: &str) {
    if let Some(element) =
        window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id))
    {
        element.set_scroll_top(0);
    }
}

/// Scrolls the element with this id into sight.
pub fn reveal(id: &str) {
    let element =
        window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element {
        element.scroll_into_view();
    }
}

/// The page's own scheme, host and port.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Copies a text. False where the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// The address of a text as a file of its own; following it asks no server.
pub fn data_url(media_type: &str, text: &str) -> String {
    format!("data:{media_type};charset=utf-8,{}", String::from(js_sys::encode_uri_component(text)))
}

/// The whole address of the page, with one of its parameters set to a value.
pub fn url_with(name: &str, value: &str) -> String {
    let current = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    match Url::new(&current) {
        Ok(url) => {
            url.search_params().set(name, value);
            url.href()
        }
        Err(_) => current,
    }
}
