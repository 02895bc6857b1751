//! What the page must do, case by case; each runs in a browser of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use encoding_rs::{ISO_8859_6, WINDOWS_1256};
use serde_json::json;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::time::sleep;
use url::Url;

use crate::browser::Browser;
use crate::embed::*;
use crate::native;
use crate::page::Page;
use crate::server::{self, Manner, Server};
use crate::usage::*;

/// One thing that the page must do.
#[derive(Clone, Copy)]
pub struct Case {
    /// What it does.
    pub name: &'static str,
    /// How the site is served meanwhile.
    manner: Manner,
    /// Whether console and server must be free of complaints at the end.
    clean: bool,
    check: for<'a> fn(&'a Page) -> Check<'a>,
}

type Check<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

macro_rules! cases {
    ($($name:ident { $($field:ident: $value:expr),* } $clean:literal)*) => {
        /// All cases.
        pub const CASES: &[Case] = &[$(Case {
            name: stringify!($name),
            manner: Manner { $($field: $value,)* ..Manner::WELL },
            clean: $clean,
            check: |page| Box::pin($name(page)),
        }),*];
    };
}

cases! {
    results_match_the_command_line {} true
    results_match_without_workers { script: "delete globalThis.Worker;" } true
    results_match_where_the_worker_gets_no_script { no_worker: true } false
    results_match_where_wasm_has_a_wrong_type { plain: Some(("", ".wasm")) } false
    a_worker_that_crashes_is_replaced { script: KEEP_WORKERS } false
    typing_is_live {} true
    a_stale_result_never_shows {} true
    a_click_marks_the_span {} true
    a_pasted_page_keeps_its_structure { script: PASTE } true
    a_pasted_page_comes_back_with_its_structure { script: PASTE } true
    files_are_read {} true
    messages_can_stand_by_speaker {} true
    one_result_can_be_copied { script: OWN_CLIPBOARD } true
    a_text_without_hope_gets_a_warning {} true
    a_huge_paste_leaves_the_page_alive {} true
    it_opens_without_a_network {} false
    a_newer_version_comes_when_the_reader_says_so {} true
    one_file_opens_from_a_disk {} false
    the_keyboard_goes_to_the_place_and_back {} true
    marks_lead_to_their_results {} true
    marks_of_elements_lead_to_their_results { script: "delete globalThis.Highlight;" } true
    pointing_marks_every_place {} true
    the_keyboard_is_never_lost {} true
    one_message_tells_what_was_found {} true
    a_link_brings_the_article_or_the_results {} true
    a_link_that_is_no_good_is_told {} true
    a_link_that_would_be_too_long_is_told {} true
    several_files_are_open_at_once {} true
    the_history_is_kept_where_that_is_wished {} true
    results_can_be_chosen {} true
    markup_in_a_text_stays_text { script: OWN_CLIPBOARD } true
    it_fits_a_phone {} true
    it_fits_large_letters {} true
    motion_is_left_out_where_that_is_wished {} true
    few_colors_are_enough { forced_colors: true } true
    nothing_keeps_readers_out { axe: true } true
    nothing_keeps_readers_out_of_an_error { axe: true, missing: Some(("worker_bg-", ".wasm")) } false
    no_webassembly_is_told { script: "delete globalThis.WebAssembly;" } false
    a_policy_that_blocks_webassembly_is_told { policy: "script-src 'self'" } false
    a_script_of_wrong_type_is_told { plain: Some(("app-", ".js")) } false
    an_engine_that_is_not_there_is_told { missing: Some(("worker_bg-", ".wasm")) } false
    the_embedding_example_shows_a_summary { path: "examples/embed.html", policy: INLINE } true
    the_embedding_example_works_under_a_strict_policy { path: "examples/embed-csp.html" } true
    the_api_example_shows_bullets { path: "examples/api.html", policy: INLINE } true
    a_click_shows_the_place_in_the_page { path: HOST } true
    a_click_selects_where_nothing_can_be_highlighted { path: HOST, script: "delete globalThis.Highlight;" } true
    only_the_article_is_read { path: HOST } true
    summaries_share_one_engine_and_wait_to_be_seen { path: HOST, script: WATCH_WORKERS } true
    attributes_and_properties_are_one { path: HOST, script: EARLY } true
    a_summary_follows_its_article { path: HOST } true
    a_summary_comes_from_another_origin { path: HOST, policy: FOREIGN, script: WATCH_WORKERS, foreign: true } true
    a_summary_works_where_workers_are_forbidden { path: HOST, policy: NO_WORKERS } false
    a_summary_works_within_a_shadow_root { path: HOST } true
    a_hostile_style_sheet_does_no_harm { path: HOST } true
    markup_in_an_article_stays_text { path: HOST } true
    nothing_keeps_readers_out_of_a_summary { path: HOST, axe: true } true
    nonsense_does_no_harm { path: HOST } true
    a_summary_tells_why_there_is_none { path: HOST, missing: Some(("dist/npm/worker_bg.", "wasm")) } false
    the_bundled_api_answers { path: "bundled/api.html", script: WATCH_WORKERS } true
    a_summary_lives_in_a_component { path: "bundled/react.html" } true
}

