//! All that the page knows, in one place, and all that can be done to it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{File, HtmlElement};

use crate::analysis::{Analysis, Span, Status};
use crate::app::arrivals::{Arrival, Fault};
use crate::app::article::Article;
use crate::app::browser;
use crate::app::bullets::{self, MOST};
use crate::app::client::{Answer, Client, Engine, Event, Failure};
use crate::app::history;
use crate::app::i18n::{Language, Words};
use crate::app::marks::{self, Layers, Mark};
use crate::app::numbers::{self, Digits, Noun};
use crate::app::order::order;
use crate::app::parts::Part;
use crate::app::samples::{SAMPLES, Sample};
use crate::app::settings::{Choice, Kinds, Settings};
use crate::app::speakers::{self, Place};
use crate::document::{self, Document, Item};
use crate::labels::Labels;

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

/// The timer of a pause in typing, and what reads the text.
type Typed = (TimeoutHandle, Rc<dyn Fn() -> String>);

/// An article among others that are open.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What it is called: a file's name.
    pub name: String,
    /// The article, as it was when another was turned to.
    pub article: Article,
}

/// How the article is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// As a text field.
    Editing,
    /// As paragraphs with marks.
    Reading,
}

/// Where the reader came from to the stretch that is marked.
#[derive(Debug, Clone)]
enum Origin {
    /// From this element of the results.
    Link(HtmlElement),
    /// From one mark of the article to another.
    Mark(Mark),
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
    /// The participants that are shown, as indices into the analysis; who took no part comes last.
    pub participants: Memo<Vec<usize>>,
    /// The key messages as they are shown.
    pub messages: Memo<Vec<Place>>,
    /// What can be marked in the article.
    pub marks: Memo<Vec<Mark>>,
    /// How many analyses have been shown.
    pub shown: RwSignal<usize>,
    /// The stretch of the article that is marked.
    pub active: RwSignal<Option<Span>>,
    /// The stretches that belong to the result which the pointer or the keyboard is on.
    pub pointed: RwSignal<Vec<Span>>,
    /// What is marked throughout the article.
    pub layers: RwSignal<Layers>,
    /// Whether there is room for one part of the page at a time only.
    pub narrow: RwSignal<bool>,
    /// The part that is shown where there is no room for more; none is the article.
    pub tab: RwSignal<Option<Part>>,
    /// The part all results of which are drawn, however many.
    pub drawn: RwSignal<Option<Part>>,
    /// What the reader was last told: spoken by screen readers.
    pub notice: RwSignal<String>,
    /// Whether that is to be seen as well, for a moment.
    pub notice_seen: RwSignal<bool>,
    /// The articles that are open beside each other, none where there is one only.
    pub texts: RwSignal<Vec<Opened>>,
    /// Which of them is shown.
    pub current: RwSignal<usize>,
    /// An article that the text field is to take.
    pub incoming: RwSignal<Option<Article>>,
    article: RwSignal<Article>,
    /// Whether the article is what the address brought, and stays there.
    brought: StoredValue<bool>,
    /// What the article is known by in the history.
    kept: StoredValue<Option<String>>,
    engine_ready: StoredValue<bool>,
    /// Whether the mark is to take the focus once it is drawn.
    focus_mark: StoredValue<bool>,
    origin: StoredValue<Option<Origin>, LocalStorage>,
    /// Whether the reading view is to open with the next analysis.
    read_next: StoredValue<bool>,
    /// What the reader has typed since the last pause: the timer of the next, and what reads the text.
    typed: StoredValue<Option<Typed>, LocalStorage>,
    engine: StoredValue<Option<Rc<dyn Engine>>, LocalStorage>,
}

