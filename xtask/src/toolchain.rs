//! A cargo that can build for WebAssembly: the one that runs this task, or Debian's with a standard library built here.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{Cmd, cmd};

use crate::workspace::{Workspace, say};

/// The target of everything that ships to a browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler with the library's source, and the linker that it leaves out.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-19";

/// Leptos then gives every view one type: a good part of the interface's size would otherwise be the same code for many.
const FLAGS: &str = "--cfg\u{1f}erase_components";

/// How to run cargo for [`TARGET`].
pub enum WasmCargo {
    /// The cargo that runs this task knows the target.
    Own,
    /// Debian's, with the standard library in this sysroot.
    Debian(PathBuf),
}

impl WasmCargo {
    /// Finds a way, installing what it needs: rustup's target first, then Debian's packages.
    pub fn prepare(workspace: &Workspace) -> Result<Self> {
        if own_knows_target(workspace) {
            return Ok(Self::Own);
        }
        let _lock = workspace.lock()?;
        if let Some(sysroot) = debian_sysroot(workspace).filter(|sysroot| sysroot.is_dir()) {
            return Ok(Self::Debian(sysroot));
        }
        if workspace.has("rustup") {
            say("Installing the WebAssembly target");
            let added = cmd!(workspace.shell, "rustup target add {TARGET}").run();
            if added.is_ok() && own_knows_target(workspace) {
                return Ok(Self::Own);
            }
        }
        if workspace.has_apt() {
            say("Building Rust's standard library for WebAssembly, once, with Debian's compiler");
            return build_debian_sysroot(workspace).map(Self::Debian);
        }
        bail!("Rust's WebAssembly target is missing. Run: rustup target add {TARGET}");
    }

    /// A cargo command to which subcommand and arguments can be added; its output goes to `target/wasm`.
    pub fn command<'a>(&self, workspace: &'a Workspace) -> Cmd<'a> {
        let mut flags = OsString::from(FLAGS);
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(sources());
        flags.push("=");
        let command = match self {
            Self::Own => workspace.cargo(),
            Self::Debian(sysroot) => {
                flags.push("\u{1f}--sysroot\u{1f}");
                flags.push(sysroot);
                debian_cargo(workspace).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER)
            }
        };
        command.env("CARGO_ENCODED_RUSTFLAGS", flags).env("CARGO_TARGET_DIR", target_dir(workspace))
    }
}

/// Where cargo keeps the sources of dependencies. Their paths stand in messages of what ships, less this.
fn sources() -> PathBuf {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    home.join("registry/src/")
}

/// Apart from the native builds, so that neither waits for the other's lock.
pub fn target_dir(workspace: &Workspace) -> PathBuf {
    workspace.root.join("target/wasm")
}

/// Whether the compiler that built this task has the target's standard library.
fn own_knows_target(workspace: &Workspace) -> bool {
    let libraries =
        cmd!(workspace.shell, "rustc --print target-libdir --target {TARGET}").quiet().ignore_stderr().read();
    libraries.is_ok_and(|folder| has_std(Path::new(&folder)))
}

fn has_std(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.into_iter().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

/// Debian's cargo, free of what the cargo and rustup around this task have put into the environment.
fn debian_cargo(workspace: &Workspace) -> Cmd<'_> {
    cmd!(workspace.shell, "{DEBIAN_CARGO}")
        .env("RUSTC", DEBIAN_RUSTC)
        .env_remove("CARGO")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTFLAGS")
}

/// Where the sysroot for the installed Debian compiler belongs: the version stands in the path, since a library built
/// by another version is of no use, and since cargo rebuilds when the path changes.
fn debian_sysroot(workspace: &Workspace) -> Option<PathBuf> {
    let source = Path::new("/usr/lib/rustlib/src/rust/library/std");
    if ![Path::new(DEBIAN_CARGO), Path::new(DEBIAN_LINKER), source].iter().all(|path| path.exists()) {
        return None;
    }
    let version =
        cmd!(workspace.shell, "{DEBIAN_RUSTC} --version").env_remove("LD_LIBRARY_PATH").quiet().read().ok()?;
    let number = version.split_whitespace().nth(1)?;
    Some(workspace.cache.join(format!("sysroot-{number}")))
}

/// Builds the standard library with an empty crate as its only user, and lays the libraries out as a sysroot.
fn build_debian_sysroot(workspace: &Workspace) -> Result<PathBuf> {
    workspace.apt_install(&DEBIAN_PACKAGES).context(
        "Rust's WebAssembly target can be had neither from rustup nor from Debian's packages. \
         Give this machine access to one of them, then run the command again",
    )?;
    let sysroot = debian_sysroot(workspace).context("Debian's rustc-web lacks a part of what it should hold")?;

    let scratch = workspace.shell.create_temp_dir()?;
    let scratch = scratch.path();
    let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n[lib]\npath = \"empty.rs\"\n[workspace]\n";
    fs::write(scratch.join("Cargo.toml"), manifest)?;
    fs::write(scratch.join("empty.rs"), "#![no_std]\n")?;
    // Without the bitcode, link-time optimisation of what uses the library fails.
    debian_cargo(workspace)
        .args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,panic_unwind,proc_macro"])
        .arg("--manifest-path")
        .arg(scratch.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        .env("CARGO_ENCODED_RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("RUSTC_BOOTSTRAP", "1")
        .run()?;

    // A half-filled sysroot must never bear the final name.
    let unfinished = sysroot.with_extension("unfinished");
    let libraries = unfinished.join("lib/rustlib").join(TARGET).join("lib");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)?;
    }
    fs::create_dir_all(&libraries)?;
    for file in fs::read_dir(scratch.join("target").join(TARGET).join("release/deps"))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty") {
            fs::copy(file.path(), libraries.join(name))?;
        }
    }
    fs::rename(&unfinished, &sysroot)?;
    Ok(sysroot)
}
