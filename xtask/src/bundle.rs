//! From sources to `dist/`: two WebAssembly files with their JavaScript, one style sheet, the page and what it needs.
//!
//! Scripts, style sheets and WebAssembly carry a hash of their content in their name, so that a server may let browsers
//! keep them for ever. The sources speak of `"app.js"` or `"./app.js"`; the build puts the hashed name in that place.
//! The service worker keeps its name, by which browsers know it, and is told all others.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail, ensure};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use crate::budget;
use crate::npm;
use crate::single_file::single_file;
use crate::toolchain::{self, WasmCargo};
use crate::workspace::{Workspace, say};

/// The WebAssembly files of the site: the binary target, which also names the files, and the feature that it needs.
const BINARIES: [(&str, &str); 2] = [("app", "app"), ("worker", "web")];

/// The one that only other pages need.
const WIDGET: (&str, &str) = ("widget", "widget");

/// The version of npm's `binaryen` that gives wasm-opt.
const BINARYEN: &str = "132.0.0";

/// A part of the names of exports that nothing calls: streams of leptos' server functions, by `wasm-streams`. An export
/// keeps alive all that it calls.
const IDLE: &str = "intounderlying";

/// What rustc turns on by default for the target: all browsers of the last three years have it.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Major and minor version as lightningcss wants them.
const fn version(major: u32, minor: u32) -> Option<u32> {
    Some(major << 16 | minor << 8)
}

/// The oldest browsers that the style sheet is written for.
const BROWSERS: Browsers = Browsers {
    chrome: version(109, 0),
    edge: version(109, 0),
    firefox: version(115, 0),
    safari: version(15, 4),
    ios_saf: version(15, 4),
    android: None,
    ie: None,
    opera: None,
    samsung: None,
};

/// The whole app in one file, beside the site.
pub const SINGLE_FILE: &str = "zubda.html";

/// Its name must not change: browsers look there for a newer one.
const SERVICE_WORKER: &str = "service-worker.js";

/// The files of `dist/` by their path in it, with `/` between folders.
pub type Site = BTreeMap<String, Vec<u8>>;

/// Builds the whole of `dist/`; for a release also small, and checked against the budgets.
pub fn build(workspace: &Workspace, release: bool) -> Result<()> {
    let site = files(workspace, release)?;
    publish(workspace, site, release)?;
    if release { budget::check(&workspace.root.join("dist")) } else { Ok(()) }
}

/// Builds a release, and the forms in which it is passed on: one HTML file, and the npm package.
pub fn package(workspace: &Workspace) -> Result<()> {
    let site = files(workspace, true)?;
    let single = single_file(&site)?;
    let npm = npm::files(workspace, &site, binaries(workspace, true, &[WIDGET])?)?;
    publish(workspace, site, true)?;
    let path = workspace.root.join("dist").join(SINGLE_FILE);
    fs::write(&path, single)?;
    eprintln!("{} is ready: it can be opened from a disk", path.display());
    npm::publish(workspace, &npm)?;
    budget::check(&workspace.root.join("dist"))
}

/// Builds all files of the site, each under its own name.
fn files(workspace: &Workspace, release: bool) -> Result<Site> {
    let mut site = binaries(workspace, release, &BINARIES)?;
    say("Writing dist/");
    site.insert("style.css".to_owned(), style(&workspace.root.join("style/style.css"))?.into_bytes());
    collect(&workspace.root.join("public"), "", &mut site)?;
    site.insert("index.html".to_owned(), fs::read(workspace.root.join("index.html"))?);
    Ok(site)
}

/// Builds WebAssembly files, each with its JavaScript.
fn binaries(workspace: &Workspace, release: bool, binaries: &[(&str, &str)]) -> Result<Site> {
    let cargo = WasmCargo::prepare(workspace)?;
    let mut site = Site::new();
    let optimizer = if release { wasm_opt(workspace)? } else { None };
    for (name, feature) in binaries {
        say(&format!("Building {name}.wasm"));
        let profile = if release { "wasm" } else { "wasm-dev" };
        cargo
            .command(workspace)
            .args(["build", "--package", "zubda", "--target", toolchain::TARGET, "--profile", profile])
            .args(["--bin", name, "--features", feature])
            .run()
            .with_context(|| format!("{name} does not build; the compiler's messages above say why"))?;
        let wasm = toolchain::target_dir(workspace).join(toolchain::TARGET).join(profile).join(name);
        let bound = workspace.shell.create_temp_dir()?;
        let mut output = Bindgen::new()
            .input_path(wasm.with_extension("wasm"))
            .web(true)?
            .typescript(false)
            .remove_name_section(release)
            .remove_producers_section(true)
            .generate_output()?;
        let exports = &mut output.wasm_mut().exports;
        let idle: Vec<_> =
            exports.iter().filter(|export| export.name.contains(IDLE)).map(|export| export.id()).collect();
        idle.into_iter().for_each(|export| exports.delete(export));
        output.emit(bound.path())?;
        if let Some(optimizer) = &optimizer {
            optimize(workspace, optimizer, &bound.path().join(format!("{name}_bg.wasm")))?;
        }
        collect(bound.path(), "", &mut site)?;
    }
    Ok(site)
}