impl State {
    /// The state of an interface without a text, and without an engine.
    pub fn new(settings: Settings) -> Self {
        let settings = RwSignal::new(settings);
        let report = RwSignal::new(None::<Arc<Report>>);
        let bullets = Memo::new(move |_| {
            let Settings { bullets, order, .. } = settings.get();
            report.with(|report| {
                let summary = report.as_ref().map_or(&[][..], |report| &report.analysis.summary);
                bullets::shown(summary, bullets, order)
            })
        });
        let participants = Memo::new(move |_| {
            let kinds = settings.get().kinds;
            report.with(|report| {
                let all = report.as_ref().map_or(&[][..], |report| &report.analysis.participants);
                let mut shown =
                    order(all.iter().map(|participant| usize::from(participant.status == Status::Excluded)));
                shown.retain(|&at| kinds.shows(all[at].kind));
                shown
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
        Self {
            settings,
            language: Memo::new(move |_| settings.get().language),
            phase: RwSignal::new(Phase::Empty),
            view: RwSignal::new(View::Editing),
            report,
            bullets,
            participants,
            messages,
            marks,
            object: RwSignal::new_local(JsValue::UNDEFINED),
            shown: RwSignal::new(0),
            active: RwSignal::new(None),
            pointed: RwSignal::new(Vec::new()),
            layers: RwSignal::new(Layers::default()),
            narrow: RwSignal::new(false),
            tab: RwSignal::new(None),
            drawn: RwSignal::new(None),
            notice: RwSignal::new(String::new()),
            notice_seen: RwSignal::new(false),
            texts: RwSignal::new(Vec::new()),
            current: RwSignal::new(0),
            incoming: RwSignal::new(None),
            article: RwSignal::new(Article::default()),
            brought: StoredValue::new(false),
            kept: StoredValue::new(None),
            engine_ready: StoredValue::new(false),
            focus_mark: StoredValue::new(false),
            origin: StoredValue::new_local(None),
            read_next: StoredValue::new(false),
            typed: StoredValue::new_local(None),
            engine: StoredValue::new_local(None),
        }
    }

    /// Opens the engine and makes the state of an empty page.
    pub fn start() -> Self {
        let state = Self::new(Settings::from_query(&browser::remembered(SETTINGS).unwrap_or_default()));
        state.narrow.set(browser::is_narrow());
        state.set_engine(Client::open(move |event| state.receive(event)));
        state.mirror();
        window_event_listener(leptos::ev::resize, move |_| {
            let narrow = browser::is_narrow();
            if state.narrow.get_untracked() != narrow {
                state.narrow.set(narrow);
            }
        });
        state
    }

    /// What is to analyse articles from now on.
    pub fn set_engine(self, engine: impl Engine + 'static) {
        self.engine.set_value(Some(Rc::new(engine)));
    }

    /// Keeps the root element and the store in step.
    fn mirror(self) {
        Effect::new(move || browser::set_root("data-state", self.phase.get().key()));
        Effect::new(move || browser::set_root("data-digits", self.digits().key()));
        Effect::new(move || browser::set_root("data-analysis", &self.shown.get().to_string()));
        Effect::new(move || {
            let settings = self.settings.get();
            browser::set_root("data-theme", settings.theme.key());
            browser::set_root("data-size", settings.size.key());
            browser::set_root("lang", settings.language.tag());
            browser::set_root("dir", settings.language.direction());
            browser::remember(SETTINGS, Some(&settings.to_query()));
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

    /// One of the interface's words, in whatever language it is.
    pub fn word(self, of: fn(&Words) -> &'static str) -> Signal<&'static str> {
        Signal::derive(move || of(self.words()))
    }

    /// What something in an analysis is called, in whatever language it is.
    pub fn label(self, of: fn(&Labels) -> &'static str) -> Signal<&'static str> {
        Signal::derive(move || of(self.labels()))
    }

    /// What things in an analysis are called.
    pub fn labels(self) -> &'static Labels {
        self.language.get().labels()
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

    /// The reader's digits.
    pub fn digits(self) -> Digits {
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

    /// Takes what the address brings, else the text that was not cleared before the page was closed.
    pub fn begin(self) {
        if !browser::is_brought() {
            self.restore();
        }
        browser::on_arrival(move |arrival| self.take(arrival));
    }

    fn restore(self) {
        if let Some(draft) = browser::remembered(DRAFT) {
            self.show_article(browser::article_of(&draft));
        }
    }

    fn take(self, arrival: Arrival) {
        match arrival {
            Arrival::Article(article) => {
                self.brought.set_value(true);
                self.open_articles(vec![(history::opening(article.text()), article)]);
            }
            Arrival::Results(object) => match serde_wasm_bindgen::from_value(object.clone()) {
                Ok(analysis) => self.show(Answer { article: Article::default(), analysis, object, milliseconds: 0.0 }),
                Err(_) => self.take(Arrival::Fault(Fault::Broken)),
            },
            Arrival::Files(files) => self.open_files(files),
            Arrival::Sample => self.open_sample(&SAMPLES[0]),
            Arrival::Fault(fault) => {
                if untrack(|| self.is_empty()) {
                    self.restore();
                }
                self.tell(match fault {
                    Fault::Broken => |words| words.link_broken,
                    Fault::TooBig => |words| words.link_too_big,
                    Fault::Unsupported => |words| words.link_unsupported,
                });
            }
        }
    }

    /// Opens files, several beside each other.
    pub fn open_files(self, files: Vec<File>) {
        let names: Vec<String> = files.iter().map(File::name).collect();
        let read = Rc::new(RefCell::new(vec![None; files.len()]));
        let left = Rc::new(Cell::new(files.len()));
        for (at, file) in files.iter().enumerate() {
            let (names, read, left) = (names.clone(), Rc::clone(&read), Rc::clone(&left));
            browser::read(file, move |article| {
                read.borrow_mut()[at] = article;
                left.set(left.get() - 1);
                if left.get() == 0 {
                    let total = names.len();
                    let articles = names.into_iter().zip(read.take());
                    let articles = articles.filter_map(|(name, article)| Some((name, article?))).collect::<Vec<_>>();
                    if articles.len() < total {
                        self.tell(|words| words.unreadable);
                    }
                    self.open_articles(articles);
                }
            });
        }
    }

    /// Opens a sample article.
    pub fn open_sample(self, sample: &Sample) {
        let name = (sample.label)(self.language.get_untracked().words());
        self.open_articles(vec![(name.to_owned(), Article::new(sample.text.to_owned()))]);
    }

    /// Opens articles under their names: one takes the place of the present one where that is alone, several stand
    /// beside it.
    pub fn open_articles(self, articles: Vec<(String, Article)>) {
        let Some((_, first)) = articles.first().cloned() else { return };
        let alone = articles.len() == 1 && self.texts.with_untracked(Vec::is_empty);
        if !alone {
            self.put_away();
            let present = self.article.get_untracked();
            self.texts.update(|texts| {
                if texts.is_empty() && !present.is_blank() {
                    texts.push(Opened { name: history::opening(present.text()), article: present });
                }
                self.current.set(texts.len());
                texts.extend(articles.into_iter().map(|(name, article)| Opened { name, article }));
            });
        }
        self.show_article(first);
    }

    /// Turns to another of the open articles.
    pub fn turn_to(self, at: usize) {
        self.put_away();
        if let Some(article) = self.texts.with_untracked(|texts| texts.get(at).map(|text| text.article.clone())) {
            self.current.set(at);
            self.show_article(article);
        }
    }

    /// Closes the article; the next of the open ones takes its place, if there are any.
    pub fn close(self) {
        let current = self.current.get_untracked();
        self.texts.update(|texts| {
            if current < texts.len() {
                texts.remove(current);
            }
        });
        let at = current.min(self.texts.with_untracked(Vec::len).saturating_sub(1));
        self.current.set(at);
        match self.texts.with_untracked(|texts| texts.get(at).map(|text| text.article.clone())) {
            Some(next) => self.show_article(next),
            None => self.incoming.set(Some(Article::default())),
        }
    }

    /// Notes what has become of the article, before another is turned to.
    fn put_away(self) {
        let current = self.current.get_untracked();
        if let Some(text) = self.take_typed() {
            self.article.update(|article| *article = article.edited(text()));
        }
        self.texts.update(|texts| {
            if let Some(text) = texts.get_mut(current) {
                text.article = self.article.get_untracked();
            }
        });
    }

    /// Shows an article, to be read.
    pub fn show_article(self, article: Article) {
        self.read_next();
        self.incoming.set(Some(article));
    }

    /// The article with what is known of its lines, as JSON.
    pub fn article_json(self) -> Option<String> {
        browser::json(&self.article.with_untracked(browser::object_of), 0)
    }

    /// Whether the results are there without the article that they are about.
    pub fn is_without_article(self) -> bool {
        self.report.with(|report| report.as_ref().is_some_and(|report| report.article.is_blank()))
    }

    /// Keeps the article in the history, where that is wished.
    pub fn keep(self) {
        let Some(report) = self.report.get_untracked() else { return };
        if !self.settings.with_untracked(|settings| settings.history) || report.article.is_blank() {
            return;
        }
        let text = report.article.text();
        let id = history::id(text);
        let title = report.analysis.title.as_ref().map_or_else(|| history::opening(text), |title| title.text.clone());
        self.kept.update_value(|kept| {
            browser::keep(&id, kept.as_deref(), &title, &browser::object_of(&report.article));
            *kept = Some(id);
        });
    }

    /// Whether there is no text.
    pub fn is_empty(self) -> bool {
        self.article.with(Article::is_blank)
    }

    /// Notes that the text field has changed; `text` reads it when the reader pauses, or at once where an article was
    /// pasted.
    pub fn changed(self, pasted: bool, text: impl Fn() -> String + 'static) {
        self.take_typed();
        if pasted && self.read_next.get_value() {
            return self.edited(text());
        }
        // Whoever writes is not to be taken to the reading view.
        self.read_next.set_value(false);
        let text: Rc<dyn Fn() -> String> = Rc::new(text);
        let read = Rc::clone(&text);
        let timer = set_timeout_with_handle(move || self.edited(read()), PAUSE).ok();
        self.typed.set_value(timer.map(|timer| (timer, text)));
    }

    /// What reads the text, if something was typed since the last pause; it is read at the next one no more.
    fn take_typed(self) -> Option<Rc<dyn Fn() -> String>> {
        let (timer, text) = self.typed.try_update_value(Option::take).flatten()?;
        timer.clear();
        Some(text)
    }

    /// Takes the edited text of the article and has it analysed.
    fn edited(self, text: String) {
        self.set_article(self.article.with_untracked(|article| article.edited(text)));
    }

    /// Takes a new article and has it analysed.
    pub fn set_article(self, article: Article) {
        self.take_typed();
        // What the address brought stays there until it is changed; the draft before it is not lost.
        if !self.brought.get_value() {
            let keeps = (1..=LONGEST_DRAFT).contains(&article.text().len());
            browser::remember(
                DRAFT,
                keeps.then(|| browser::json(&browser::object_of(&article), 0)).flatten().as_deref(),
            );
            browser::settle_address();
        }
        self.brought.set_value(false);
        if self.read_next.get_value() {
            self.kept.set_value(None);
        }
        self.article.set(article.clone());
        if article.is_blank() {
            self.engine.with_value(|engine| engine.as_ref().map(|engine| engine.cancel()));
            self.report.set(None);
            self.active.set(None);
            self.view.set(View::Editing);
            self.tab.set(None);
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
        // An engine that could not be had before may be had now.
        if matches!(self.phase.get_untracked(), Phase::Error(_)) {
            self.reopen();
        }
        let ready = self.engine_ready.get_value();
        self.phase.set(if ready { Phase::Working } else { Phase::Loading });
        let article = self.article.get_untracked();
        // The first twelve begin with the first three: more than are shown are asked for, so that their number can be
        // changed without asking again.
        let bullets = self.settings.get_untracked().bullets.map(|_| MOST);
        self.engine.with_value(|engine| engine.as_ref().map(|engine| engine.analyze(article, bullets)));
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
        if self.article.with_untracked(Article::is_blank) {
            self.reopen();
            self.phase.set(Phase::Empty);
        } else {
            self.analyze();
        }
    }

    fn reopen(self) {
        self.engine_ready.set_value(false);
        self.engine.with_value(|engine| engine.as_ref().map(|engine| engine.reopen()));
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
            Event::Failure(failure) => self.fail(failure),
        }
    }

    /// Tells why there are no results.
    pub fn fail(self, failure: Failure) {
        self.notice.set(self.language.get_untracked().words().failure(failure).to_owned());
        self.phase.set(Phase::Error(failure));
    }

    fn show(self, answer: Answer) {
        batch(|| {
            self.present(answer);
            if self.read_next.get_value() {
                self.read_next.set_value(false);
                self.view.set(View::Reading);
                self.tab.set(untrack(|| Part::ALL.into_iter().find(|&part| self.is_on(part))));
                browser::keep_focus();
            }
        });
        self.keep();
        self.shown.update(|shown| *shown += 1);
    }

    /// Shows results in place of all others.
    pub fn present(self, answer: Answer) {
        let Answer { article, analysis, object, milliseconds } = answer;
        let digits = numbers::prevailing(article.text());
        let report = Arc::new(Report { article, analysis, milliseconds, digits });
        batch(|| {
            self.active.set(None);
            self.pointed.set(Vec::new());
            self.drawn.set(None);
            self.object.set(object);
            self.report.set(Some(report));
            self.phase.set(Phase::Ready);
            self.notice.set(untrack(|| self.findings()));
        });
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

    /// Whether a part of the results is to be seen at all.
    pub fn is_on(self, part: Part) -> bool {
        self.settings.with(|settings| !settings.hidden.has(part))
    }

    /// Whether a part of the page, none being the article, is away while another has all the room.
    pub fn is_away(self, part: Option<Part>) -> bool {
        self.has_tabs() && self.tab.get() != part
    }

    /// Whether the parts of the page are shown one at a time.
    pub fn has_tabs(self) -> bool {
        self.narrow.get() && self.report.with(Option::is_some)
    }

    /// Marks a stretch of the analysed article and shows it in its place; `link` is what was clicked, and `focus` moves
    /// the keyboard there too.
    pub fn reveal(self, span: Span, link: Option<HtmlElement>, focus: bool) {
        self.origin.set_value(link.map(Origin::Link));
        self.mark(span, focus);
    }

    fn mark(self, span: Span, focus: bool) {
        if untrack(|| self.is_without_article()) {
            return self.tell(|words| words.results_only);
        }
        self.focus_mark.set_value(focus);
        batch(|| {
            self.view.set(View::Reading);
            self.tab.set(None);
            self.active.set(Some(span));
        });
        browser::keep_focus();
    }

    /// Goes on to the next mark of the article, or back to the one before.
    pub fn step(self, forward: bool) {
        let (active, layers) = (self.active.get_untracked(), self.layers.get_untracked());
        if let Some(mark) = self.marks.with_untracked(|marks| marks::next_mark(marks, layers, active, forward)) {
            self.origin.set_value(Some(Origin::Mark(mark)));
            self.mark(mark.span, true);
        }
    }

    /// Goes to the result of the mark at an offset of the article, if there is one.
    pub fn go_to_result_at(self, offset: usize) {
        let layers = self.layers.get_untracked();
        if let Some(mark) = self.marks.with_untracked(|marks| marks::mark_at(marks, layers, offset)) {
            self.go_to_result(mark);
        }
    }

    /// Goes back to the result whose stretch is marked.
    pub fn back(self) {
        match self.origin.get_value() {
            Some(Origin::Link(link)) => {
                let part = link.closest("section[id]").ok().flatten().and_then(|section| Part::of_id(&section.id()));
                if part.is_some() {
                    self.tab.set(part);
                }
                request_animation_frame(move || browser::visit(&link));
            }
            Some(Origin::Mark(mark)) => self.go_to_result(mark),
            None => {}
        }
    }

    /// Moves the keyboard to the result of a mark, wherever it hides.
    fn go_to_result(self, mark: Mark) {
        let part = mark.layer.part();
        let selector = format!("#{} [data-start='{}'][data-end='{}']", part.id(), mark.result.start, mark.result.end);
        batch(|| {
            if browser::find(&selector).is_none() {
                self.drawn.set(Some(part));
                self.settings.update(|settings| {
                    settings.hidden = settings.hidden.with(part, false);
                    settings.kinds = Kinds::All;
                });
            }
            self.tab.set(Some(part));
        });
        request_animation_frame(move || {
            if let Some(link) = browser::find(&selector) {
                browser::visit(&link);
            }
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
        if let Some(json) = self.results_json(2) {
            browser::save("zubda.json", "application/json", &json);
        }
    }

    /// The engine's own object as JSON, its levels indented by so many spaces.
    pub fn results_json(self, indent: u32) -> Option<String> {
        browser::json(&self.object.get_untracked(), indent)
    }

    /// Puts a link into the clipboard.
    pub fn copy_link(self, link: &str) {
        self.put_into_clipboard(link, &format!("<a href=\"{link}\">{link}</a>"));
    }

    fn document(self) -> Option<Document> {
        let report = self.report.get_untracked()?;
        let bullets = self.bullets.get_untracked();
        let language = self.language.get_untracked();
        let today = browser::today(language.tag());
        Some(document::document(&report.analysis, &bullets, language, Some(&today)))
    }

    /// Puts one result into the clipboard, with what goes with it and where it comes from.
    pub fn copy_item(self, item: &Item) {
        let Some(document) = self.document() else { return };
        self.put_into_clipboard(&document.item_to_text(item), &document.item_to_html(item));
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
        self.tab.set(None);
        self.active.set(None);
        self.view.set(View::Editing);
    }
}

/// The page's state, from within any component.
pub fn use_state() -> State {
    expect_context()
}
