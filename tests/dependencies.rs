//! What the engine is built from.

use std::collections::BTreeSet;
use std::process::Command;

/// The packages of the default feature set, on every platform, less those that only run at build time or in tests.
fn packages() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            "zubda",
            "--edges",
            "normal",
            "--target",
            "all",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listing = String::from_utf8(output.stdout).unwrap();
    listing.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn the_default_features_are_the_pure_engine() {
    let packages = packages();
    assert!(packages.contains("zubda") && packages.contains("serde"), "{packages:?}");
    for foreign in ["web-sys", "js-sys", "wasm-bindgen", "leptos", "clap", "serde_json", "regex", "tokio", "rayon"] {
        assert!(!packages.contains(foreign), "the engine now depends on {foreign}: {packages:?}");
    }
}
