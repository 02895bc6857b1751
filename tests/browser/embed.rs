//! `<zubda-summary>` and the JavaScript API in the pages of others: the examples, pages that mean well or not, and pages
//! that were bundled from the npm package.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::cases::{IMAGE, SCRIPT, marked_up};
use crate::page::Page;
use crate::server::{Manner, Server};
use crate::usage::is_open_to_all;

/// What an example may do that is written into its page.
pub const INLINE: &str =
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

/// What a page with a summary from another origin allows, and nothing more.
pub const FOREIGN: &str = "default-src 'none'; script-src 'self' http://127.0.0.1:* 'wasm-unsafe-eval'; \
                           connect-src http://127.0.0.1:*; worker-src blob: http://127.0.0.1:*; style-src 'self'; img-src 'self'";

/// As the site's own, but for workers.
pub const NO_WORKERS: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; \
                              style-src 'self'; connect-src 'self'";

/// Keeps the page's workers where a case can see them, with whether they were ended.
pub const WATCH_WORKERS: &str = "
globalThis.workers = [];
globalThis.Worker = class extends Worker {
  constructor(...options) { super(...options); workers.push(this); }
  terminate() { this.isEnded = true; super.terminate(); }
};";

/// Adds a summary before the script that defines it, its properties set.
pub const EARLY: &str = "
document.addEventListener('readystatechange', () => {
  if (document.readyState !== 'interactive') return;
  const made = document.createElement('zubda-summary');
  document.body.prepend(Object.assign(made, { id: 'early', bullets: 2, htmlFor: '#story', sections: 'summary', open: true }));
});";

impl Page {
    /// Adds a summary with these attributes.
    async fn add(&self, attributes: Value) -> Result<()> {
        self.wait("window.add").await?;
        self.run("window.add(arguments[0])", vec![json!(attributes.to_string())]).await
    }

    /// Waits until a summary shows so many sentences.
    async fn has_bullets(&self, id: &str, number: usize) -> Result<()> {
        self.wait(&format!("window.links('{id}', 'summary').length === {number}")).await
    }

    /// Waits until a summary shows sentences.
    async fn is_filled(&self, id: &str) -> Result<()> {
        self.wait(&format!("window.links('{id}', 'summary').length > 0")).await
    }

    async fn told(&self) -> Result<Vec<String>> {
        self.evaluate("window.told", vec![]).await
    }

    /// How often a file was fetched.
    async fn fetched(&self, name: &str) -> Result<usize> {
        let script =
            "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(arguments[0])).length";
        self.evaluate(script, vec![json!(name)]).await
    }

    /// Clicks every result of a summary, and checks that the page's own article shows it.
    async fn every_click_shows_its_place(&self, id: &str) -> Result<()> {
        for part in ["summary", "headings", "participants", "messages"] {
            let texts: Vec<String> = self
                .evaluate(
                    &format!("window.links('{id}', '{part}').map((link) => window.letters(link.textContent))"),
                    vec![],
                )
                .await?;
            ensure!(!texts.is_empty(), "no {part}");
            for (at, text) in texts.iter().enumerate() {
                self.run(&format!("window.links('{id}', '{part}')[{at}].click()"), vec![]).await?;
                self.wait(&format!("window.marked() === {}", json!(text))).await.with_context(|| part.to_owned())?;
                self.wait("window.isSeen()").await.with_context(|| text.clone())?;
            }
        }
        Ok(())
    }
}

pub async fn the_embedding_example_shows_a_summary(page: &Page) -> Result<()> {
    let root = "document.querySelector('zubda-summary').shadowRoot";
    page.wait(&format!("{root}.querySelectorAll('#summary .span-link').length === 3")).await?;
    page.wait(&format!("{root}.querySelector('#participants').hidden && !{root}.querySelector('#messages').hidden"))
        .await?;
    let verbatim = format!(
        "[...{root}.querySelectorAll('.span-link')].every((link) => document.querySelector('#story').textContent\
         .replace(/\\s/g, '').includes(link.textContent.replace(/\\s/g, '')))"
    );
    ensure!(page.evaluate::<bool>(&verbatim, vec![]).await?, "something is not the article's");
    let folded = "document.querySelector('#folded').shadowRoot";
    ensure!(page.evaluate::<bool>(&format!("!{folded}.querySelector('.results')"), vec![]).await?, "it is not folded");
    page.run(&format!("{folded}.querySelector('summary').click()"), vec![]).await?;
    page.wait(&format!("{folded}.querySelectorAll('#summary .span-link').length > 0")).await
}