/// The page with an article that most cases of embedding use.
const HOST: &str = "hosts/article.html";

/// Keeps the page's workers where a case can get at them.
const KEEP_WORKERS: &str = "
globalThis.workers = [];
globalThis.Worker = class extends Worker {
  constructor(...options) { super(...options); globalThis.workers.push(this); }
};";

/// Notes what the page copies, where a test can see it; the system's clipboard is not a test's to write.
const OWN_CLIPBOARD: &str = "
Object.defineProperty(navigator, 'clipboard', { value: { async write([item]) {
  for (const type of ['text/plain', 'text/html']) window[type] = await (await item.getType(type)).text();
} } });";

/// Pastes HTML, from within the page: Firefox keeps a test's own objects from it.
const PASTE: &str = "
addEventListener('test-paste', ({ detail }) => {
  const data = new DataTransfer();
  data.setData('text/html', detail);
  data.setData('text/plain', 'نص بلا بنية');
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  document.getElementById('article').dispatchEvent(event);
});";

/// Two sentences, one of which says who said what.
pub const SHORT: &str = "أعلن وزير الصحة سالم العمري أن الوزارة ستفتتح عشرة مراكز صحية في القرى البعيدة قبل نهاية العام. \
                     وأضاف الوزير أن المراكز ستعمل طوال أيام الأسبوع، وأن الأطباء سيزورون كل قرية مرتين في الشهر على الأقل.";

/// An image and a script that would give themselves away.
pub const IMAGE: &str = "<img src=x onerror=\"window.pwned=1\">";
pub const SCRIPT: &str = "<script>window.pwned=1</script>";

/// The paragraphs of an article with markup in whatever is taken from it.
pub fn marked_up() -> [String; 4] {
    [
        format!("خبر عن {IMAGE} المكتبة"),
        format!(
            "قال وزير {SCRIPT} الثقافة سالم {IMAGE} العمري إن المكتبة «{IMAGE} ستفتح أبوابها {SCRIPT}» مساء كل يوم."
        ),
        format!("وأضاف العمري أن {SCRIPT} الإعارة مجانية {IMAGE} لأهل الحي."),
        "وحذر رئيس بلدية <b onclick=alert(1)>المدينة</b> حسن المصري من تأخر الترميم &lt;script&gt;.".to_owned(),
    ]
}

impl Case {
    /// Whether a browser can do at all what the case is about.
    pub fn is_for(&self, browser: Browser) -> bool {
        !self.manner.forced_colors || browser.has_forced_colors()
    }

