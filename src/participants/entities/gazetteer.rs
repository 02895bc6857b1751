//! What the entity model's lists of names and places say of one word, for other stages.

use super::lookup::{PLACE_SHIFT, class, listed, phrase};
use super::model::EntityModel;
use crate::model::Hash;

/// How well known a normalised word is as part of a person's name: 0 not at all, 1 of few people, 2 of many.
pub fn person_rank(norm: &str) -> u8 {
    let name = EntityModel::shipped().lookup.names.get(Hash::of(norm.chars()));
    // Two bits each for given name, surname and foreign name.
    (0..3).map(|kind| (name >> (2 * kind) & 3).min(2) as u8).max().unwrap_or(0)
}

/// How well known a normalised word is as a place: 0 not at all, 1 as a town, 2 as a country or great city.
pub fn place_rank(norm: &str) -> u8 {
    let listed = EntityModel::shipped().lookup.places.get(phrase(0, Hash::of(norm.chars()))) << PLACE_SHIFT;
    match () {
        () if listed & (listed::COUNTRY | listed::CITY) != 0 => 2,
        () if listed & listed::TOWN != 0 => 1,
        () => 0,
    }
}

/// Whether a normalised word is an adjective of nationality: "المصري", "سورية".
pub fn is_nationality(norm: &str) -> bool {
    EntityModel::shipped().lookup.classes.get(Hash::of(norm.chars())) & class::NATIONALITY != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_places_are_known() {
        assert_eq!([person_rank("محمد"), person_rank("وليد"), person_rank("الطاولات")], [2, 2, 0]);
        assert_eq!([place_rank("مصر"), place_rank("القاهره"), place_rank("الطاولات")], [2, 2, 0]);
        assert!(is_nationality("المصري") && is_nationality("تونسيه") && !is_nationality("محمد"));
    }
}