pub async fn the_embedding_example_works_under_a_strict_policy(page: &Page) -> Result<()> {
    let root = "document.querySelector('zubda-summary').shadowRoot";
    page.wait(&format!("{root}.querySelectorAll('#summary .span-link').length > 0")).await?;
    let accent = format!("getComputedStyle({root}.querySelector('summary')).color");
    ensure!(page.evaluate::<String>(&accent, vec![]).await? != "rgb(0, 0, 0)", "it has no style");
    page.run(&format!("{root}.querySelector('#summary .span-link').click()"), vec![]).await?;
    page.wait("CSS.highlights?.has('zubda-mark') || String(getSelection())").await
}

pub async fn the_api_example_shows_bullets(page: &Page) -> Result<()> {
    page.wait("document.querySelectorAll('#bullets li').length === 2").await?;
    page.click("#bullets li:last-child").await?;
    let selected =
        "((field) => field.value.slice(field.selectionStart, field.selectionEnd))(document.getElementById('text'))";
    page.wait(&format!("{selected} === document.querySelector('#bullets li:last-child').textContent")).await
}

pub async fn a_click_shows_the_place_in_the_page(page: &Page) -> Result<()> {
    page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
    page.is_filled("a").await?;
    let html = "document.getElementById('story').outerHTML";
    let before: String = page.evaluate(html, vec![]).await?;
    page.every_click_shows_its_place("a").await?;
    ensure!(page.evaluate::<String>(html, vec![]).await? == before, "the article was changed");
    Ok(())
}

pub async fn a_click_selects_where_nothing_can_be_highlighted(page: &Page) -> Result<()> {
    a_click_shows_the_place_in_the_page(page).await
}

pub async fn only_the_article_is_read(page: &Page) -> Result<()> {
    page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
    page.is_filled("a").await?;
    let text: String = page.evaluate("window.summary('a').analysis.text", vec![]).await?;
    for part in ["الرئيسية", "نص برمجي", "مخفية", "أخفاها", "اقرأ أيضا"] {
        ensure!(!text.contains(part), "{part} is no part of the article");
    }
    ensure!(text.starts_with("افتتاح مكتبة عامة في الحي القديم\n"), "{text}");
    ensure!(text.contains("\nقراءة القصص كل خميس.\nورشة للرسم في أول كل شهر.\n"), "{text}");
    let headings: Vec<String> =
        page.evaluate("window.summary('a').analysis.headings.map(({ text }) => text)", vec![]).await?;
    ensure!(headings == ["قاعة للأطفال", "خطط السنة المقبلة"], "{headings:?}");
    Ok(())
}