    /// The program that it needs beside a browser and that is not there.
    pub fn missing(&self) -> Option<&'static str> {
        let unbundled = self.manner.path.starts_with("bundled/") && !server::root().join(server::BUNDLED).exists();
        if unbundled {
            return Some("what `cargo xtask test npm` makes");
        }
        (self.manner.axe && server::axe().is_none()).then_some("axe-core")
    }
}

/// Runs a case in a browser of its own.
pub fn run(browser: Browser, case: &Case) -> Result<()> {
    Runtime::new()?.block_on(async {
        let server = Server::start(case.manner).await?;
        let session = browser.start(case.manner.forced_colors).await?;
        let page = Page::open(session.client.clone(), server, case.manner.path).await?;
        (case.check)(&page).await?;
        if !case.manner.foreign {
            page.keeps_to_its_origin().await?;
        }
        if case.clean {
            page.is_clean(browser == Browser::Chromium).await?;
        }
        session.close().await
    })
}

/// The articles of `tests/corpus` by name, as a text field holds them: it knows one line end only.
fn corpus() -> Result<Vec<(String, String)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    let mut articles = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let name = path.file_stem().context("a file without a name")?.to_string_lossy().into_owned();
            let text = fs::read_to_string(&path)?.replace("\r\n", "\n").replace('\r', "\n");
            articles.push((name, text));
        }
    }
    articles.sort();
    ensure!(articles.len() >= 20, "tests/corpus has lost its articles");
    Ok(articles)
}

/// An article with all four kinds of results.
pub fn article() -> Result<String> {
    let articles = corpus()?;
    let (_, text) =
        articles.into_iter().find(|(name, _)| name == "libya").context("tests/corpus/libya.txt is missing")?;
    Ok(text)
}

async fn results_match_the_command_line(page: &Page) -> Result<()> {
    for (name, text) in corpus()?.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        page.analyze(&text).await.with_context(|| name.clone())?;
        page.shows(&text, &native::analyze(&text)?).await.context(name)?;
    }
    Ok(())
}

/// Compares the results for one article, and where the engine runs.
async fn matches_on_one_article(page: &Page, place: &str) -> Result<()> {
    let text = article()?;
    page.analyze(&text).await?;
    let engine: String = page.evaluate("document.documentElement.dataset.engine", vec![]).await?;
    ensure!(engine == place, "the engine runs in the {engine}");
    page.shows(&text, &native::analyze(&text)?).await
}

async fn results_match_without_workers(page: &Page) -> Result<()> {
    matches_on_one_article(page, "page").await
}

async fn results_match_where_the_worker_gets_no_script(page: &Page) -> Result<()> {
    matches_on_one_article(page, "page").await
}

/// The glue compiles such a file from its bytes, so the wrong type costs time only.
async fn results_match_where_wasm_has_a_wrong_type(page: &Page) -> Result<()> {
    matches_on_one_article(page, "worker").await
}

async fn a_worker_that_crashes_is_replaced(page: &Page) -> Result<()> {
    page.analyze(SHORT).await?;
    let workers: usize = page.evaluate("workers.length", vec![]).await?;
    page.paste(&article()?).await?;
    page.evaluate::<bool>("workers.at(-1).dispatchEvent(new ErrorEvent('error', {message: 'test'}))", vec![]).await?;
    page.wait(&format!("workers.length > {workers}")).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await.context("the lost request")?;
    matches_on_one_article(page, "worker").await
}

async fn typing_is_live(page: &Page) -> Result<()> {
    let (first, second) = SHORT.split_once(". ").context("two sentences")?;
    // A paste of nothing that a text field takes, as of a picture.
    page.run("document.getElementById('article').dispatchEvent(new Event('paste', {bubbles: true}))", vec![]).await?;
    page.type_in(first).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    page.shows(first, &native::analyze(first)?).await?;
    let shown = page.shown().await?;
    // The text field is still there: whoever writes is not taken to the reading view.
    page.type_in(&format!(". {second}")).await?;
    page.wait(&format!("Number(document.documentElement.dataset.analysis) > {shown}")).await?;
    // The second may have been typed with a pause that an analysis fits into.
    let length = SHORT.encode_utf16().count();
    page.wait(&format!("document.getElementById('article').value.length === {length}")).await?;
    sleep(Duration::from_secs(1)).await;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    page.shows(SHORT, &native::analyze(SHORT)?).await
}

