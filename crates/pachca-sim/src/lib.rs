//! A simulated Pachca workspace: a seeded generator and the API it answers