pub async fn summaries_share_one_engine_and_wait_to_be_seen(page: &Page) -> Result<()> {
    page.wait("window.add").await?;
    // In one go: between two the browser may see that it is to be seen.
    page.run(
        "window.add(arguments[0]);
         const space = document.createElement('div'); document.body.prepend(space);
         for (let line = 0; line < 400; line += 1) space.append(document.createElement('br'));",
        vec![json!(json!({"id": "c", "for": "#story", "open": "", "lazy": ""}).to_string())],
    )
    .await?;
    sleep(Duration::from_millis(500)).await;
    ensure!(page.fetched("/embed.js").await? == 1, "the loader is there");
    for file in ["/zubda.js", "/widget.js", "/widget_bg.wasm", "/worker_bg.wasm"] {
        ensure!(page.fetched(file).await? == 0, "{file} was fetched for what is not to be seen");
    }
    page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
    page.add(json!({"id": "b", "for": "#story", "open": ""})).await?;
    page.is_filled("a").await?;
    page.is_filled("b").await?;
    ensure!(page.evaluate::<bool>("!window.inside('c').querySelector('.results')", vec![]).await?, "it does not wait");
    page.run("window.summary('c').scrollIntoView()", vec![]).await?;
    page.is_filled("c").await?;
    ensure!(page.evaluate::<usize>("workers.length", vec![]).await? == 1, "each has a worker of its own");
    ensure!(page.fetched("/widget_bg.wasm").await? == 1, "the view was fetched more than once");

    page.run("window.links('a', 'summary')[0].click()", vec![]).await?;
    page.wait("window.marked()").await?;
    for id in ["b", "c"] {
        page.run(&format!("window.summary('{id}').remove()"), vec![]).await?;
    }
    sleep(Duration::from_millis(200)).await;
    ensure!(page.evaluate::<bool>("!workers[0].isEnded", vec![]).await?, "one still needs the worker");
    page.run("window.kept = window.summary('a'); window.kept.remove()", vec![]).await?;
    page.wait("workers[0].isEnded && !window.kept.shadowRoot.querySelector('.results')").await?;
    page.wait("!CSS.highlights?.has('zubda-mark')").await?;
    page.run("document.body.prepend(window.kept)", vec![]).await?;
    page.is_filled("a").await?;
    // One that is only moved keeps what it shows.
    page.run("document.body.append(window.kept)", vec![]).await?;
    ensure!(page.evaluate::<bool>("window.links('a', 'summary').length > 0", vec![]).await?, "moving emptied it");
    ensure!(page.evaluate::<usize>("workers.length", vec![]).await? == 2, "moving opened an engine");
    Ok(())
}

pub async fn attributes_and_properties_are_one(page: &Page) -> Result<()> {
    page.has_bullets("early", 2).await.context("properties that were set early")?;
    page.wait("window.inside('early').querySelector('#headings').hidden").await?;
    let attributes: Vec<String> = page
        .evaluate(
            "['for', 'bullets', 'sections', 'open'].map((name) => window.summary('early').getAttribute(name))",
            vec![],
        )
        .await?;
    ensure!(attributes == ["#story", "2", "summary", ""], "{attributes:?}");

    page.add(json!({"id": "a", "for": "#story", "lang": "en", "theme": "dark"})).await?;
    let fold = "window.inside('a').querySelector('details').open";
    ensure!(!page.evaluate::<bool>(fold, vec![]).await?, "it is not folded");
    page.run("window.summary('a').open = true", vec![]).await?;
    page.is_filled("a").await?;
    let title = "window.inside('a').querySelector('#summary h2').textContent.trim()";
    ensure!(page.evaluate::<String>(title, vec![]).await?.starts_with("Summary"), "it is not in English");
    page.run("window.summary('a').setAttribute('bullets', '1')", vec![]).await?;
    page.has_bullets("a", 1).await?;
    page.run("window.summary('a').bullets = 4", vec![]).await?;
    page.has_bullets("a", 4).await?;
    let slider = "const field = window.inside('a').querySelector('#bullets');
                  field.value = 3; field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.run(slider, vec![]).await?;
    page.has_bullets("a", 3).await?;
    ensure!(page.evaluate::<usize>("window.summary('a').bullets", vec![]).await? == 3, "the property does not follow");

    let paper = "getComputedStyle(window.inside('a').querySelector('details')).backgroundColor";
    let dark: String = page.evaluate(paper, vec![]).await?;
    page.run("window.summary('a').theme = 'light'", vec![]).await?;
    page.wait(&format!("{paper} !== '{dark}'")).await?;
    page.run("window.summary('a').style.setProperty('--zubda-paper', 'rgb(1, 2, 3)')", vec![]).await?;
    page.wait(&format!("{paper} === 'rgb(1, 2, 3)'")).await?;

    page.run("window.summary('a').lang = 'ar'; window.summary('a').sections = 'headings, nothing';", vec![]).await?;
    page.wait(
        "window.inside('a').querySelector('#summary').hidden && !window.inside('a').querySelector('#headings').hidden",
    )
    .await?;
    page.wait("window.inside('a').querySelector('#headings h2').textContent.includes('المحاور')").await?;
    page.run("window.summary('a').open = false", vec![]).await?;
    page.wait(&format!("!{fold}")).await?;
    let told = page.told().await?;
    for event in ["zubda-ready early", "zubda-result early", "zubda-ready a", "zubda-result a"] {
        ensure!(told.iter().any(|other| other == event), "{event} is not among {told:?}");
    }
    ensure!(!told.iter().any(|event| event.starts_with("zubda-error")), "{told:?}");
    Ok(())
}

