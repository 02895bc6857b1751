//! What the reader has set, remembered on the device.

use crate::analysis::ParticipantKind;
use crate::app::i18n::Language;
use crate::app::numbers::Digits;
use crate::app::parts::Part;
use crate::app::set::Set;

/// A setting that is one of a few, offered by a list.
pub trait Choice: Copy + Default + PartialEq + Send + Sync + 'static {
    /// All of them, in the order in which they are offered.
    const ALL: &'static [Self];

    /// Its name in HTML and in the store.
    fn key(self) -> &'static str;

    /// The one of that name; the default where there is none.
    fn of_key(key: &str) -> Self {
        Self::ALL.iter().copied().find(|choice| choice.key() == key).unwrap_or_default()
    }
}

/// A theme of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Choice for Theme {
    const ALL: &'static [Self] = &[Theme::System, Theme::Light, Theme::Dark];

    fn key(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The size of the article's letters and of the results'.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// As the browser has it.
    #[default]
    Normal,
    /// Larger.
    Large,
    /// Larger still.
    Huge,
}

impl Choice for TextSize {
    const ALL: &'static [Self] = &[TextSize::Normal, TextSize::Large, TextSize::Huge];

    fn key(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Huge => "huge",
        }
    }
}

/// The order of the summary's sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As the article has them.
    #[default]
    Article,
    /// The best first, as the engine gives them.
    Importance,
}

impl Choice for Order {
    const ALL: &'static [Self] = &[Order::Article, Order::Importance];

    fn key(self) -> &'static str {
        match self {
            Order::Importance => "importance",
            Order::Article => "article",
        }
    }
}

/// How the key messages are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// Not at all: as the article has them.
    #[default]
    None,
    /// What one speaker said stands together.
    Speaker,
}

impl Choice for Grouping {
    const ALL: &'static [Self] = &[Grouping::None, Grouping::Speaker];

    fn key(self) -> &'static str {
        match self {
            Grouping::None => "none",
            Grouping::Speaker => "speaker",
        }
    }
}

/// Which participants are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kinds {
    /// All of them.
    #[default]
    All,
    /// Persons only.
    Persons,
    /// Organizations only.
    Organizations,
}

impl Kinds {
    /// Whether a kind of participant is shown.
    pub fn shows(self, kind: ParticipantKind) -> bool {
        match self {
            Kinds::All => true,
            Kinds::Persons => kind == ParticipantKind::Person,
            Kinds::Organizations => kind == ParticipantKind::Organization,
        }
    }
}

impl Choice for Kinds {
    const ALL: &'static [Self] = &[Kinds::All, Kinds::Persons, Kinds::Organizations];

    fn key(self) -> &'static str {
        match self {
            Kinds::All => "all",
            Kinds::Persons => "persons",
            Kinds::Organizations => "organizations",
        }
    }
}

impl Choice for Digits {
    const ALL: &'static [Self] = &[Digits::Article, Digits::Arabic, Digits::Latin];

    fn key(self) -> &'static str {
        match self {
            Digits::Article => "article",
            Digits::Arabic => "arabic",
            Digits::Latin => "latin",
        }
    }
}

impl Choice for Language {
    const ALL: &'static [Self] = &[Language::Arabic, Language::English];

    fn key(self) -> &'static str {
        self.tag()
    }
}

/// All settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The interface's language.
    pub language: Language,
    /// The page's theme.
    pub theme: Theme,
    /// The interface's digits.
    pub digits: Digits,
    /// The size of the text.
    pub size: TextSize,
    /// The order of the summary.
    pub order: Order,
    /// How the key messages are put together.
    pub grouping: Grouping,
    /// Which participants are shown.
    pub kinds: Kinds,
    /// How many sentences the summary has; none leaves it to the engine.
    pub bullets: Option<usize>,
    /// The parts of the results that are not shown.
    pub hidden: Set<Part>,
    /// Whether what is analysed is kept on the device.
    pub history: bool,
}

impl Settings {
    /// Reads what [`Settings::to_query`] wrote; whatever is missing or strange is as it is by default.
    pub fn from_query(query: &str) -> Self {
        let mut settings = Self::default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match key {
                "language" => settings.language = Choice::of_key(value),
                "theme" => settings.theme = Choice::of_key(value),
                "digits" => settings.digits = Choice::of_key(value),
                "size" => settings.size = Choice::of_key(value),
                "order" => settings.order = Choice::of_key(value),
                "grouping" => settings.grouping = Choice::of_key(value),
                "kinds" => settings.kinds = Choice::of_key(value),
                "bullets" => settings.bullets = value.parse().ok(),
                "hidden" => {
                    let parts = value.split(',').filter_map(Part::of_id);
                    settings.hidden = parts.fold(Set::default(), |set, part| set.with(part, true));
                }
                "history" => settings.history = value == "on",
                _ => {}
            }
        }
        settings
    }

    /// All settings in one line, as a URL's query: `boot.js` reads the theme from it before the first paint.
    pub fn to_query(self) -> String {
        let Self { language, theme, digits, size, order, grouping, kinds, bullets, hidden, history } = self;
        let bullets = bullets.map_or(String::new(), |bullets| bullets.to_string());
        let hidden = Part::ALL.into_iter().filter(|&part| hidden.has(part)).map(Part::id).collect::<Vec<_>>().join(",");
        let keys = [
            ("language", language.key()),
            ("theme", theme.key()),
            ("digits", digits.key()),
            ("size", size.key()),
            ("order", order.key()),
            ("grouping", grouping.key()),
            ("kinds", kinds.key()),
            ("bullets", &bullets),
            ("hidden", &hidden),
            ("history", if history { "on" } else { "off" }),
        ];
        keys.map(|(key, value)| format!("{key}={value}")).join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_the_store() {
        let mut kept = vec![Settings::default()];
        kept.extend(Theme::ALL.iter().map(|&theme| Settings { theme, ..Settings::default() }));
        kept.extend(Language::ALL.iter().map(|&language| Settings { language, ..Settings::default() }));
        kept.extend(Digits::ALL.iter().map(|&digits| Settings { digits, ..Settings::default() }));
        kept.extend(TextSize::ALL.iter().map(|&size| Settings { size, ..Settings::default() }));
        kept.extend(Order::ALL.iter().map(|&order| Settings { order, ..Settings::default() }));
        kept.extend(Grouping::ALL.iter().map(|&grouping| Settings { grouping, ..Settings::default() }));
        kept.extend([0, 7, 12].map(|bullets| Settings { bullets: Some(bullets), ..Settings::default() }));
        kept.extend(Kinds::ALL.iter().map(|&kinds| Settings { kinds, ..Settings::default() }));
        let hidden = Set::default().with(Part::Headings, true).with(Part::Messages, true);
        kept.push(Settings { hidden, history: true, ..Settings::default() });
        for settings in kept {
            assert_eq!(Settings::from_query(&settings.to_query()), settings);
        }
    }

    #[test]
    fn what_is_strange_in_the_store_is_left_out() {
        for strange in
            ["", "theme", "theme=pink&language=&x=1", "&&=&", "bullets=-1&bullets=many", "hidden=all,,x&history=yes"]
        {
            assert_eq!(Settings::from_query(strange), Settings::default(), "{strange}");
        }
    }
}
