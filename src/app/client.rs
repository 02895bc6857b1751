//! The engine's client: one request at a time, the newest wins, a lost engine is opened anew.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::time::Duration;

use js_sys::{Object, Reflect};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::prelude::*;

use crate::analysis::Analysis;
use crate::app::article::Article;
use crate::options::Options;

/// How long an answer may take, whatever the text.
const PATIENCE: Duration = Duration::from_secs(20);
/// How much longer for each million bytes of text.
const PATIENCE_PER_MEGABYTE: Duration = Duration::from_secs(10);

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The browser has no WebAssembly.
    Unsupported,
    /// The site's content security policy stopped the engine.
    Blocked,
    /// The server gives the engine's files a wrong type.
    Mime,
    /// The engine's files could not be fetched.
    Network,
    /// The answer took too long.
    Timeout,
    /// The engine broke down.
    Crashed,
    /// The page has no article where it is said to be: of a summary that is embedded.
    NoArticle,
    /// None of these.
    Unknown,
}

impl Failure {
    /// Reads the causes of `port.js` and the codes of `<zubda-summary>`.
    pub fn from_cause(cause: &str) -> Self {
        match cause {
            "unsupported" => Failure::Unsupported,
            "blocked" => Failure::Blocked,
            "mime" => Failure::Mime,
            "network" => Failure::Network,
            "timeout" => Failure::Timeout,
            "crashed" => Failure::Crashed,
            "article" => Failure::NoArticle,
            _ => Failure::Unknown,
        }
    }
}

/// An answer to the newest request.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was analysed.
    pub article: Article,
    /// What was found in it, offsets in UTF-16.
    pub analysis: Analysis,
    /// The same as the engine gave it.
    pub object: JsValue,
    /// How long it took, in milliseconds.
    pub milliseconds: f64,
}

/// What the client tells the page.
#[derive(Debug)]
pub enum Event {
    /// The engine is loaded.
    Ready,
    /// The newest request is answered.
    Answer(Box<Answer>),
    /// The newest request, or any, cannot be answered.
    Failure(Failure),
}

/// One request at a time: while it runs only the newest of the others waits, and only the newest is of interest.
#[derive(Debug)]
struct Queue<T> {
    last: u32,
    running: Option<u32>,
    waiting: Option<(u32, T)>,
    wanted: Option<u32>,
}

impl<T> Queue<T> {
    fn new() -> Self {
        Self { last: 0, running: None, waiting: None, wanted: None }
    }

    /// Takes a request in and returns it if it is to be sent now.
    fn submit(&mut self, request: T) -> Option<(u32, T)> {
        self.last += 1;
        self.wanted = Some(self.last);
        self.waiting = Some((self.last, request));
        self.next()
    }

    /// Forgets every request; one that runs is left to end and its reply is not of interest.
    fn cancel(&mut self) {
        self.wanted = None;
        self.waiting = None;
    }

    /// Forgets every request, also one that runs: nobody will answer it.
    fn abandon(&mut self) {
        self.cancel();
        self.running = None;
    }

    /// Notes that a request has ended, and returns whether its reply is still of interest.
    fn settle(&mut self, id: u32) -> bool {
        if self.running == Some(id) {
            self.running = None;
        }
        self.wanted == Some(id)
    }

    /// The request that is to be sent now, if any.
    fn next(&mut self) -> Option<(u32, T)> {
        if self.running.is_some() {
            return None;
        }
        let (id, request) = self.waiting.take()?;
        self.running = Some(id);
        Some((id, request))
    }
}

#[wasm_bindgen]
extern "C" {
    /// The engine behind `boot.js`, wherever it runs.
    #[derive(Debug)]
    type Port;

    #[wasm_bindgen(js_namespace = zubda, js_name = openEngine)]
    fn open_engine(receive: &Receiver) -> Port;

    #[wasm_bindgen(method)]
    fn post(this: &Port, request: &JsValue);

    #[wasm_bindgen(method)]
    fn close(this: &Port);
}

/// What the engine's messages are given to.
type Receiver = Closure<dyn FnMut(JsValue)>;

/// What analyses articles for the interface.
pub trait Engine {
    /// Asks for an analysis; whatever was asked before is no longer of interest.
    fn analyze(&self, article: Article, bullets: Option<usize>);

    /// Forgets what was asked.
    fn cancel(&self);

    /// Closes the engine, if it is open, and opens it anew.
    fn reopen(&self);
}

/// A connection to the engine. Cloning shares it.
#[derive(Clone)]
pub struct Client(Rc<RefCell<Inner>>);

struct Inner {
    queue: Queue<Request>,
    /// The request that runs.
    current: Option<Request>,
    timer: Option<TimeoutHandle>,
    port: Option<(Port, Receiver)>,
    tell: Rc<dyn Fn(Event)>,
}

struct Request {
    article: Article,
    bullets: Option<usize>,
    /// Whether an engine has broken down over it before.
    again: bool,
}

impl Client {
    /// Opens the engine; `tell` is called with whatever happens from then on.
    pub fn open(tell: impl Fn(Event) + 'static) -> Self {
        let inner = Inner { queue: Queue::new(), current: None, timer: None, port: None, tell: Rc::new(tell) };
        let client = Self(Rc::new(RefCell::new(inner)));
        client.reopen();
        client
    }

