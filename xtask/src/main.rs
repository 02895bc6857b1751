//! The project's own tasks: `cargo xtask serve`, `cargo xtask build --release`, `cargo xtask package`, `cargo xtask test`,
//! `cargo xtask bench`.
//!
//! A bare machine with Rust is enough: what is missing is installed where that can be done, and said where it can't.

mod browsers;
mod budget;
mod bundle;
mod npm;
mod npm_tests;
mod serve;
mod single_file;
mod test;
mod toolchain;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, serves and tests Zubda.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve the app on this machine; rebuild and reload when a source file changes.
    Serve {
        /// The port on the loopback address.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve what would ship, small and slow to build.
        #[arg(long)]
        release: bool,
    },
    /// Build the app into dist/.
    Build {
        /// Optimise for size, and hold the result against the size budgets.
        #[arg(long)]
        release: bool,
    },
    /// Build a release and, in dist/ too, the whole app as one file that opens from a disk, and the npm package.
    Package,
    /// Set up what is missing and run everything that must hold before a change lands.
    Test {
        /// Only these steps: format, dependencies, clippy, engine, features, xtask, package, npm, browsers.
        steps: Vec<String>,
    },
    /// Measure how fast the engine is natively, and the built release in the browsers.
    Bench,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let workspace = workspace::Workspace::open()?;
    match task {
        Task::Serve { port, release } => serve::serve(&workspace, port, release)?,
        Task::Build { release } => bundle::build(&workspace, release)?,
        Task::Package => bundle::package(&workspace)?,
        Task::Test { steps } => return test::test(&workspace, &steps),
        Task::Bench => test::bench(&workspace)?,
    }
    Ok(ExitCode::SUCCESS)
}
