//! The command-line tool: articles in, analyses out.

fn main() {}
