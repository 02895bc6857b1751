//! All that the page knows, in one place, and all that can be done to it.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::analysis::{Analysis, Span};
use crate::app::article::Article;
use crate::app::browser;
use crate::app::bullets::{self, MOST};
use crate::app::client::{Answer, Client, Event, Failure};
use crate::app::export::{self, Document, Item};
use crate::app::i18n::{Language, Words};
use crate::app::marks::{self, Layers, Mark};
use crate::app::numbers::{self, Digits, Noun};
use crate::app::settings::{Choice, Settings};
use crate::app::speakers::{self, Place};

/// How long a reader pauses before what they typed is read.
const PAUSE: Duration = Duration::from_millis(250);
/// How long a notice is seen.
const MOMENT: Duration = Duration::from_secs(3);
/// Where settings are remembered.
const SETTINGS: &str = "zubda-settings";
/// Where the text is remembered until it is cleared.
const DRAFT: &str = "zubda-draft";
/// The longest text that is remembered, in bytes: browsers give a site some five million characters.
const LONGEST_DRAFT: usize = 1_000_000;

/// What the page is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// There is no text.
    Empty,
    /// There is a text, and no engine yet.
    Loading,
    /// The engine reads the text.
    Working,
    /// The results are those of the text.
    Ready,
    /// Something failed.
    Error(Failure),
}

impl Phase {
    /// Its name in `data-state` of the root element.
    fn key(self) -> &'static str {
        match self {
            Phase::Empty => "empty",
            Phase::Loading => "loading",
            Phase::Working => "working",
            Phase::Ready => "ready",
            Phase::Error(_) => "error",
        }
    }
}

/// How the article is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// As a text field.
    Editing,
    /// As paragraphs with marks.
    Reading,
}

/// An analysis with the article that it is about.
#[derive(Debug)]
pub struct Report {
    /// The analysed article.
    pub article: Article,
    /// What was found in it, offsets in UTF-16.
    pub analysis: Analysis,
    /// How long that took.
    pub milliseconds: f64,
    /// The article's own digits.
    pub digits: Option<Digits>,
}

/// The page's state: a handle that can be copied freely.
#[derive(Clone, Copy)]
pub struct State {
    /// What the reader has set.
    pub settings: RwSignal<Settings>,
    /// The interface's language.
    pub language: Memo<Language>,
    /// What the page is doing.
    pub phase: RwSignal<Phase>,
    /// How the article is shown.
    pub view: RwSignal<View>,
    /// The newest analysis; it stays while a newer text is being read.
    pub report: RwSignal<Option<Arc<Report>>>,
    /// The engine's own object behind the report.
    pub object: RwSignal<JsValue, LocalStorage>,
    /// The sentences of the summary that are shown, as indices into the analysis.
    pub bullets: Memo<Vec<usize>>,
    /// The key messages as they are shown.
    pub messages: Memo<Vec<Place>>,
    /// What can be marked in the article.
    pub marks: Memo<Vec<Mark>>,
    /// How many analyses have been shown.
    pub shown: RwSignal<usize>,
    /// The stretch of the article that is marked.
    pub active: RwSignal<Option<Span>>,
    /// What is marked throughout the article.
    pub layers: RwSignal<Layers>,
    /// What the reader was last told: spoken by screen readers.
    pub notice: RwSignal<String>,
    /// Whether that is to be seen as well, for a moment.
    pub notice_seen: RwSignal<bool>,
    article: RwSignal<Article>,
    engine_ready: StoredValue<bool>,
    /// Whether the mark is to take the focus once it is drawn.
    focus_mark: StoredValue<bool>,
    /// Whether the reading view is to open with the next analysis.
    read_next: StoredValue<bool>,
    pause: StoredValue<Option<TimeoutHandle>>,
    client: StoredValue<Option<Client>, LocalStorage>,
}

impl State {
    /// Opens the engine and makes the state of an empty page.
    pub fn open() -> Self {
        let settings = RwSignal::new(Settings::from_query(&browser::remembered(SETTINGS).unwrap_or_default()));
        let report = RwSignal::new(None::<Arc<Report>>);
        let bullets = Memo::new(move |_| {
            let Settings { bullets, order, .. } = settings.get();
            report.with(|report| {
                let summary = report.as_ref().map_or(&[][..], |report| &report.analysis.summary);
                bullets::shown(summary, bullets, order)
            })
        });
        let messages = Memo::new(move |_| {
            let grouping = settings.get().grouping;
            report.with(|report| {
                let messages = report.as_ref().map_or(&[][..], |report| &report.analysis.key_messages);
                speakers::places(messages, grouping)
            })
        });
        let marks = Memo::new(move |_| {
            let report = report.get();
            report
                .map_or(Vec::new(), |report| bullets.with(|shown| marks::all(&report.analysis, &report.article, shown)))
        });
        let state = Self {
            settings,
            language: Memo::new(move |_| settings.get().language),
            phase: RwSignal::new(Phase::Empty),
            view: RwSignal::new(View::Editing),
            report,
            bullets,
            messages,
            marks,
            object: RwSignal::new_local(JsValue::UNDEFINED),
            shown: RwSignal::new(0),
            active: RwSignal::new(None),
            layers: RwSignal::new(Layers::default()),
            notice: RwSignal::new(String::new()),
            notice_seen: RwSignal::new(false),
            article: RwSignal::new(Article::default()),
            engine_ready: StoredValue::new(false),
            focus_mark: StoredValue::new(false),
            read_next: StoredValue::new(false),
            pause: StoredValue::new(None),
            client: StoredValue::new_local(None),
        };
        state.client.set_value(Some(Client::open(move |event| state.receive(event))));
        state.mirror();
        state
    }

