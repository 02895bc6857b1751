//! Numbers as a reader writes them: digits, and the form of the noun that follows them.

/// The shape of the digits that the interface itself writes. The article's own digits are never touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digits {
    /// As the article writes its own; Arabic-Indic in Arabic and European in English where it has none.
    #[default]
    Article,
    /// ٠١٢
    Arabic,
    /// 012
    Latin,
}

/// The digits that prevail in `text`, none where it holds none.
pub fn prevailing(text: &str) -> Option<Digits> {
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '٠'..='٩' | '۰'..='۹' => arabic += 1,
            '0'..='9' => latin += 1,
            _ => {}
        }
    }
    match arabic + latin {
        0 => None,
        _ if arabic >= latin => Some(Digits::Arabic),
        _ => Some(Digits::Latin),
    }
}

/// Writes a number in `digits`; [`Digits::Article`] must have been settled before and counts as European.
pub fn write(number: usize, digits: Digits) -> String {
    let latin = number.to_string();
    if digits != Digits::Arabic {
        return latin;
    }
    latin.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32('٠' as u32 + digit)).unwrap_or(c)).collect()
}

/// A counted noun in each of its forms, `{}` standing for the number: the plural categories of Unicode's CLDR.
#[derive(Debug)]
pub struct Noun {
    /// 0
    pub zero: &'static str,
    /// 1
    pub one: &'static str,
    /// 2
    pub two: &'static str,
    /// 3 to 10, 103 to 110, …
    pub few: &'static str,
    /// 11 to 99, 111 to 199, …
    pub many: &'static str,
    /// 100 to 102, 200 to 202, …; in English 2 and above.
    pub other: &'static str,
}

impl Noun {
    /// The form that Arabic takes after `number`.
    pub fn arabic(&self, number: usize) -> &'static str {
        match (number, number % 100) {
            (0, _) => self.zero,
            (1, _) => self.one,
            (2, _) => self.two,
            (_, 3..=10) => self.few,
            (_, 11..=99) => self.many,
            _ => self.other,
        }
    }

    /// The form that English takes after `number`.
    pub fn english(&self, number: usize) -> &'static str {
        match number {
            0 => self.zero,
            1 => self.one,
            _ => self.other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits() {
        assert_eq!(write(1203, Digits::Arabic), "١٢٠٣");
        assert_eq!(write(1203, Digits::Latin), "1203");
        assert_eq!(prevailing("عام 2024 في ٣ مدن"), Some(Digits::Latin));
        assert_eq!(prevailing("عام ٢٠٢٤"), Some(Digits::Arabic));
        assert_eq!(prevailing("بلا أرقام"), None);
    }

    #[test]
    fn arabic_forms() {
        let noun = Noun { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };
        let cases = [
            (0, "zero"),
            (1, "one"),
            (2, "two"),
            (3, "few"),
            (10, "few"),
            (11, "many"),
            (99, "many"),
            (100, "other"),
            (102, "other"),
            (103, "few"),
            (110, "few"),
            (111, "many"),
            (1000, "other"),
            (1002, "other"),
        ];
        for (number, form) in cases {
            assert_eq!(noun.arabic(number), form, "{number}");
        }
        assert_eq!([0, 1, 2, 5].map(|number| noun.english(number)), ["zero", "one", "other", "other"]);
    }
}