pub async fn a_summary_follows_its_article(page: &Page) -> Result<()> {
    page.add(json!({"id": "a", "for": "#story", "open": "", "bullets": "12"})).await?;
    page.is_filled("a").await?;
    page.run(
        "document.getElementById('story').insertAdjacentText('beforeend', arguments[0]); window.summary('a').refresh();",
        vec![json!("وقالت الناشرة هدى سالم إن الدار ستهدي المكتبة ألف كتاب.")],
    )
    .await?;
    page.wait("window.links('a', 'participants').some((link) => link.textContent === 'هدى سالم')").await?;
    // What has gone from the page since cannot be shown; nothing breaks.
    page.run("document.getElementById('story').replaceChildren(); window.links('a', 'summary')[0].click()", vec![])
        .await?;
    page.run("window.summary('a').reveal(0, 10).then((found) => (window.found = found))", vec![]).await?;
    page.wait("window.found === false").await
}

pub async fn a_summary_comes_from_another_origin(page: &Page) -> Result<()> {
    let other = Server::start(Manner::WELL).await?;
    page.client.goto(&format!("{}hosts/foreign.html?from={}npm/", page.server.page, other.page)).await?;
    let root = "document.querySelector('zubda-summary').shadowRoot";
    page.wait(&format!("{root}.querySelectorAll('#summary .span-link').length > 0")).await?;
    let states: Vec<String> =
        page.evaluate("workers.map(({ isEnded }) => (isEnded ? 'ended' : 'running'))", vec![]).await?;
    ensure!(states == ["running"], "the workers are {states:?}");
    Ok(())
}

pub async fn a_summary_works_where_workers_are_forbidden(page: &Page) -> Result<()> {
    page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
    page.is_filled("a").await
}

pub async fn a_summary_works_within_a_shadow_root(page: &Page) -> Result<()> {
    page.wait("window.nest").await?;
    page.run("window.nest()", vec![]).await?;
    page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
    page.is_filled("a").await?;
    page.every_click_shows_its_place("a").await?;
    // Events leave the shadow root, their target being its host then.
    let told = page.told().await?;
    ensure!(told.iter().any(|event| event == "zubda-result"), "{told:?}");
    Ok(())
}

pub async fn a_hostile_style_sheet_does_no_harm(page: &Page) -> Result<()> {
    let styles = "['.zubda', 'summary', '#summary', '#summary h2', '#summary .span-link', '#bullets'].map((selector) => {
        const style = getComputedStyle(window.inside('a').querySelector(selector));
        return ['display', 'direction', 'color', 'fontSize', 'fontFamily', 'visibility', 'paddingInlineStart', 'textAlign']
            .map((name) => style[name]);
    })";
    let mut seen: Vec<Vec<Vec<String>>> = Vec::new();
    for host in ["article", "hostile"] {
        page.client.goto(&format!("{}hosts/{host}.html", page.server.page)).await?;
        page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
        // The hostile page has `display: inline` for everything, also for what it hides: what is read differs, not the look.
        page.is_filled("a").await?;
        seen.push(page.evaluate(styles, vec![]).await?);
    }
    ensure!(seen[0] == seen[1], "{seen:#?}");
    ensure!(seen[0].iter().all(|style| style[1] == "rtl" && style[5] == "visible"), "{seen:#?}");
    Ok(())
}

pub async fn markup_in_an_article_stays_text(page: &Page) -> Result<()> {
    page.wait("window.write").await?;
    page.run("window.write('marked-up', arguments[0])", vec![json!(json!(marked_up()).to_string())]).await?;
    page.add(json!({"id": "a", "for": "#marked-up", "open": ""})).await?;
    page.is_filled("a").await?;
    let shown: String = page.evaluate("window.inside('a').textContent", vec![]).await?;
    ensure!(shown.contains(IMAGE) && shown.contains(SCRIPT), "the markup is not shown: {shown}");
    let made: usize =
        page.evaluate("window.inside('a').querySelectorAll('img, script, b, iframe').length", vec![]).await?;
    ensure!(made == 0, "{made} elements were made of text");
    ensure!(page.evaluate::<bool>("window.pwned === undefined", vec![]).await?, "a script ran");
    Ok(())
}

