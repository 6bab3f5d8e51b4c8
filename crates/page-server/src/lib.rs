//! Serves the built page and forwards /api/ to one origin
