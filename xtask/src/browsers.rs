//! The browsers for the browser tests: Debian's packages, and geckodriver, which Debian lacks, from crates.io.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::workspace::{Workspace, say};

/// A program that a package brings, and the package.
const PACKAGES: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
];

/// An Arabic font, without which pictures of the page show boxes.
const FONTS: &str = "fonts-noto-core";

const GECKODRIVER: &str = "0.37.1";

/// The version of npm's `axe-core`, which looks for what keeps readers out.
const AXE: &str = "4.14.1";

/// Installs what is missing where that can be done, and returns the path on which everything is found. What can't be
/// had is not an error here: the tests say which browser they go without.
pub fn prepare(workspace: &Workspace) -> Result<OsString> {
    let shell = &workspace.shell;
    let missing: Vec<&str> =
        PACKAGES.iter().filter(|(program, _)| !workspace.has(program)).map(|&(_, package)| package).collect();
    let geckodriver = workspace.cache.join(format!("geckodriver-{GECKODRIVER}"));
    let _lock = workspace.lock()?;
    if !missing.is_empty() && workspace.has_apt() {
        say("Installing browsers");
        for package in missing.into_iter().chain([FONTS]) {
            if workspace.apt_install(&[package]).is_err() {
                eprintln!("NOTE: {package} could not be installed");
            }
        }
    }
    if !workspace.has("geckodriver") && !geckodriver.join("bin/geckodriver").exists() {
        say("Installing geckodriver");
        // A debug build drives as well, and is there sooner.
        let install = cmd!(
            shell,
            "cargo install --quiet --debug --locked --version {GECKODRIVER} --root {geckodriver} geckodriver"
        );
        if install.run().is_err() {
            eprintln!("NOTE: geckodriver could not be installed");
        }
    }
    let paths = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>();
    let paths = [geckodriver.join("bin")].into_iter().chain(paths);
    let Ok(path) = env::join_paths(paths) else { bail!("PATH holds a folder that can't be in it") };
    Ok(path)
}

/// axe-core's script, installed from npm where that has not been done; its tests are left out where it can't be had.
pub fn axe(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.cache.join(format!("axe-core-{AXE}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    let _lock = workspace.lock()?;
    if !script.exists() && workspace.has("npm") {
        say("Installing axe-core from npm");
        let package = format!("axe-core@{AXE}");
        let install = cmd!(workspace.shell, "npm install --silent --no-audit --no-fund --prefix {folder} {package}");
        if install.run().is_err() {
            eprintln!("NOTE: axe-core could not be installed");
        }
    }
    Ok(script)
}
