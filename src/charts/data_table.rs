//! The numbers of a chart for those who do not see it.

use leptos::prelude::*;

/// What a chart's table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataTable {
    /// What the table is about.
    pub caption: String,
    /// The heading of each column.
    pub head: Vec<String>,
    /// The rows; the first cell of each is its heading.
    pub rows: Vec<Vec<String>>,
}

/// A table that takes no room on the screen and is read by assistive technology.
#[component]
pub fn HiddenTable(#[prop(into)] table: Signal<DataTable>) -> impl IntoView {
    view! { <div class="chart-table"><Rows table/></div> }
}

/// The table itself.
#[component]
pub fn Rows(#[prop(into)] table: Signal<DataTable>) -> impl IntoView {
    let cells = |row: Vec<String>| {
        let mut row = row.into_iter();
        let heading = row.next().map(|text| view! { <th scope="row">{text}</th> });
        view! { <tr>{heading}{row.map(|text| view! { <td>{text}</td> }).collect_view()}</tr> }
    };
    view! {
            <table>
                <caption>{move || table.with(|table| table.caption.clone())}</caption>
                <thead>
                    <tr>
                        {move || {
                            let head = table.with(|table| table.head.clone());
                            head.into_iter().map(|text| view! { <th scope="col">{text}</th> }).collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>
                    {move || table.with(|table| table.rows.clone()).into_iter().map(cells).collect_view()}
                </tbody>
            </table>
    }
}
