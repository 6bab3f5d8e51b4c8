//! The Pachca API as a client sees it: requests, cursor walks, rate limit, retries, failures; no I/O of its own
