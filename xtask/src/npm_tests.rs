//! The npm package as those have it who install it: in Node, in Deno, in TypeScript, in bundled pages.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use xshell::cmd;

use crate::npm;
use crate::test::Count;
use crate::workspace::Workspace;

/// Runs it all. The bundled pages are left in `target/npm/project/dist`, for the browser tests.
pub fn run(workspace: &Workspace) -> Result<Count> {
    let shell = &workspace.shell;
    if !workspace.has("node") || !workspace.has("npm") {
        if env::var("ZUBDA_REQUIRE_BROWSERS").is_ok_and(|value| value == "1") {
            bail!("Node.js is missing");
        }
        eprintln!("NOTE: Node.js is missing, so nothing is known of the npm package");
        return Ok(Count { skipped: 1, ..Count::default() });
    }
    let package = npm::folder(workspace);
    ensure!(package.exists(), "dist/npm is missing: run `cargo xtask package` first");
    workspace.cargo().args(["build", "--quiet", "--package", "zubda", "--features", "cli"]).run()?;
    let tool = workspace.root.join("target/debug/zubda");

    let scratch = workspace.root.join("target/npm");
    fs::create_dir_all(&scratch)?;
    let packed = cmd!(shell, "npm pack --silent --pack-destination {scratch} {package}").read()?;
    let packed = scratch.join(packed.trim());
    let mut count = Count::default();

    let empty = scratch.join("empty");
    renew(&empty)?;
    fs::write(empty.join("package.json"), "{}")?;
    install(workspace, &empty, &packed)?;
    fs::copy(workspace.root.join("examples/node.mjs"), empty.join("node.mjs"))?;
    let told = {
        let _inside = shell.push_dir(&empty);
        cmd!(shell, "node node.mjs").read()?
    };
    ensure!(told.contains("• "), "examples/node.mjs shows no bullet:\n{told}");
    count.passed += 1;

    let project = scratch.join("project");
    let modules = project.join("node_modules");
    // All else that is installed is of fixed versions and can stay.
    for old in [modules.join("zubda"), modules.join(".package-lock.json"), project.join("dist")] {
        remove(&old)?;
    }
    copy(&workspace.root.join("tests/npm"), &project)?;
    install(workspace, &project, &packed)?;
    let corpus = workspace.root.join("tests/corpus");
    let _inside = shell.push_dir(&project);
    let tests = cmd!(shell, "node --test --test-reporter=tap node.test.mjs")
        .env("ZUBDA_CLI", &tool)
        .env("ZUBDA_CORPUS", &corpus)
        .ignore_status()
        .read()?;
    println!("{tests}");
    count.passed += number_after(&tests, "\n# pass ");
    count.failed += number_after(&tests, "\n# fail ");
    cmd!(shell, "node types.mjs").env("ZUBDA_CORPUS", &corpus).run()?;
    for (module, resolution) in [("nodenext", "nodenext"), ("esnext", "bundler")] {
        cmd!(
            shell,
            "node node_modules/typescript/bin/tsc --strict --noEmit --target es2022 --module {module}
             --moduleResolution {resolution} types.ts analysis.ts"
        )
        .run()?;
        count.passed += 1;
    }
    cmd!(shell, "node_modules/.bin/deno run --no-prompt --allow-read=. deno.mjs").run()?;
    count.passed += 1;
    cmd!(shell, "node node_modules/vite/bin/vite.js build --logLevel warn").run()?;
    count.passed += 1;
    Ok(count)
}

fn install(workspace: &Workspace, project: &Path, packed: &Path) -> Result<()> {
    let flags = ["--silent", "--no-audit", "--no-fund", "--no-save", "--no-package-lock"];
    cmd!(workspace.shell, "npm install {flags...} --prefix {project} {packed}").run()?;
    Ok(())
}

fn remove(path: &Path) -> Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path)?;
    } else if path.exists() {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// Makes a folder that is empty.
fn renew(folder: &Path) -> Result<()> {
    remove(folder)?;
    Ok(fs::create_dir_all(folder)?)
}

/// Copies a folder's files over those of another.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The number that stands after a word: 12 in "# pass 12".
fn number_after(text: &str, word: &str) -> usize {
    let after = text.split(word).nth(1).unwrap_or_default();
    after
        .split(|letter: char| !letter.is_ascii_digit())
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_report() {
        let report = "ok 1 - x\n# tests 12\n# pass 11\n# fail 1\n";
        assert_eq!(number_after(report, "\n# pass "), 11);
        assert_eq!(number_after(report, "\n# fail "), 1);
        assert_eq!(number_after(report, "\n# todo "), 0);
    }
}