/// Writes the site to `dist/` under hashed names.
fn publish(workspace: &Workspace, site: Site, release: bool) -> Result<()> {
    let dist = workspace.root.join("dist");
    let mut site = fingerprint(site)?;
    if release {
        precache(&mut site)?;
    }
    write(&site, &dist)?;
    eprintln!("{} is ready: any static file server can serve it, under any path", dist.display());
    Ok(())
}

/// wasm-opt, installed from npm where that has not been done; nothing, with a note, where there is no Node.
fn wasm_opt(workspace: &Workspace) -> Result<Option<std::path::PathBuf>> {
    let shell = &workspace.shell;
    if !workspace.has("node") || !workspace.has("npm") {
        eprintln!("NOTE: Node.js is missing, so wasm-opt is left out and the files are larger than they need be");
        return Ok(None);
    }
    let folder = workspace.cache.join(format!("binaryen-{BINARYEN}"));
    let program = folder.join("node_modules/binaryen/bin/wasm-opt");
    let _lock = workspace.lock()?;
    if !program.exists() {
        say("Installing wasm-opt from npm");
        let package = format!("binaryen@{BINARYEN}");
        cmd!(shell, "npm install --silent --no-audit --no-fund --prefix {folder} {package}").run()?;
    }
    Ok(Some(program))
}

/// Shrinks a WebAssembly file in place. The result is kept by the hash of the input, since it takes a while.
fn optimize(workspace: &Workspace, optimizer: &Path, file: &Path) -> Result<()> {
    let kept = toolchain::target_dir(workspace).join("optimized");
    fs::create_dir_all(&kept)?;
    let result = kept.join(hash(&fs::read(file)?)).with_extension("wasm");
    if !result.exists() {
        let unfinished = result.with_extension("unfinished");
        cmd!(
            workspace.shell,
            "node {optimizer} -Oz --converge --strip-debug --strip-producers {WASM_FEATURES...} {file} -o {unfinished}"
        )
        .run()?;
        fs::rename(unfinished, &result)?;
    }
    fs::copy(result, file)?;
    Ok(())
}

/// Reads a folder's files, also those of its folders, under the given prefix.
pub fn collect(folder: &Path, prefix: &str, site: &mut Site) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_str().context("a file name that is not Unicode")?);
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), site)?;
        } else if site.insert(name.clone(), fs::read(entry.path())?).is_some() {
            bail!("two files want to be dist/{name}");
        }
    }
    Ok(())
}

/// A style sheet with what it imports, in one and minified.
pub fn style(entry: &Path) -> Result<String> {
    let targets = Targets { browsers: Some(BROWSERS), ..Targets::default() };
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.map_err(|error| anyhow!("{error}"))?.code)
}

/// Gives scripts, style sheets and WebAssembly at the top of the site their hashed names, also where others speak of
/// them.
fn fingerprint(mut site: Site) -> Result<Site> {
    let mut named = Site::new();
    let mut names = BTreeMap::<String, String>::new();
    for name in in_order(&site)? {
        let content = rename_in(&site.remove(&name).unwrap_or_default(), &names);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let hashed = format!("{stem}-{}.{extension}", hash(&content));
        named.insert(hashed.clone(), content);
        names.insert(name, hashed);
    }
    let others = site.into_iter().map(|(name, content)| {
        let content = if name.ends_with(".html") { rename_in(&content, &names) } else { content };
        (name, content)
    });
    named.extend(others);
    Ok(named)
}

/// The files that get hashed names, in such an order that those that a file speaks of come before it: its hash covers
/// their names.
pub fn in_order(site: &Site) -> Result<Vec<String>> {
    let mut ordered = Vec::new();
    let mut waiting: Vec<&String> = site.keys().filter(|name| is_fingerprinted(name)).collect();
    while !waiting.is_empty() {
        let is_ready = |name: &&String| waiting.iter().all(|other| other == name || !speaks_of(&site[*name], other));
        let (ready, left): (Vec<&String>, Vec<&String>) = waiting.iter().partition(|name| is_ready(name));
        if ready.is_empty() {
            bail!(
                "these files speak of each other in a circle: {}",
                left.into_iter().cloned().collect::<Vec<_>>().join(", ")
            );
        }
        ordered.extend(ready.into_iter().cloned());
        waiting = left;
    }
    Ok(ordered)
}

