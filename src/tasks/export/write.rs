//! Writing the events, a slice at a time, through the packer if wanted, into the file.

use super::SLICE_MS;
use crate::platform::clock::BrowserClock;
use crate::platform::save::SaveFile;
use crate::platform::streams::{self, Drain, Source, StreamError};
use crate::platform::worker::{self, Worker};
use crate::queries::export::Noting;
use crate::state::App;
use crate::state::export::{Prepared, Stage};
use audit_client::Clock;
use audit_export::{Digest, EventWriter, Format, Layout, Written};
use futures_channel::oneshot;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use worker_link::parquet::{Ask, Parquet};

/// Events that are written between two looks at the clock.
const EVENTS: usize = 100;
/// Bytes that go into the file at once.
const PIECE: usize = 256 << 10;

/// What was written: the events, the length of the file and its hash.
pub struct Done {
    /// The events.
    pub written: Written,
    /// The hash and the length of the file.
    pub digest: Digest,
}

/// A buffer with two owners: who fills it, and who empties it.
#[derive(Clone, Default)]
struct Buffer(Rc<RefCell<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes all events; nothing if that is wanted no more.
pub async fn write(
    app: App,
    prepared: &Prepared,
    layout: Layout,
    gzip: bool,
    file: SaveFile,
    is_wanted: impl Fn() -> bool,
) -> Result<Option<Done>, StreamError> {
    let mut out = match layout.format {
        Format::Parquet => Out::table(file, layout.noted).await?,
        _ => Out::new(file, gzip)?,
    };
    match write_events(app, prepared, layout, &mut out, is_wanted).await {
        Ok(Some(written)) => Ok(Some(Done { written, digest: out.finish().await? })),
        Ok(None) => {
            out.abort();
            Ok(None)
        }
        Err(error) => {
            out.abort();
            Err(error)
        }
    }
}

async fn write_events(
    app: App,
    prepared: &Prepared,
    layout: Layout,
    out: &mut Out,
    is_wanted: impl Fn() -> bool,
) -> Result<Option<Written>, StreamError> {
    let epoch = app.log.epoch();
    let names = app.names.0.get_untracked();
    let mut noting = Noting::new(&names, layout.format);
    let buffer = Buffer::default();
    let broken = |error: io::Error| StreamError::Other(error.to_string());
    let mut writer = EventWriter::new(buffer.clone(), layout, &prepared.survey).map_err(broken)?;
    let total = prepared.rows.len();
    let (mut done, mut began_ms) = (0, BrowserClock.now_ms());
    for rows in prepared.rows.chunks(EVENTS) {
        let put = app.log.peek(|store| {
            Some(rows.iter().filter_map(|row| store.event(*row)).try_for_each(|event| {
                let notes = noting.of(&event);
                writer.write(&event, &notes)
            }))
        });
        put.transpose().map_err(broken)?;
        done += rows.len();
        if BrowserClock.now_ms() - began_ms >= SLICE_MS || buffer.0.borrow().len() >= PIECE {
            if buffer.0.borrow().len() >= PIECE {
                out.write(buffer.0.take()).await?;
            }
            BrowserClock.sleep(0).await;
            if !is_wanted() || app.log.epoch() != epoch {
                return Ok(None);
            }
            let _ = app.export.stage.try_set(Stage::Writing { done, total });
            began_ms = BrowserClock.now_ms();
        }
    }
    let written = writer.finish().map_err(broken)?;
    out.write(buffer.0.take()).await?;
    Ok(is_wanted().then_some(written))
}

/// The way into the file.
enum Out {
    Plain(Hashed),
    /// A worker makes a table of the lines.
    Table {
        worker: Worker<Parquet>,
        hashed: Hashed,
    },
    /// What the packer gives goes into the file by itself.
    Packed {
        drain: Drain,
        packed: oneshot::Receiver<Result<Digest, StreamError>>,
    },
}

/// A file and the hash of what is in it.
struct Hashed {
    file: SaveFile,
    digest: Digest,
}

impl Hashed {
    /// Asks the worker, and writes what it has ready.
    async fn take(
        &mut self,
        worker: &mut Worker<Parquet>,
        ask: &Ask,
        bytes: Option<worker::Buffer>,
    ) -> Result<(), StreamError> {
        let mut ready = Vec::new();
        worker.ask(ask, bytes, |_, bytes| ready.extend(bytes)).await?;
        for piece in ready {
            self.write(&piece).await?;
        }
        Ok(())
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), StreamError> {
        self.digest.update(bytes);
        self.file.write(&Uint8Array::from(bytes)).await
    }
}

impl Out {
    fn new(file: SaveFile, gzip: bool) -> Result<Self, StreamError> {
        let hashed = Hashed { file, digest: Digest::default() };
        if !gzip {
            return Ok(Self::Plain(hashed));
        }
        let Some(filter) = streams::gzip(false) else {
            hashed.file.abort();
            return Err(StreamError::Other("CompressionStream".to_owned()));
        };
        let (told, packed) = oneshot::channel();
        spawn_local(async move {
            // Nobody listens any more only after a stop.
            let _ = told.send(pack(filter.source, hashed).await);
        });
        Ok(Self::Packed { drain: filter.drain, packed })
    }

    async fn table(file: SaveFile, noted: bool) -> Result<Self, StreamError> {
        let begun = async {
            let mut worker = Worker::load().await?;
            worker.ask(&Ask::Write { noted }, None, |_, _| ()).await.map(|()| worker)
        };
        match begun.await {
            Ok(worker) => Ok(Self::Table { worker, hashed: Hashed { file, digest: Digest::default() } }),
            Err(error) => {
                file.abort();
                Err(error.into())
            }
        }
    }

    async fn write(&mut self, bytes: Vec<u8>) -> Result<(), StreamError> {
        match self {
            Self::Plain(hashed) => hashed.write(&bytes).await,
            Self::Table { worker, hashed } => {
                hashed.take(worker, &Ask::Events, Some(bytes.as_slice().into())).await
            }
            Self::Packed { drain, packed } => match drain.write(&Uint8Array::from(bytes.as_slice())).await {
                Ok(()) => Ok(()),
                // Why the file takes no more is known at the other end of the packer.
                Err(error) => Err(match packed.try_recv() {
                    Ok(Some(Err(cause))) => cause,
                    _ => error,
                }),
            },
        }
    }

    async fn finish(self) -> Result<Digest, StreamError> {
        match self {
            Self::Plain(Hashed { file, digest }) => file.finish().await.map(|()| digest),
            Self::Table { mut worker, mut hashed } => {
                match hashed.take(&mut worker, &Ask::Finish, None).await {
                    Ok(()) => hashed.file.finish().await.map(|()| hashed.digest),
                    Err(error) => {
                        hashed.file.abort();
                        Err(error)
                    }
                }
            }
            Self::Packed { drain, packed } => {
                let closed = drain.close().await;
                let gone = || StreamError::Other("CompressionStream".to_owned());
                packed.await.map_err(|_| gone())?.and_then(|digest| closed.map(|()| digest))
            }
        }
    }

    fn abort(self) {
        match self {
            Self::Plain(hashed) | Self::Table { hashed, .. } => hashed.file.abort(),
            // The packer passes it on.
            Self::Packed { drain, .. } => drain.abort(),
        }
    }
}

async fn pack(source: Source, mut hashed: Hashed) -> Result<Digest, StreamError> {
    loop {
        match source.next().await {
            Ok(Some(piece)) => {
                hashed.digest.update(&piece.to_vec());
                if let Err(error) = hashed.file.write(&piece).await {
                    source.cancel();
                    hashed.file.abort();
                    return Err(error);
                }
            }
            Ok(None) => return hashed.file.finish().await.map(|()| hashed.digest),
            Err(error) => {
                hashed.file.abort();
                return Err(error);
            }
        }
    }
}
