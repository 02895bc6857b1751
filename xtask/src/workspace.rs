//! Where things are, and how a command is run.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

/// The project's folder, the cache for tools, and a shell that stands in the former.
pub struct Workspace {
    /// The folder of the topmost Cargo.toml.
    pub root: PathBuf,
    /// Tools that are installed once for all working copies; `ZUBDA_CACHE` puts it elsewhere.
    pub cache: PathBuf,
    /// Prints each command that it runs.
    pub shell: Shell,
}

impl Workspace {
    /// Finds the folders and makes the cache's.
    pub fn open() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask stands in no workspace")?.to_owned();
        let cache = match env::var_os("ZUBDA_CACHE") {
            Some(folder) => folder.into(),
            None => dirs::cache_dir().context("no cache folder is known: set ZUBDA_CACHE")?.join("zubda"),
        };
        fs::create_dir_all(&cache).with_context(|| format!("{} can't be made: set ZUBDA_CACHE", cache.display()))?;
        let shell = Shell::new()?;
        shell.change_dir(&root);
        Ok(Self { root, cache, shell })
    }

    /// Holds other working copies off the cache and the system's packages for as long as the file lives.
    pub fn lock(&self) -> Result<File> {
        let lock = File::create(self.cache.join("lock"))?;
        lock.lock()?;
        Ok(lock)
    }

    /// The cargo that runs this task.
    pub fn cargo(&self) -> Cmd<'_> {
        let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        cmd!(self.shell, "{cargo}")
    }

    /// Whether a command of that name can be run.
    pub fn has(&self, program: &str) -> bool {
        let paths = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&paths).any(|folder| folder.join(program).is_file())
    }

    /// Whether Debian's packages can be installed here: there is apt-get, and we are root.
    pub fn has_apt(&self) -> bool {
        self.has("apt-get") && cmd!(self.shell, "id -u").quiet().read().is_ok_and(|user| user == "0")
    }

    /// Installs Debian packages. A failed install is tried once more with fresh lists.
    pub fn apt_install(&self, packages: &[&str]) -> Result<()> {
        let shell = &self.shell;
        let install = || {
            cmd!(shell, "apt-get install --yes --no-install-recommends -qq {packages...}")
                .env("DEBIAN_FRONTEND", "noninteractive")
                .run()
        };
        if install().is_err() {
            cmd!(shell, "apt-get update -qq").run()?;
            install()?;
        }
        Ok(())
    }
}

/// Tells what is being done, set off from the output of the commands.
pub fn say(what: &str) {
    eprintln!("\n==> {what}");
}
