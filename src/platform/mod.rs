//! The only place that touches the browser directly: requests, clocks, address bar, storage, `Intl`.

pub mod address_bar;
pub mod alert;
pub mod cipher;
pub mod clock;
pub mod files;
pub mod http;
pub mod idle;
pub mod intl;
pub mod page;
pub mod paper;
pub mod picture;
pub mod post;
pub mod records;
pub mod sample;
pub mod save;
pub mod source;
pub mod storage;
pub mod streams;
pub mod worker;
pub mod zone;
