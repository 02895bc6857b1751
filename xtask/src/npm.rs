//! The npm package in `dist/npm`, which is also what a page embeds: every file under its own name.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha384};

use crate::bundle::{Site, collect, style, write};
use crate::workspace::Workspace;

/// What the package shares with the site.
const OF_THE_SITE: [&str; 7] =
    ["clipboard.js", "engine-worker.js", "engine.js", "outline.js", "port.js", "worker.js", "worker_bg.wasm"];

/// What it takes from the project's folder, and as what.
const OF_THE_PROJECT: [(&str, &str); 4] = [
    ("EMBEDDING.md", "README.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("models/MODEL_CARD.md", "MODEL_CARD.md"),
];

/// The page's interface calls the helpers of `boot.js` by a global name, which is none of other pages' business.
const HELPERS: &str = "import * as zubda from \"./clipboard.js\";\n";

/// The class of the element that is the root of what stands in a shadow root.
const ROOT: &str = ".zubda";

/// The hash of each file, for pages that check what they are given (Subresource Integrity).
const INTEGRITY: &str = "integrity.json";

/// The folder of the package.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("dist/npm")
}

/// The package's files, taken from a site that is not yet under hashed names, and from the widget's own.
pub fn files(workspace: &Workspace, site: &Site, widget: Site) -> Result<Site> {
    let mut package = widget;
    let glue = package.get_mut("widget.js").context("the widget has no JavaScript")?;
    glue.splice(0..0, HELPERS.bytes());
    let style = within_shadow(&style(&workspace.root.join("style/widget.css"))?);
    package.insert("widget-style.js".to_owned(), format!("export default {style:?};\n").into_bytes());
    collect(&workspace.root.join("npm"), "", &mut package)?;
    for name in OF_THE_SITE {
        package.insert(name.to_owned(), site.get(name).with_context(|| format!("the site has no {name}"))?.clone());
    }
    for (path, name) in OF_THE_PROJECT {
        package.insert(name.to_owned(), fs::read(workspace.root.join(path))?);
    }
    let manifest = String::from_utf8(package["package.json"].clone())?;
    package.insert("package.json".to_owned(), versioned(&manifest, &version(workspace)?)?.into_bytes());
    let hashes: Vec<String> = package
        .iter()
        .filter(|(name, _)| [".js", ".css", ".wasm"].iter().any(|extension| name.ends_with(extension)))
        .map(|(name, content)| format!("  {name:?}: {:?}", integrity(content)))
        .collect();
    package.insert(INTEGRITY.to_owned(), format!("{{\n{}\n}}\n", hashes.join(",\n")).into_bytes());
    Ok(package)
}

/// Writes the package, and prints the hashes of its files.
pub fn publish(workspace: &Workspace, package: &Site) -> Result<()> {
    let folder = folder(workspace);
    write(package, &folder)?;
    eprintln!("{} is ready: for `npm publish`, and for any static file server. Its {INTEGRITY}:", folder.display());
    eprint!("{}", String::from_utf8_lossy(&package[INTEGRITY]));
    Ok(())
}

/// The style sheet of a page as that of a shadow root: the page is an element there, and each `--name` of the design can be
/// set from outside as `--zubda-name`.
fn within_shadow(sheet: &str) -> String {
    let mut rest = sheet;
    let mut inside = String::new();
    // Selectors and declarations alike end with one of these.
    while let Some(end) = rest.find(['{', '}', ';']) {
        let (piece, mark) = (&rest[..end], rest.as_bytes()[end]);
        match piece.strip_prefix("--").and_then(|property| property.split_once(':')) {
            Some((name, value)) if mark != b'{' => inside += &format!("--{name}:var(--zubda-{name},{value})"),
            _ if mark == b'{' && !piece.starts_with('@') => {
                let selectors = piece.split(',').map(|selector| match selector {
                    "html" | "body" => ROOT.to_owned(),
                    _ => selector.replace(":root", ROOT),
                });
                inside += &selectors.collect::<Vec<_>>().join(",");
            }
            _ => inside += piece,
        }
        inside.push(char::from(mark));
        rest = &rest[end + 1..];
    }
    inside + rest
}

/// What the project's own manifest says.
fn version(workspace: &Workspace) -> Result<String> {
    let manifest = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.context("Cargo.toml names no version")?.to_owned())
}

fn versioned(manifest: &str, version: &str) -> Result<String> {
    let unset = "\"version\": \"0.0.0\"";
    ensure!(manifest.contains(unset), "npm/package.json does not say {unset}");
    Ok(manifest.replacen(unset, &format!("\"version\": \"{version}\""), 1))
}

fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_that_browsers_make() {
        let known = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), known);
    }

    #[test]
    fn a_page_becomes_an_element() {
        for (page, shadow) in [
            (":root{--ink:#000;--font:a,b}", ".zubda{--ink:var(--zubda-ink,#000);--font:var(--zubda-font,a,b)}"),
            (":root[data-theme=dark]{color:red}", ".zubda[data-theme=dark]{color:red}"),
            ("@media print{:root:not([x]){--a:b}}", "@media print{.zubda:not([x]){--a:var(--zubda-a,b)}}"),
            ("html,p{margin:0}body{top:0}", ".zubda,p{margin:0}.zubda{top:0}"),
            (".body{top:var(--a)}", ".body{top:var(--a)}"),
        ] {
            assert_eq!(within_shadow(page), shadow);
        }
    }

    #[test]
    fn the_manifest_gets_the_version() {
        let manifest = versioned(include_str!("../../npm/package.json"), "1.2.3").unwrap();
        assert!(manifest.contains("\"version\": \"1.2.3\""));
        assert!(versioned("{}", "1.2.3").is_err());
    }
}
