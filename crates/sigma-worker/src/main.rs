//! The worker's program.

fn main() {
    worker_host::serve(sigma_worker::Rules::default());
}
