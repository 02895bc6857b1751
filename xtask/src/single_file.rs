//! The whole app as one HTML file, which works when it is opened from a disk.

use std::io::Write;

use anyhow::{Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::bundle::{Site, in_order};

/// Turns the other files into blobs and starts the page.
const LOADER: &str = include_str!("single-file.js");

/// What the engine's worker reads.
const OF_THE_WORKER: [&str; 4] = ["engine-worker.js", "engine.js", "worker.js", "worker_bg.wasm"];

/// Puts the site's scripts, WebAssembly, style sheet and icon into its page.
pub fn single_file(site: &Site) -> Result<Vec<u8>> {
    let mut page = text(site, "index.html")?;
    let style = text(site, "style.css")?;
    let icon = format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(&site["icon.svg"]));
    let policy = format!(
        "default-src 'none'; script-src {loader} blob: data: 'wasm-unsafe-eval'; style-src {style}; \
         img-src data:; connect-src blob: data:; worker-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types zubda",
        loader = integrity(LOADER),
        style = integrity(&style),
    );
    let mut blocks = String::new();
    for name in in_order(site)? {
        let kind = match name.rsplit_once('.') {
            Some((_, "js")) => "text/javascript",
            Some((_, "wasm")) => "application/wasm",
            _ => continue,
        };
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&site[&name])?;
        let packed = BASE64_STANDARD.encode(packed.finish()?);
        let inline = if OF_THE_WORKER.contains(&name.as_str()) { " data-inline" } else { "" };
        blocks += &format!(
            "<script type=\"text/plain\" data-file=\"{name}\" data-type=\"{kind}\"{inline}>{packed}</script>\n"
        );
    }
    replace(&mut page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"", &policy)?;
    replace(&mut page, "<link rel=\"icon\" href=\"", "\"", &icon)?;
    for link in ["manifest", "apple-touch-icon", "modulepreload", "preload"] {
        remove(&mut page, &format!("<link rel=\"{link}\""))?;
    }
    remove(&mut page, "<script type=\"module\" src=\"boot.js\">")?;
    let link = "<link rel=\"stylesheet\" href=\"style.css\">";
    ensure!(page.contains(link) && page.contains("</body>"), "index.html has another form than single_file.rs knows");
    page = page.replacen(link, &format!("<style>{style}</style>"), 1);
    page = page.replacen("</body>", &format!("{blocks}<script type=\"module\">{LOADER}</script>\n</body>"), 1);
    Ok(page.into_bytes())
}

fn text(site: &Site, name: &str) -> Result<String> {
    Ok(String::from_utf8(site[name].clone())?)
}

/// An inline script's or style sheet's entry in the content security policy.
fn integrity(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// Puts `new` between `start` and the next `end`.
fn replace(page: &mut String, start: &str, end: &str, new: &str) -> Result<()> {
    let (from, length) = find(page, start, end)?;
    page.replace_range(from..from + length, new);
    Ok(())
}

/// Takes the line that begins with `start` out.
fn remove(page: &mut String, start: &str) -> Result<()> {
    let (from, length) = find(page, start, "\n")?;
    page.replace_range(from - start.len()..=from + length, "");
    Ok(())
}

/// Where that which stands between `start` and `end` begins, and how long it is.
fn find(page: &str, start: &str, end: &str) -> Result<(usize, usize)> {
    let found = page.find(start).map(|at| at + start.len());
    let found = found.and_then(|from| Some((from, page[from..].find(end)?)));
    ensure!(found.is_some(), "index.html has no {start}");
    Ok(found.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_inside() {
        let files: [(&str, &[u8]); 7] = [
            ("index.html", include_bytes!("../../index.html")),
            ("style.css", b"body{margin:0}"),
            ("icon.svg", b"<svg/>"),
            ("app_bg.wasm", b"\0asm"),
            ("app.js", b"new URL('app_bg.wasm')"),
            ("boot.js", b"import('./app.js')"),
            ("service-worker.js", b""),
        ];
        let site = files.map(|(name, content)| (name.to_owned(), content.to_vec())).into();
        let page = String::from_utf8(single_file(&site).unwrap()).unwrap();
        let at = |name: &str| page.find(&format!("data-file=\"{name}\"")).unwrap();
        assert!(at("app_bg.wasm") < at("app.js") && at("app.js") < at("boot.js"), "in order");
        assert!(
            !page.contains("src=\"boot.js\"") && !page.contains("href=\"style.css\"") && !page.contains("manifest")
        );
        assert!(!page.contains("service-worker"), "a file on a disk has none");
        assert!(page.contains(&integrity("body{margin:0}")) && page.contains(&integrity(LOADER)));
    }
}
