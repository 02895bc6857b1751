//! The lists behind [`Lookup`]: the lexicon, and gazetteers of names and places from a data folder.

use crate::lexicon::{self, Classes};
use crate::model::{Hash, Table};
use crate::participants::entities::lookup::{Lookup, PLACE_SHIFT, class, listed, phrase};
use crate::text::normalize;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// How rarely a stranger may pass for a member: once in this many times.
const STRANGERS: u32 = 128;

/// From this count on a given name or surname, and a foreign name, is one of many people.
const COMMON: [u32; 3] = [20, 20, 5];

/// Compiles the lists; `folder` holds the gazetteers that models/SOURCES.md names.
pub fn compile(folder: &Path) -> io::Result<Lookup> {
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    let nationalities = read("nationality_adj.arwikicats_mit.tsv")?;
    Ok(Lookup {
        classes: classes(&nationalities),
        names: names(&read("per_units.wikidata_cc0.tsv")?, &read("per_tokens_foreign.wikidata_cc0.tsv")?),
        places: places(
            &nationalities,
            &read("loc_countries.cldr_unicode3.tsv")?,
            [&read("loc_cities.cldr_unicode3.tsv")?, &read("loc_cities.arwikicats_mit.tsv")?],
            &read("clubs.arwikicats_mit.tsv")?,
        ),
    })
}

fn hash(word: &str) -> u64 {
    Hash::of(word.chars())
}

fn table(entries: BTreeMap<String, u16>, strangers: u32, key: impl Fn(&str) -> u64) -> Table {
    let entries: Vec<(u64, u16)> = entries.iter().map(|(text, &value)| (key(text), value)).collect();
    Table::build(&entries, strangers)
}

/// Lines without comments.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

fn columns(line: &str) -> Vec<&str> {
    line.split('\t').collect()
}

fn classes(nationalities: &str) -> Table {
    let mut classes: BTreeMap<String, u16> = BTreeMap::new();
    let of = [
        (Classes::OFFICE | Classes::RANK | Classes::HONORIFIC | Classes::KIN, class::TITLE),
        (Classes::ORGANIZATION, class::ORGANIZATION),
        (Classes::PLACE, class::PLACE),
        (Classes::LINK, class::LINK),
        (Classes::MONTH, class::TIME),
        (Classes::FUNCTION, class::FUNCTION),
    ];
    for (form, of_form) in lexicon::forms() {
        let bits = of.iter().filter(|&&(lexical, _)| of_form.any(lexical)).fold(0, |bits, &(_, class)| bits | class);
        if bits != 0 {
            classes.insert(form.to_owned(), bits);
        }
    }
    for line in lines(include_str!("lists/verbs.txt")) {
        for (at, form) in line.split_whitespace().map(normalize).enumerate() {
            if at == 0 {
                let feminine =
                    [form.strip_suffix(['ي', 'ا']).filter(|_| form.len() > 6).unwrap_or(&form), "ت"].concat();
                *classes.entry(feminine).or_default() |= class::VERB;
            } else if let Some(rest) = form.strip_prefix('ي') {
                *classes.entry(["ت", rest].concat()).or_default() |= class::VERB;
            }
            *classes.entry(form).or_default() |= class::VERB;
        }
    }
    for word in lines(include_str!("lists/locatives.txt")).flat_map(str::split_whitespace) {
        let bits = classes.entry(normalize(word)).or_default();
        *bits = (*bits & !class::FUNCTION) | class::LOCATIVE;
    }
    for line in nationalities.lines() {
        for form in columns(line).into_iter().skip(1).take(6).filter(|form| !form.is_empty() && !form.contains(' ')) {
            let form = normalize(form);
            if !form.starts_with("ال") {
                *classes.entry(["ال", &form].concat()).or_default() |= class::NATIONALITY;
            }
            *classes.entry(form).or_default() |= class::NATIONALITY;
        }
    }
    for adjective in ["عربي", "عربية", "أميركي", "أميركية", "إسلامي", "إسلامية"] {
        let form = normalize(adjective);
        *classes.entry(["ال", &form].concat()).or_default() |= class::NATIONALITY;
        *classes.entry(form).or_default() |= class::NATIONALITY;
    }
    table(classes, 4096, hash)
}

fn names(units: &str, foreign: &str) -> Table {
    let mut counts: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    let number = |cell: &str| cell.parse().unwrap_or(0);
    for line in units.lines() {
        let [unit, count, roles, ..] = columns(line)[..] else { continue };
        for name in unit.split_whitespace().map(normalize).filter(|name| name.chars().nth(1).is_some()) {
            let counts = counts.entry(name).or_default();
            if roles.contains("given") || roles == "unknown" {
                counts[0] += number(count);
            }
            if roles.contains("surname") {
                counts[1] += number(count);
            }
        }
    }
    for line in foreign.lines() {
        let [name, count, ..] = columns(line)[..] else { continue };
        let name = normalize(&name.replace(' ', ""));
        if name.chars().nth(1).is_some() && name.chars().all(is_arabic_letter) {
            counts.entry(name).or_default()[2] += number(count);
        }
    }
    let levels = |counts: [u32; 3]| {
        (0..3).fold(0, |value, kind| {
            let level = u16::from(counts[kind] > 0) + u16::from(counts[kind] >= COMMON[kind]);
            value | level << (2 * kind)
        })
    };
    table(counts.into_iter().map(|(name, counts)| (name, levels(counts))).collect(), STRANGERS, hash)
}

fn is_arabic_letter(c: char) -> bool {
    ('\u{621}'..='\u{64a}').contains(&c)
}

/// The normalised place name that a gazetteer's cell holds, where it is in Arabic letters and not too long.
fn place_name(cell: &str) -> Option<String> {
    let name = normalize(cell.split(['(', '،']).next()?.trim());
    let letters = name.chars().all(|c| c == ' ' || is_arabic_letter(c));
    (letters && name.chars().nth(2).is_some() && name.split(' ').count() <= 4).then_some(name)
}

fn places(nationalities: &str, countries: &str, cities: [&str; 2], clubs: &str) -> Table {
    // Unions and the unknown territory.
    let no_territory = ["UN", "EU", "EZ", "ZZ"];
    let cell = |line: &str, column: usize| columns(line).get(column).and_then(|cell| place_name(cell));
    let countries = (countries.lines())
        .filter(|line| !no_territory.contains(&columns(line)[0]))
        .filter_map(|line| cell(line, 1))
        .chain(nationalities.lines().filter_map(|line| cell(line, 7)))
        .chain(lines(include_str!("lists/countries.txt")).filter_map(place_name));
    let [world, towns] = cities.map(|list| list.lines().filter_map(|line| cell(line, 1)));
    let all = countries.map(|name| (name, listed::COUNTRY));
    let all = all.chain(world.map(|name| (name, listed::CITY))).chain(towns.map(|name| (name, listed::TOWN)));

    let mut places: BTreeMap<String, u16> = BTreeMap::new();
    for (name, kind) in all {
        places.entry(name).or_insert(kind >> PLACE_SHIFT);
    }
    for line in clubs.lines() {
        let Some(name) = columns(line).get(1).map(|cell| normalize(cell.split('(').next().unwrap_or("").trim())) else {
            continue;
        };
        let name = name.strip_prefix("نادي ").unwrap_or(&name);
        let name = name.split(" لكره ").next().unwrap_or(name);
        if let Some(name) = place_name(name) {
            places.entry(name).or_insert(listed::CLUB >> PLACE_SHIFT);
        }
    }
    table(places, STRANGERS, |name| name.split(' ').fold(0, |key, word| phrase(key, hash(word))))
}
