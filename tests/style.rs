//! What holds for the style sheets: sides are those of the writing, and colours can be told from their grounds.

use std::collections::BTreeMap;
use std::fs;

/// Each style sheet by its name, without comments.
fn sheets() -> Vec<(String, String)> {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/style")).unwrap();
    let sheets = folder.map(|file| {
        let path = file.unwrap().path();
        let mut text = fs::read_to_string(&path).unwrap();
        while let Some(start) = text.find("/*") {
            let end = text[start..].find("*/").unwrap() + start + 2;
            text.replace_range(start..end, "");
        }
        (path.file_name().unwrap().to_string_lossy().into_owned(), text)
    });
    let sheets: Vec<_> = sheets.collect();
    assert!(sheets.len() >= 5, "the style sheets are gone");
    sheets
}

/// Properties that speak of the screen's sides, where the writing's are meant.
fn is_physical(property: &str) -> bool {
    let words: Vec<&str> = property.split('-').collect();
    let sides = ["left", "right", "top", "bottom"];
    words.iter().any(|word| sides.contains(word))
        || ["width", "height"]
            .iter()
            .any(|size| property == *size || property == format!("min-{size}") || property == format!("max-{size}"))
}

/// The declarations of a sheet: what stands before a colon and after it, outside the conditions of media.
fn declarations(sheet: &str) -> impl Iterator<Item = (&str, &str)> {
    let pieces = sheet.split([';', '{', '}']).map(str::trim);
    pieces
        .filter(|piece| !piece.starts_with('@'))
        .filter_map(|piece| piece.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
}

#[test]
fn sides_are_those_of_the_writing() {
    let mut wrong = Vec::new();
    for (name, sheet) in sheets() {
        for (property, value) in declarations(&sheet) {
            let sided = matches!(property, "float" | "clear" | "text-align") && matches!(value, "left" | "right");
            if is_physical(property) || sided {
                wrong.push(format!("{name}: {property}: {value}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn physical_properties_are_known() {
    for property in
        ["margin-left", "top", "width", "max-height", "border-top-color", "padding-bottom", "scroll-margin-top"]
    {
        assert!(is_physical(property), "{property}");
    }
    for property in
        ["margin-inline-start", "inset-block-end", "inline-size", "line-height", "border-width", "stroke-width"]
    {
        assert!(!is_physical(property), "{property}");
    }
}

/// The relative luminance of a colour such as `#faf8f3`, as WCAG 2.2 defines it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let digits =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit; 2]).collect() } else { digits.to_owned() };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn colours_can_be_told_from_their_grounds() {
    assert!((contrast("#000", "#ffffff") - 21.0).abs() < 1e-9);
    let (_, tokens) = sheets().into_iter().find(|(name, _)| name == "tokens.css").unwrap();
    // The themes, each with its colours: light, dark by choice, dark by the system.
    let mut themes: Vec<BTreeMap<String, String>> = Vec::new();
    for (property, value) in declarations(&tokens) {
        if property == "--paper" {
            themes.push(BTreeMap::new());
        }
        if let (Some(theme), true) = (themes.last_mut(), value.starts_with('#')) {
            theme.insert(property.to_owned(), value.to_owned());
        }
    }
    assert_eq!(themes.len(), 3);
    assert_eq!(themes[1], themes[2], "the dark theme is another by choice than by the system");
    let grounds = ["--paper", "--surface", "--sunken", "--accent-soft"];
    let on_grounds = ["--ink", "--ink-soft", "--accent", "--people", "--quotes", "--cues"];
    let pairs = on_grounds.iter().flat_map(|ink| grounds.map(|ground| (*ink, ground, 4.5)));
    let others = [
        ("--on-accent", "--accent", 4.5),
        ("--on-mark", "--mark", 4.5),
        ("--ink", "--pointed", 4.5),
        ("--accent", "--pointed", 3.0),
        ("--danger", "--danger-soft", 4.5),
        ("--danger", "--surface", 4.5),
        ("--danger", "--paper", 4.5),
        ("--line-strong", "--paper", 3.0),
        ("--line-strong", "--surface", 3.0),
    ];
    for theme in &themes {
        for (ink, ground, least) in pairs.clone().chain(others) {
            let contrast = contrast(&theme[ink], &theme[ground]);
            assert!(contrast >= least, "{ink} on {ground} in {theme:#?}: {contrast:.2}");
        }
    }
}