pub async fn nonsense_does_no_harm(page: &Page) -> Result<()> {
    let long = "x".repeat(1_000_000);
    let selectors = ["][", "#nothing", ":has(", "script{}", "<img src=x onerror=alert(1)>", "*|*::before", &long];
    for (at, selector) in selectors.into_iter().enumerate() {
        page.add(json!({"id": format!("s{at}"), "for": selector, "open": ""})).await?;
        page.wait(&format!("window.told.includes('zubda-error s{at} article')"))
            .await
            .with_context(|| selector.chars().take(40).collect::<String>())?;
        page.wait(&format!(
            "window.inside('s{at}').querySelector('.failure').innerText.includes('لم يُعثر في الصفحة على المقال')"
        ))
        .await?;
        page.run(&format!("window.summary('s{at}').remove()"), vec![]).await?;
    }
    for (at, bullets) in ["0", "-1", "1e9", "NaN", "2.5", "", &long].into_iter().enumerate() {
        let id = format!("b{at}");
        page.add(json!({"id": id, "for": "#story", "open": "", "bullets": bullets, "sections": long, "lang": long, "theme": long}))
            .await?;
        page.is_filled(&id).await.with_context(|| bullets.chars().take(40).collect::<String>())?;
        page.run(&format!("window.summary('{id}').remove()"), vec![]).await?;
    }
    page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
    page.run(
        "for (const data of [{ id: 1, analysis: {} }, { ready: true }, { failed: 'x' }, 'text', null]) window.postMessage(data, '*');",
        vec![],
    )
    .await?;
    page.is_filled("a").await?;
    page.run("window.summary('a').article = document.body; window.summary('a').article = null;", vec![]).await?;
    page.is_filled("a").await
}

pub async fn nothing_keeps_readers_out_of_a_summary(page: &Page) -> Result<()> {
    page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
    page.is_filled("a").await?;
    for theme in ["light", "dark"] {
        page.run("window.summary('a').theme = arguments[0]", vec![json!(theme)]).await?;
        is_open_to_all(page, theme).await?;
    }
    Ok(())
}

pub async fn a_summary_tells_why_there_is_none(page: &Page) -> Result<()> {
    page.add(json!({"id": "a", "for": "#story", "open": ""})).await?;
    page.wait("window.told.includes('zubda-error a network')").await?;
    page.wait("window.inside('a').querySelector('.failure').innerText.includes('تعذّر تنزيل')").await
}

pub async fn the_bundled_api_answers(page: &Page) -> Result<()> {
    page.wait("window.answers").await?;
    let answers: Value = page.evaluate("window.answers", vec![]).await?;
    ensure!(answers["worker"]["title"] == "افتتاح المعرض", "{answers}");
    ensure!(answers["worker"] == answers["page"], "{answers}");
    ensure!(answers["headings"] == json!(["جوائز"]), "{answers}");
    ensure!(answers["errors"] == json!(["AbortError", "options", "TypeError", "closed"]), "{answers}");
    ensure!(page.evaluate::<usize>("workers.length", vec![]).await? == 1, "the engine did not run in one worker");
    ensure!(page.evaluate::<bool>("!workers[0].isEnded", vec![]).await?, "the worker was given up");
    Ok(())
}

/// The same in a React and in a Vue page.
pub async fn a_summary_lives_in_a_component(page: &Page) -> Result<()> {
    let links = "document.querySelector('#summary')?.shadowRoot.querySelectorAll('#summary .span-link').length";
    for name in ["react", "vue"] {
        page.client.goto(&format!("{}bundled/{name}.html", page.server.page)).await?;
        page.wait(&format!("{links} === 1")).await.context(name)?;
        page.wait("Number(document.querySelector('#found').textContent) === 2").await.context(name)?;
        page.click("#more").await?;
        page.wait(&format!("{links} === 2")).await.context(name)?;
        page.click("#toggle").await?;
        page.wait("!document.querySelector('#summary')").await.context(name)?;
        page.click("#toggle").await?;
        page.wait(&format!("{links} === 2")).await.context(name)?;
    }
    Ok(())
}