async fn a_stale_result_never_shows(page: &Page) -> Result<()> {
    let long = article()?.repeat(60);
    page.analyze(SHORT).await?;
    for _ in 0..3 {
        page.paste(&long).await?;
        page.wait("document.documentElement.dataset.state === 'working'").await?;
        page.analyze(SHORT).await?;
        page.shows(SHORT, &native::analyze(SHORT)?).await?;
    }
    let shown = page.shown().await?;
    sleep(Duration::from_secs(3)).await;
    ensure!(page.shown().await? == shown, "an analysis came after the newest one");
    page.shows(SHORT, &native::analyze(SHORT)?).await
}

async fn a_click_marks_the_span(page: &Page) -> Result<()> {
    page.analyze(&article()?).await?;
    for region in ["summary", "headings", "participants", "messages"] {
        let selector = format!("#{region} .span-link");
        let link = page.stretches(&selector).await?.into_iter().last().context(region)?;
        page.evaluate::<()>("void [...document.querySelectorAll(arguments[0])].at(-1).click()", vec![json!(selector)])
            .await?;
        let mark = format!("mark[data-start='{}'][data-end='{}']", link.start, link.end);
        page.wait(&format!("document.querySelector(\"{mark}\")")).await.context(region)?;
        let marked: String = page
            .evaluate(
                "Array.from(document.querySelectorAll(arguments[0]), (mark) => mark.textContent).join('')",
                vec![json!(mark)],
            )
            .await?;
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        ensure!(letters(&marked) == letters(&link.text), "{region}: {marked:?} is marked for {:?}", link.text);
        page.wait(&format!(
            "(({{top, bottom}}) => top >= 0 && bottom <= innerHeight)(document.querySelector(\"{mark}\").getBoundingClientRect())"
        ))
        .await
        .with_context(|| format!("{region}: the mark is not in view"))?;
    }
    Ok(())
}

/// A page of HTML, as a newspaper's site has it.
fn html_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../html/page.html")
}

/// Pastes that page, and checks what is found in it.
async fn paste_page(page: &Page) -> Result<()> {
    let html = fs::read_to_string(html_file())?;
    let paste = "dispatchEvent(new CustomEvent('test-paste', {detail: arguments[0]}))";
    page.run(paste, vec![json!(html)]).await?;
    shows_page(page).await
}

/// Waits for the results, and checks that they are those of that page.
async fn shows_page(page: &Page) -> Result<()> {
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    page.shows(&page.text().await?, &native::analyze_file(&html_file())?).await
}

async fn a_pasted_page_keeps_its_structure(page: &Page) -> Result<()> {
    paste_page(page).await?;
    let text = page.text().await?;
    // The lines that an edit leaves alone keep their structure.
    page.click("#edit").await?;
    page.wait("document.activeElement.id === 'article'").await?;
    page.type_in(" ").await?;
    page.wait("Number(document.documentElement.dataset.analysis) > 1").await?;
    ensure!(page.text().await? != text, "nothing was typed");
    let headings: Vec<String> =
        page.stretches("#headings .span-link[data-start]").await?.into_iter().map(|heading| heading.text).collect();
    let native: Vec<String> =
        native::analyze_file(&html_file())?.headings.into_iter().map(|heading| heading.text).collect();
    ensure!(headings == native && !native.is_empty(), "after an edit the headings are {headings:?}");
    Ok(())
}

