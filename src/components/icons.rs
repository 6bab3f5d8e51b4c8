//! Small pictures, drawn inline in the colour of the text around them.

use leptos::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident: $path:literal;)+) => {$(
        $(#[$doc])*
        #[component]
        pub fn $name() -> impl IntoView {
            view! {
                <svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
                    stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                    <path d=$path/>
                </svg>
            }
        }
    )+};
}

icons! {
    /// A magnifying glass.
    SearchIcon: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14 14";
    /// A cross.
    CloseIcon: "M4 4l8 8M12 4l-8 8";
    /// A funnel.
    FilterIcon: "M2 3h12l-4.6 5.4V13l-2.8-1.4V8.4L2 3Z";
    /// Half light, half dark.
    ThemeSystemIcon: "M8 2a6 6 0 1 0 0 12V2ZM8 2a6 6 0 0 1 0 12";
    /// A sun.
    ThemeLightIcon: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1";
    /// A moon.
    ThemeDarkIcon: "M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6Z";
    /// A door with an arrow out of it.
    LeaveIcon: "M6 14H3V2h3M10.5 11l3-3-3-3M13 8H6";
    /// An arrow into a tray.
    SaveIcon: "M8 2.5v7.5M5 7.5 8 10.5l3-3M3 13.5h10";
    /// Down.
    DownIcon: "M4 6l4 4 4-4";
    /// Up.
    UpIcon: "M4 10l4-4 4 4";
    /// A star.
    StarIcon: "M8 2l1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5L8 2Z";
    /// A notebook.
    NotebookIcon: "M4.5 2H12.5v12H4.5zM4.5 2v12M3 5h2M3 8h2M3 11h2M7.5 5.5h3";
    /// A clock.
    ClockIcon: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.5V8l2.5 1.5";
    /// Lines of a list with a handle on each.
    LayoutIcon: "M2 4.5h5M11 4.5h3M9 6.5v-4M2 11.5h2M8 11.5h6M6 13.5v-4";
    /// Two sheets.
    CopyIcon: "M6 5.5V3h7v8h-2.5M3 5.5h7V13H3V5.5Z";
    /// A tick.
    CheckIcon: "M3 8.5l3.5 3.5L13 4.5";
    /// Back.
    BackIcon: "M10 4L6 8l4 4";
    /// A plus.
    PlusIcon: "M8 3.5v9M3.5 8h9";
    /// A minus.
    MinusIcon: "M3.5 8h9";
    /// A dial: what this session does.
    SessionIcon: "M3 12.5a6 6 0 1 1 10 0M8 9l2.5-3.5M8 9.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1Z";
    /// Three lines: a menu.
    MenuIcon: "M2.5 4h11M2.5 8h11M2.5 12h11";
    /// An arrow that turns back.
    UndoIcon: "M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6";
    /// An arrow that turns forward.
    RedoIcon: "M10.5 3l3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10";
    /// A magnifying glass with a plus.
    ZoomInIcon: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14 14M7 5v4M5 7h4";
    /// A magnifying glass with a minus.
    ZoomOutIcon: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14 14M5 7h4";
    /// Arrows from end to end.
    WholeIcon: "M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2";
    /// A line beside a dashed one.
    CompareIcon: "M2 11 6 6l4 3 4-5M2 14l1.5-1.5M6 10l1.5 1M10 13l1.5-1.5";
    /// Rows and columns.
    TableIcon: "M2 3h12v10H2ZM2 6.5h12M2 10h12M6.5 3v10";
    /// To the left.
    EarlierIcon: "M10 4 6 8l4 4";
    /// To the right.
    LaterIcon: "M6 4l4 4-4 4";
    /// A bookmark.
    BookmarkIcon: "M4 2.5h8V14l-4-3-4 3V2.5Z";
    /// An open folder.
    OpenIcon: "M2 12.5V3.5h4l1.5 2H13v2M2 12.5h10.5l2-5H4l-2 5Z";
    /// A tray with an arrow down into it.
    ExportIcon: "M8 2v8M5 7l3 3 3-3M2.5 11v2.5h11V11";
    /// A flag.
    FlagIcon: "M4 14V2.5M4 3h7.5L9.8 5.7l1.7 2.8H4";
}