/// Tells the service worker which files there are, and a version that changes with any of them.
fn precache(site: &mut Site) -> Result<()> {
    let worker = site.remove(SERVICE_WORKER).context("there is no service worker")?;
    let contents = site.iter().flat_map(|(name, content)| [name.as_bytes(), &[0], content]).collect::<Vec<_>>();
    let version = hash(&contents.concat());
    let files = site.keys().map(|name| if name == "index.html" { "./" } else { name });
    let files = files.map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    let mut worker = String::from_utf8(worker)?;
    for (old, new) in [
        (r#"const VERSION = "development";"#, format!("const VERSION = {version:?};")),
        ("const FILES = [];", format!("const FILES = [{files}];")),
    ] {
        ensure!(worker.contains(old), "{SERVICE_WORKER} does not say {old}");
        worker = worker.replacen(old, &new, 1);
    }
    site.insert(SERVICE_WORKER.to_owned(), worker.into_bytes());
    Ok(())
}

fn is_fingerprinted(name: &str) -> bool {
    !name.contains('/')
        && name != SERVICE_WORKER
        && [".css", ".js", ".wasm"].iter().any(|extension| name.ends_with(extension))
}

/// The forms in which a source names a file beside it.
fn references(name: &str) -> [String; 4] {
    ["\"./", "\"", "'./", "'"].map(|start| format!("{start}{name}{}", &start[..1]))
}

fn speaks_of(content: &[u8], name: &str) -> bool {
    str::from_utf8(content).is_ok_and(|text| references(name).iter().any(|form| text.contains(form)))
}

fn rename_in(content: &[u8], names: &BTreeMap<String, String>) -> Vec<u8> {
    let Ok(text) = str::from_utf8(content) else { return content.to_vec() };
    let mut text = text.to_owned();
    for (name, hashed) in names {
        for (old, new) in references(name).iter().zip(references(hashed)) {
            text = text.replace(old, &new);
        }
    }
    text.into_bytes()
}

/// Sixteen hexadecimal digits: enough to tell a site's files and their versions apart.
fn hash(content: &[u8]) -> String {
    Sha256::digest(content)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Replaces the folder by these files.
pub fn write(site: &Site, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (name, content) in site {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().context("a path without a folder")?)?;
        fs::write(path, content)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        files.iter().map(|(name, content)| (name.to_string(), content.as_bytes().to_vec())).collect()
    }

    /// The hashed name of the file whose name was this.
    fn named<'a>(site: &'a Site, stem: &str) -> &'a str {
        site.keys().find(|name| name.starts_with(&format!("{stem}-"))).unwrap()
    }

    #[test]
    fn hashed_names_follow_references() {
        let page = "<script src=\"boot.js\"></script><a href=\"icon.svg\">";
        let boot = "import('./app.js')";
        let site = fingerprint(site(&[("index.html", page), ("boot.js", boot), ("app.js", "1"), ("icon.svg", "")]));
        let site = site.unwrap();
        let text = |name: &str| str::from_utf8(&site[name]).unwrap();
        assert!(text("index.html").contains(&format!("src=\"{}\"", named(&site, "boot"))));
        assert_eq!(text(named(&site, "boot")), format!("import('./{}')", named(&site, "app")));
        assert!(site.contains_key("icon.svg"), "only what the build names itself can be renamed");
    }

    #[test]
    fn a_change_below_changes_the_names_above() {
        let of = |app| fingerprint(site(&[("boot.js", "import('./app.js')"), ("app.js", app)])).unwrap();
        assert_ne!(named(&of("1"), "boot"), named(&of("2"), "boot"));
    }

    #[test]
    fn the_service_worker_knows_every_file_and_change() {
        let of = |icon| {
            let worker = "const VERSION = \"development\";\nconst FILES = [];\n";
            let files = [("index.html", ""), ("boot.js", ""), ("icon.svg", icon), (SERVICE_WORKER, worker)];
            let mut site = fingerprint(site(&files)).unwrap();
            precache(&mut site).unwrap();
            let files = format!("const FILES = [{:?}, \"icon.svg\", \"./\"];", named(&site, "boot"));
            let worker = String::from_utf8(site[SERVICE_WORKER].clone()).unwrap();
            assert!(worker.contains(&files), "{worker}");
            worker
        };
        assert_eq!(of("1"), of("1"));
        assert_ne!(of("1"), of("2"));
    }

    #[test]
    fn a_circle_is_an_error() {
        let circle = site(&[("a.js", "import './b.js'"), ("b.js", "import './a.js'")]);
        assert!(fingerprint(circle).unwrap_err().to_string().contains("a.js, b.js"));
    }
}