/// As a draft, by a link and out of the history: what is known of its lines is not lost on the way.
async fn a_pasted_page_comes_back_with_its_structure(page: &Page) -> Result<()> {
    page.click("#history").await?;
    page.click("#history-keep").await?;
    page.click("#history-dialog .close").await?;
    paste_page(page).await?;
    let plain = native::analyze(&page.text().await?)?;
    ensure!(plain.headings != native::analyze_file(&html_file())?.headings, "the text alone tells as much");
    let link = page.link("#share-article").await?;

    page.visit(&page.server.page).await?;
    shows_page(page).await.context("the draft")?;
    page.visit(&link).await?;
    shows_page(page).await.context("the link")?;
    page.analyze(SHORT).await?;
    page.click("#history").await?;
    page.wait("document.querySelectorAll('.entries .entry').length === 2").await?;
    page.run("document.querySelectorAll('.entries .entry')[1].click()", vec![]).await?;
    page.wait(&format!("document.getElementById('article').value !== {}", json!(SHORT))).await?;
    shows_page(page).await.context("the history")
}

/// The browser reads pages and the old encodings as the command-line tool does.
async fn files_are_read(page: &Page) -> Result<()> {
    let text = article()?;
    let marked = |unit: fn(u16) -> [u8; 2]| {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    let page_of_old = format!("<meta charset=windows-1256><h1>عنوان</h1><p>{text}</p>");
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../html"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            files.push((path.file_name().context("no name")?.to_string_lossy().into_owned(), fs::read(path)?));
        }
    }
    let encoded: [(&str, Vec<u8>); 6] = [
        ("utf-8.txt", text.clone().into()),
        ("utf-16le.txt", marked(u16::to_le_bytes)),
        ("utf-16be.txt", marked(u16::to_be_bytes)),
        ("windows-1256.txt", WINDOWS_1256.encode(&text).0.into()),
        ("iso-8859-6.txt", ISO_8859_6.encode(&text.replace(['–', '«', '»'], "\"")).0.into()),
        ("old.htm", WINDOWS_1256.encode(&page_of_old).0.into()),
    ];
    files.extend(encoded.map(|(name, bytes)| (name.to_owned(), bytes)));
    let folder = TempDir::new()?;
    let open = "
        const [name, bytes] = arguments;
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(bytes)], name));
        const input = document.getElementById('file');
        input.files = files.files;
        input.dispatchEvent(new Event('change', {bubbles: true}));";
    for (name, bytes) in files {
        let shown = page.shown().await?;
        page.client.execute(open, vec![json!(name), json!(bytes)]).await?;
        page.wait(&format!("Number(document.documentElement.dataset.analysis) > {shown}"))
            .await
            .with_context(|| name.clone())?;
        page.wait("document.documentElement.dataset.state === 'ready'").await?;
        let file = folder.path().join(&name);
        fs::write(&file, bytes)?;
        page.shows(&page.text().await?, &native::analyze_file(&file)?).await.context(name)?;
    }
    page.client.execute(open, vec![json!("document.docx"), json!(b"PK\x03\x04\x14\x00")]).await?;
    page.wait("document.querySelector('#status').textContent.includes('تعذّر')").await
}

async fn messages_can_stand_by_speaker(page: &Page) -> Result<()> {
    page.analyze(&article()?).await?;
    let speakers = "Array.from(document.querySelectorAll('#messages .speaker'), (speaker) => speaker.textContent)";
    let before: Vec<String> = page.evaluate(speakers, vec![]).await?;
    let choose = "const list = document.getElementById('grouping'); list.value = 'speaker';\
                  list.dispatchEvent(new Event('change', {bubbles: true}));";
    page.client.execute(choose, vec![]).await?;
    page.wait("document.querySelector('#messages .visually-hidden .speaker')").await?;
    let mut expected: Vec<&String> = before.iter().collect();
    expected.sort_by_key(|&speaker| before.iter().position(|first| first == speaker));
    let grouped: Vec<String> = page.evaluate(speakers, vec![]).await?;
    ensure!(grouped.iter().eq(expected), "{before:?} was grouped as {grouped:?}");
    let heads: Vec<String> = page
        .evaluate(
            "Array.from(document.querySelectorAll('#messages :not(.visually-hidden) > .speaker'), \
             (speaker) => speaker.textContent)",
            vec![],
        )
        .await?;
    ensure!(heads.len() == heads.iter().collect::<std::collections::HashSet<_>>().len(), "{heads:?}");
    Ok(())
}