    /// Keeps the root element and the store in step.
    fn mirror(self) {
        Effect::new(move || browser::set_root_data("state", self.phase.get().key()));
        Effect::new(move || browser::set_root_data("digits", self.digits().key()));
        Effect::new(move || browser::set_root_data("analysis", &self.shown.get().to_string()));
        Effect::new(move || {
            let settings = self.settings.get();
            browser::set_root_data("theme", settings.theme.key());
            browser::set_root_data("size", settings.size.key());
            browser::remember(SETTINGS, Some(&settings.to_query()));
            if let Some(root) = document().document_element() {
                // Fails for malformed names only.
                let _ = root.set_attribute("lang", settings.language.tag());
                let _ = root.set_attribute("dir", settings.language.direction());
            }
        });
    }

    /// How many results of a kind there are.
    pub fn total(self, count: impl Fn(&Analysis) -> usize) -> usize {
        self.report.with(|report| report.as_ref().map_or(0, |report| count(&report.analysis)))
    }

    /// How many words the summary holds as it is shown.
    pub fn summary_words(self) -> usize {
        let Some(report) = self.report.get() else { return 0 };
        let shown = self.bullets.get();
        let bullets = shown.iter().filter_map(|&at| report.analysis.summary.get(at));
        bullets.map(|bullet| bullet.excerpt.text.split_whitespace().count()).sum()
    }

