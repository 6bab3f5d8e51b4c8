//! The worker's program.

fn main() {
    worker_host::serve(parquet_worker::Tables::default());
}