async fn one_result_can_be_copied(page: &Page) -> Result<()> {
    let text = article()?;
    page.analyze(&text).await?;
    let message = &native::analyze(&text)?.key_messages[0];
    page.click("#messages .copy").await?;
    page.wait("window['text/html']").await?;
    let plain: String = page.evaluate("window['text/plain']", vec![]).await?;
    let cue = message.cue.as_ref().context("a message without a cue")?;
    let is_whole = plain.contains(&message.content.text) && plain.contains(&format!(" ({}): ", cue.text));
    ensure!(is_whole, "{plain:?} was copied");
    let html: String = page.evaluate("window['text/html']", vec![]).await?;
    ensure!(html.contains("><p lang=\"ar\" dir=\"rtl\"><b>"), "{html:?} was copied");
    let title = native::analyze(&text)?.title.map_or("مقال بلا عنوان".to_owned(), |title| title.text);
    let (_, source) = plain.trim_end().rsplit_once('\n').context("one line was copied")?;
    ensure!(source.starts_with(&title) && source.contains("منقولة بنصها"), "{source:?} is no source");
    page.wait("document.querySelector('#status').textContent === 'نُسخ'").await
}

async fn a_text_without_hope_gets_a_warning(page: &Page) -> Result<()> {
    let warnings = "Array.from(document.querySelectorAll('#warnings li'), (item) => item.innerText.trim())";
    for text in ["The engine reads Arabic only, and this is none of it.", "مرحبا بكم"] {
        page.analyze(text).await?;
        let told: Vec<String> = page.evaluate(warnings, vec![]).await?;
        let is_arabic = |told: &String| told.chars().any(|letter| ('\u{620}'..='\u{64a}').contains(&letter));
        ensure!(!told.is_empty() && told.iter().all(is_arabic), "{told:?} for {text:?}");
    }
    for text in ["", " \n\t "] {
        page.paste(text).await?;
        page.wait("document.documentElement.dataset.state === 'empty'").await?;
        ensure!(page.stretches(".span-link").await?.is_empty(), "results for an empty text");
    }
    Ok(())
}

/// Three million bytes: a paste of the wrong window, or a book.
async fn a_huge_paste_leaves_the_page_alive(page: &Page) -> Result<()> {
    let article = article()?;
    let times = 3_000_000 / article.len();
    // On window: Firefox runs this in a sandbox with a global object of its own.
    // How often a timer of the page had its turn while the engine was at work.
    let script = r#"
        const [text, times] = arguments;
        window.huge = text.repeat(times);
        window.turns = 0;
        const field = document.getElementById("article");
        field.value = window.huge;
        field.dispatchEvent(new InputEvent("input", {bubbles: true}));
        const {dataset} = document.documentElement;
        setInterval(() => { if (dataset.state === "working") window.turns += 1; }, 10);
    "#;
    page.client.execute(script, vec![json!(article), json!(times)]).await?;
    page.wait("['loading', 'working'].includes(document.documentElement.dataset.state)").await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    // On the page's own thread there would be one, between the analysis and what it shows.
    let turns: usize = page.evaluate("window.turns", vec![]).await?;
    ensure!(turns > 5, "the page had {turns} turns while the engine was at work");
    let kept: bool = page.evaluate("document.getElementById('article').value === window.huge", vec![]).await?;
    ensure!(kept, "text was lost");
    ensure!(!page.stretches("#summary .span-link").await?.is_empty(), "no summary");
    Ok(())
}

