//! What the reader has set, remembered on the device.

use crate::app::i18n::Language;

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

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// Its name in HTML and in the store.
    pub fn key(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// All settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The interface's language.
    pub language: Language,
    /// The page's theme.
    pub theme: Theme,
}

impl Settings {
    /// Reads what [`Settings::to_query`] wrote; whatever is missing or strange is as it is by default.
    pub fn from_query(query: &str) -> Self {
        let mut settings = Self::default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match key {
                "language" if value == Language::English.tag() => settings.language = Language::English,
                "theme" => {
                    settings.theme = Theme::ALL.into_iter().find(|theme| theme.key() == value).unwrap_or_default();
                }
                _ => {}
            }
        }
        settings
    }

    /// All settings in one line, as a URL's query: `boot.js` reads the theme from it before the first paint.
    pub fn to_query(self) -> String {
        format!("language={}&theme={}", self.language.tag(), self.theme.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_the_store() {
        for theme in Theme::ALL {
            for language in [Language::Arabic, Language::English] {
                let settings = Settings { language, theme };
                assert_eq!(Settings::from_query(&settings.to_query()), settings);
            }
        }
        for strange in ["", "theme", "theme=pink&language=&x=1", "&&=&"] {
            assert_eq!(Settings::from_query(strange), Settings::default(), "{strange}");
        }
    }
}
