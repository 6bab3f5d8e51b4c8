//! The worker's program.

fn main() {
    worker_host::serve(geo_worker::Places::default());
}