/// Waits until the service worker has everything and the page is in its care.
async fn is_kept(page: &Page) -> Result<()> {
    page.wait("navigator.serviceWorker").await.context("no service workers in this browser")?;
    let ready = "window.kept = false; void navigator.serviceWorker.ready.then(() => { window.kept = true; })";
    page.client.execute(ready, vec![]).await?;
    page.wait("window.kept").await?;
    // Not by a reload, at which Firefox leaves the worker out.
    page.client.goto(&page.server.page).await?;
    page.wait("document.documentElement.dataset.state !== 'loading'").await?;
    page.wait("navigator.serviceWorker.controller").await
}

async fn it_opens_without_a_network(page: &Page) -> Result<()> {
    is_kept(page).await?;
    page.server.stop().await?;
    // Also by a link that carries something for the page.
    for address in [page.server.page.clone(), format!("{}?text=#", page.server.page)] {
        page.client.goto(&address).await?;
        page.wait("document.documentElement.dataset.state !== 'loading'").await?;
        matches_on_one_article(page, "worker").await?;
    }
    Ok(())
}

/// Everything it needs is in it, so that nothing is asked of anybody.
async fn one_file_opens_from_a_disk(page: &Page) -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/zubda.html").canonicalize()?;
    let address = Url::from_file_path(&file).ok().context("no address of a file")?;
    page.server.stop().await?;
    page.client.goto(address.as_str()).await?;
    page.wait("document.documentElement.dataset.state !== 'loading'").await?;
    matches_on_one_article(page, "worker").await
}

async fn a_newer_version_comes_when_the_reader_says_so(page: &Page) -> Result<()> {
    is_kept(page).await?;
    page.analyze(SHORT).await?;
    ensure!(page.evaluate::<bool>("!document.querySelector('.update')", vec![]).await?, "there is nothing newer yet");
    page.server.renew();
    page.client
        .execute("void navigator.serviceWorker.ready.then((registration) => registration.update())", vec![])
        .await?;
    page.wait("document.querySelector('.update button')").await?;
    page.client.execute("window.old = true; document.querySelector('.update button').click()", vec![]).await?;
    page.wait("!window.old && document.documentElement.dataset.state === 'ready'").await?;
    page.shows(SHORT, &native::analyze(SHORT)?).await?;
    let caches = "void caches.keys().then((names) => { window.names = names; })";
    page.client.execute(caches, vec![]).await?;
    page.wait("window.names").await?;
    let names: Vec<String> = page.evaluate("window.names", vec![]).await?;
    ensure!(names.len() == 1 && names[0].contains("newer-"), "the older version is still kept: {names:?}");
    Ok(())
}

/// Waits for the failure state, and for its cause in words that can be seen.
async fn tells(page: &Page, words: &str) -> Result<()> {
    page.wait("document.documentElement.dataset.state === 'error'").await?;
    page.wait(&format!("document.querySelector('.failure').innerText.includes({})", json!(words))).await
}

async fn no_webassembly_is_told(page: &Page) -> Result<()> {
    tells(page, "لا يدعم هذا المتصفح WebAssembly").await
}

async fn a_policy_that_blocks_webassembly_is_told(page: &Page) -> Result<()> {
    tells(page, "Content-Security-Policy").await
}

async fn a_script_of_wrong_type_is_told(page: &Page) -> Result<()> {
    tells(page, "text/javascript").await
}

async fn an_engine_that_is_not_there_is_told(page: &Page) -> Result<()> {
    page.paste(SHORT).await?;
    tells(page, "تعذّر تنزيل").await?;
    // Once it is known each text is told so, and without delay.
    page.client.execute("window.old = document.querySelector('.failure')", vec![]).await?;
    page.paste(&article()?).await?;
    page.wait("![null, window.old].includes(document.querySelector('.failure'))").await?;
    tells(page, "تعذّر تنزيل").await
}