    /// The interface's words.
    pub fn words(self) -> &'static Words {
        self.language.get().words()
    }

    /// A number with its noun, in the reader's language and digits.
    pub fn count(self, number: usize, noun: impl Fn(&'static Words) -> &'static Noun) -> String {
        let language = self.language.get();
        language.count(number, noun(language.words()), self.digits())
    }

    /// A number in the reader's digits.
    pub fn number(self, number: usize) -> String {
        numbers::write(number, self.digits())
    }

    /// A share of a hundred in the reader's digits.
    pub fn percent(self, share: usize) -> String {
        let sign = if self.digits() == Digits::Arabic { '٪' } else { '%' };
        format!("{}{sign}", self.number(share))
    }

    fn digits(self) -> Digits {
        let set = self.settings.get().digits;
        if set != Digits::Article {
            return set;
        }
        let article = self.report.with(|report| report.as_ref().and_then(|report| report.digits));
        article.unwrap_or(match self.language.get() {
            Language::Arabic => Digits::Arabic,
            Language::English => Digits::Latin,
        })
    }

    /// The text that was not cleared before the page was closed.
    pub fn draft(self) -> Option<String> {
        browser::remembered(DRAFT)
    }

    /// Whether there is no text.
    pub fn is_empty(self) -> bool {
        self.article.with(Article::is_blank)
    }

    /// Notes that the text field has changed; `text` reads it when the reader pauses.
    pub fn changed(self, text: impl Fn() -> String + 'static) {
        let timer = set_timeout_with_handle(move || self.edited(text()), PAUSE).ok();
        if let Some(old) = self.pause.try_update_value(|pause| std::mem::replace(pause, timer)).flatten() {
            old.clear();
        }
    }

    /// Takes the edited text of the article and has it analysed.
    fn edited(self, text: String) {
        self.set_article(self.article.with_untracked(|article| article.edited(text)));
    }

    /// Takes a new article and has it analysed.
    pub fn set_article(self, article: Article) {
        if let Some(timer) = self.pause.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let text = article.text();
        let keeps = !text.is_empty() && text.len() <= LONGEST_DRAFT;
        browser::remember(DRAFT, keeps.then_some(text));
        self.article.set(article.clone());
        if article.is_blank() {
            self.client.with_value(|client| client.as_ref().map(Client::cancel));
            self.report.set(None);
            self.active.set(None);
            self.view.set(View::Editing);
            self.notice.set(String::new());
            self.phase.set(Phase::Empty);
        } else {
            self.analyze();
        }
    }

    /// Opens the reading view once the next analysis is there.
    pub fn read_next(self) {
        self.read_next.set_value(true);
    }

    /// Has the present text analysed.
    fn analyze(self) {
        let ready = self.engine_ready.get_value();
        self.phase.set(if ready { Phase::Working } else { Phase::Loading });
        let article = self.article.get_untracked();
        // The first twelve begin with the first three: more than are shown are asked for, so that their number can be
        // changed without asking again.
        let bullets = self.settings.get_untracked().bullets.map(|_| MOST);
        self.client.with_value(|client| client.as_ref().map(|client| client.analyze(article, bullets)));
    }

    /// Sets how many sentences the summary has; only the first time is the engine asked for more of them.
    pub fn set_bullets(self, bullets: usize) {
        let before = self.settings.with_untracked(|settings| settings.bullets);
        self.settings.update(|settings| settings.bullets = Some(bullets));
        if before.is_none() && !self.article.with_untracked(Article::is_blank) {
            self.analyze();
        }
    }

    /// Opens the engine anew and has the present text analysed.
    pub fn retry(self) {
        self.engine_ready.set_value(false);
        self.client.with_value(|client| client.as_ref().map(Client::reopen));
        if self.article.with_untracked(Article::is_blank) {
            self.phase.set(Phase::Empty);
        } else {
            self.analyze();
        }
    }

    fn receive(self, event: Event) {
        match event {
            Event::Ready => {
                self.engine_ready.set_value(true);
                if self.phase.get_untracked() == Phase::Loading {
                    self.phase.set(Phase::Working);
                }
            }
            Event::Answer(answer) => self.show(*answer),
            Event::Failure(failure) => {
                self.notice.set(self.language.get_untracked().words().failure(failure).to_owned());
                self.phase.set(Phase::Error(failure));
            }
        }
    }

    fn show(self, answer: Answer) {
        let Answer { article, analysis, object, milliseconds } = answer;
        let digits = numbers::prevailing(article.text());
        let report = Arc::new(Report { article, analysis, milliseconds, digits });
        batch(|| {
            self.active.set(None);
            self.object.set(object);
            self.report.set(Some(report));
            self.phase.set(Phase::Ready);
            if self.read_next.get_value() {
                self.read_next.set_value(false);
                self.view.set(View::Reading);
            }
            self.notice.set(untrack(|| self.findings()));
        });
        self.shown.update(|shown| *shown += 1);
    }

    /// How many results there are, in words.
    fn findings(self) -> String {
        self.report.with(|report| {
            let Some(Report { analysis, .. }) = report.as_deref() else { return String::new() };
            let counts = [
                self.count(self.bullets.with(Vec::len), |words| &words.bullet_count),
                self.count(analysis.headings.len(), |words| &words.heading_count),
                self.count(analysis.participants.len(), |words| &words.participant_count),
                self.count(analysis.key_messages.len(), |words| &words.message_count),
            ];
            counts.join(self.language.get().comma())
        })
    }

    /// Marks a stretch of the analysed article and shows it in its place; `focus` moves the keyboard there too.
    pub fn reveal(self, span: Span, focus: bool) {
        self.focus_mark.set_value(focus);
        batch(|| {
            self.view.set(View::Reading);
            self.active.set(Some(span));
        });
    }

    /// Whether the mark is to take the focus; asks once only.
    pub fn take_focus(self) -> bool {
        self.focus_mark.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// Puts the results into the clipboard and tells how that went.
    pub fn copy(self) {
        let Some(document) = self.document() else { return };
        self.put_into_clipboard(&document.to_text(), &document.to_html());
    }

    /// Offers the results as a Markdown file.
    pub fn save_markdown(self) {
        if let Some(document) = self.document() {
            browser::save("zubda.md", "text/markdown", &document.to_markdown());
        }
    }

    /// Offers the engine's own object as a JSON file.
    pub fn save_json(self) {
        let object = self.object.get_untracked();
        let json = js_sys::JSON::stringify_with_replacer_and_space(&object, &JsValue::NULL, &JsValue::from_f64(2.0));
        if let Some(json) = json.ok().and_then(|json| json.as_string()) {
            browser::save("zubda.json", "application/json", &json);
        }
    }

    fn document(self) -> Option<Document> {
        let report = self.report.get_untracked()?;
        let bullets = self.bullets.get_untracked();
        let language = self.language.get_untracked();
        Some(export::document(&report.analysis, &bullets, language, &browser::today(language.tag())))
    }

    /// Puts one result into the clipboard, with what goes with it.
    pub fn copy_item(self, item: &Item) {
        self.put_into_clipboard(&item.to_text(), &item.to_html());
    }

    fn put_into_clipboard(self, text: &str, html: &str) {
        browser::copy(text, html, move |done| {
            self.tell(if done { |words| words.copied } else { |words| words.copy_failed });
        });
    }

    /// Tells the reader something, by a line that is seen for a moment and that screen readers speak.
    pub fn tell(self, what: fn(&Words) -> &'static str) {
        self.notice.set(what(self.language.get_untracked().words()).to_owned());
        self.notice_seen.set(true);
        set_timeout(move || self.notice_seen.set(false), MOMENT);
    }

    /// Goes back to the text field.
    pub fn edit(self) {
        self.active.set(None);
        self.view.set(View::Editing);
    }
}

/// The page's state, from within any component.
pub fn use_state() -> State {
    expect_context()
}