    fn send(&self, next: Option<(u32, Request)>) {
        let Some((id, sent)) = next else { return };
        let article = &sent.article;
        let options = Options { bullets: sent.bullets, words: None, hints: article.hints().to_vec() };
        // Fails for nothing that these options hold.
        let options = serde_wasm_bindgen::to_value(&options).unwrap_or_default();
        let request = Object::new();
        set(&request, "id", &JsValue::from_f64(f64::from(id)));
        set(&request, "text", &JsValue::from_str(article.text()));
        set(&request, "options", &options);

        let megabytes = u32::try_from(article.text().len() / 1_000_000).unwrap_or(u32::MAX);
        let patience = PATIENCE + PATIENCE_PER_MEGABYTE.saturating_mul(megabytes);
        let client = self.clone();
        let timer = set_timeout_with_handle(move || client.lose(id, Failure::Timeout), patience).ok();
        let mut inner = self.0.borrow_mut();
        inner.current = Some(sent);
        inner.timer = timer;
        if let Some((port, _)) = &inner.port {
            port.post(&request);
        }
    }

    fn receive(&self, message: &JsValue) {
        if get(message, "ready").is_truthy() {
            self.tell(Event::Ready);
        } else if let Some(id) = get(message, "id").as_f64() {
            let id = id as u32;
            let (analysis, error) = (get(message, "analysis"), get(message, "error"));
            if error.is_undefined() {
                self.answer(id, analysis, get(message, "milliseconds").as_f64().unwrap_or_default());
            } else {
                leptos::logging::log!("the engine failed: {}", error.as_string().unwrap_or_default());
                self.lose(id, Failure::Crashed);
            }
        } else {
            let cause = get(message, "cause").as_string();
            let failure = cause.map_or(Failure::Crashed, |cause| Failure::from_cause(&cause));
            let running = self.0.borrow().queue.running;
            match (failure, running) {
                (Failure::Crashed, Some(id)) => self.lose(id, failure),
                (Failure::Crashed, None) => self.reopen(),
                _ => {
                    self.abandon();
                    self.tell(Event::Failure(failure));
                }
            }
        }
    }

    fn answer(&self, id: u32, object: JsValue, milliseconds: f64) {
        let (wanted, request, next) = self.settle(id);
        if let (true, Some(Request { article, .. })) = (wanted, request) {
            match serde_wasm_bindgen::from_value(object.clone()) {
                Ok(analysis) => self.tell(Event::Answer(Box::new(Answer { article, analysis, object, milliseconds }))),
                Err(error) => {
                    leptos::logging::error!("the engine's answer cannot be read: {error}");
                    self.tell(Event::Failure(Failure::Unknown));
                }
            }
        }
        self.send(next);
    }

    /// Opens the engine anew after request `id` was lost. One that broke down is asked once more: the optimizing
    /// compiler of some WebKits now and then breaks a program that is sound.
    fn lose(&self, id: u32, failure: Failure) {
        if self.0.borrow().queue.running != Some(id) {
            return;
        }
        let (wanted, request, next) = self.settle(id);
        self.reopen();
        let next = match request {
            Some(request) if wanted && failure == Failure::Crashed && !request.again => {
                self.0.borrow_mut().queue.submit(Request { again: true, ..request })
            }
            _ => {
                if wanted {
                    self.tell(Event::Failure(failure));
                }
                next
            }
        };
        self.send(next);
    }

    fn abandon(&self) {
        let mut inner = self.0.borrow_mut();
        if let Some(timer) = inner.timer.take() {
            timer.clear();
        }
        inner.queue.abandon();
    }

    fn settle(&self, id: u32) -> (bool, Option<Request>, Option<(u32, Request)>) {
        let mut inner = self.0.borrow_mut();
        if let Some(timer) = inner.timer.take() {
            timer.clear();
        }
        let wanted = inner.queue.settle(id);
        (wanted, inner.current.take(), inner.queue.next())
    }

    fn tell(&self, event: Event) {
        let tell = Rc::clone(&self.0.borrow().tell);
        tell(event);
    }
}

impl Engine for Client {
    fn analyze(&self, article: Article, bullets: Option<usize>) {
        let next = self.0.borrow_mut().queue.submit(Request { article, bullets, again: false });
        self.send(next);
    }

    fn cancel(&self) {
        self.0.borrow_mut().queue.cancel();
    }

    fn reopen(&self) {
        let weak: Weak<RefCell<Inner>> = Rc::downgrade(&self.0);
        let receive = Receiver::new(move |message: JsValue| {
            if let Some(inner) = weak.upgrade() {
                Self(inner).receive(&message);
            }
        });
        let port = open_engine(&receive);
        if let Some((old, closure)) = self.0.borrow_mut().port.replace((port, receive)) {
            old.close();
            // The old closure may be the one that is running now: the engine keeps it until it is collected.
            closure.forget();
        }
    }
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting a property of a plain object of our own cannot fail.
    let _ = Reflect::set(object, &key.into(), value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_request_waits_and_counts() {
        let mut queue = Queue::new();
        assert_eq!(queue.submit("a"), Some((1, "a")));
        assert_eq!(queue.submit("b"), None);
        assert_eq!(queue.submit("c"), None);
        assert!(!queue.settle(1), "a newer one was asked for");
        assert_eq!(queue.next(), Some((3, "c")));
        assert!(!queue.settle(2), "never sent");
        assert!(queue.settle(3));
        assert_eq!(queue.next(), None);
        assert_eq!(queue.submit("d"), Some((4, "d")));
    }

    #[test]
    fn a_cancelled_request_is_not_of_interest() {
        let mut queue = Queue::new();
        queue.submit("a");
        queue.submit("b");
        queue.cancel();
        assert!(!queue.settle(1));
        assert_eq!(queue.next(), None);
        assert_eq!(queue.submit("c"), Some((3, "c")));
    }

    #[test]
    fn an_engine_that_is_gone_blocks_nothing() {
        let mut queue = Queue::new();
        queue.submit("a");
        queue.submit("b");
        queue.abandon();
        assert_eq!(queue.next(), None);
        assert_eq!(queue.submit("c"), Some((3, "c")));
        assert!(!queue.settle(1));
        assert!(queue.settle(3));
    }
}
