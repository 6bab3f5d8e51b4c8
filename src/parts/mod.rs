//! The parts that the program comes in. The first screen is in the page's own module; everything else is behind functions
//! here, which bring the module that holds it first: the dashboard, and after it what not every reader asks for at once.
//! Of what two of them lead to, what the dashboard needs comes with it. The bundle is taken apart after linking (see `xtask/src/split.rs`);
//! built without the feature `split`, or not for the browser, the program is whole and each part is there at once.

pub mod archive;
pub mod charts;
pub mod dashboard;
pub mod export;
pub mod findings;
pub mod import;
pub mod sample;

use self::archive::Archive;
use self::charts::Charts;
use self::dashboard::Dashboard;
use self::export::Export;
use self::findings::Findings;
use self::import::Import;
use self::sample::Sample;

/// A part could not be brought: it did not come, or was not what was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotBrought;

#[cfg(all(feature = "split", target_arch = "wasm32"))]
impl From<wasm_split_helpers::SplitLoaderError> for NotBrought {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a function whose result is in a part of its own, with everything that only it leads to.
macro_rules! part {
    ($(#[$doc:meta])* $name:ident -> $table:ty { $value:expr }) => {
        $(#[$doc])*
        #[cfg(all(feature = "split", target_arch = "wasm32"))]
        // The macro joins modules by functions of C, which are declared unsafe, and whose types only this program reads.
        #[allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)]
        #[wasm_split_helpers::wasm_split($name, fallible)]
        pub fn $name() -> Result<&'static $table, NotBrought> {
            Ok($value)
        }

        $(#[$doc])*
        #[cfg(not(all(feature = "split", target_arch = "wasm32")))]
        pub async fn $name() -> Result<&'static $table, NotBrought> {
            Ok($value)
        }
    };
}

part! {
    /// Everything behind the connect screen.
    dashboard -> Dashboard { &dashboard::DASHBOARD }
}

part! {
    /// The page of charts.
    charts -> Charts { &charts::CHARTS }
}

part! {
    /// The rules and their findings.
    findings -> Findings { &findings::FINDINGS }
}

part! {
    /// Writing files, and sending events on.
    export -> Export { &export::EXPORT }
}

part! {
    /// Reading files.
    import -> Import { &import::IMPORT }
}

part! {
    /// The archive in this browser.
    archive -> Archive { &archive::ARCHIVE }
}

part! {
    /// The sample workspace.
    sample -> Sample { &sample::SAMPLE }
}
