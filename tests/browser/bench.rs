//! How long readers wait in a real browser. `cargo xtask bench` measures; the tests only see to it that this still works.

use std::time::Duration;

use anyhow::{Context, Result};
use libtest_mimic::Measurement;
use serde_json::json;
use tokio::runtime::Runtime;

use crate::browser::Browser;
use crate::cases::article;
use crate::page::Page;
use crate::server::{Manner, Server};

/// Something that readers wait for.
#[derive(Clone, Copy, PartialEq)]
pub enum Bench {
    /// From the page's address to the results of the sample article.
    Opening,
    /// From a paste of an article of usual length to its results, drawn.
    Analysis,
    /// From a move of the slider for the summary's length to the new summary, drawn, beside an article of five thousand
    /// words, all that can be marked in it marked. Less than 16 ms are less than a frame. Its own marks are drawn in the
    /// next one.
    Slider,
}

/// How often each is measured.
const SAMPLES: usize = 21;
/// Words of a long article.
const LONG: usize = 5_000;

/// Notes when the results are there, as no look from outside could.
const NOTE: &str = "
new MutationObserver(() => {
  if (document.documentElement.dataset.state === 'ready') window.readyAt ??= performance.now();
}).observe(document.documentElement, { attributes: true });";

impl Bench {
    /// All of them.
    pub const ALL: [Bench; 3] = [Bench::Opening, Bench::Analysis, Bench::Slider];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Bench::Opening => "opening",
            Bench::Analysis => "analysis",
            Bench::Slider => "slider",
        }
    }

    /// Measures in a browser of its own: the median, and the span of the middle half.
    pub fn run(self, browser: Browser, once: bool) -> Result<Measurement> {
        Runtime::new()?.block_on(async {
            let server = Server::start(Manner { script: NOTE, ..Manner::WELL }).await?;
            let session = browser.start(false).await?;
            let page = Page::open(session.client.clone(), server, "").await?;
            let samples = if once { 1 } else { SAMPLES };
            let mut all = Vec::new();
            self.prepare(&page).await?;
            for at in 0..samples {
                all.push(self.measure(&page, at).await.with_context(|| self.name())?);
            }
            session.close().await?;
            all.sort_by(f64::total_cmp);
            let nanoseconds = |milliseconds: f64| Duration::from_secs_f64(milliseconds / 1e3).as_nanos() as u64;
            Ok(Measurement {
                avg: nanoseconds(all[samples / 2]),
                variance: nanoseconds(all[samples * 3 / 4] - all[samples / 4]),
            })
        })
    }

    /// Brings the page to where measuring begins.
    async fn prepare(self, page: &Page) -> Result<()> {
        if self == Bench::Slider {
            let text = article()?;
            let times = LONG.div_ceil(text.split_whitespace().count());
            page.analyze(&vec![text; times].join("\n")).await?;
            page.run("document.querySelectorAll('.toggle').forEach((toggle) => toggle.click())", vec![]).await?;
            // The first move has the engine asked for more sentences.
            self.measure(page, 1).await?;
        }
        Ok(())
    }

    /// One sample, in milliseconds.
    async fn measure(self, page: &Page, at: usize) -> Result<f64> {
        match self {
            Bench::Opening => {
                page.client.goto("about:blank").await?;
                page.client.goto(&format!("{}?sample", page.server.page)).await?;
                page.wait("window.readyAt").await?;
                page.evaluate("window.readyAt", vec![]).await
            }
            Bench::Analysis => {
                // Another text each time: the same would be nothing new.
                let text = json!(format!("{}\n{at}", article()?));
                let change = format!(
                    "const field = document.getElementById('article');
                     field.select();
                     field.dispatchEvent(new Event('paste', {{ bubbles: true }}));
                     field.value = {text};
                     field.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertFromPaste' }}));"
                );
                let done = format!("Number(document.documentElement.dataset.analysis) > {}", page.shown().await?);
                frame(page, &change, &done).await
            }
            Bench::Slider => {
                let bullets = [3, 12][at % 2];
                let change = format!(
                    "const slider = document.getElementById('bullets');
                     slider.value = {bullets};
                     slider.dispatchEvent(new Event('input', {{ bubbles: true }}));"
                );
                let done = format!("document.querySelectorAll('#summary .span-link').length === {bullets}");
                frame(page, &change, &done).await
            }
        }
    }
}

/// How long it takes from a change, at a frame's beginning, until a frame is painted in which `done` is true.
async fn frame(page: &Page, change: &str, done: &str) -> Result<f64> {
    let script = format!(
        "window.took = undefined;
         requestAnimationFrame(() => {{
             const start = performance.now();
             {change}
             const watch = () => {{
                 // What is posted in a frame arrives after it is painted.
                 const {{ port1, port2 }} = new MessageChannel();
                 port1.onmessage = () => {{
                     if ({done}) window.took = performance.now() - start;
                     else requestAnimationFrame(watch);
                 }};
                 port2.postMessage(undefined);
             }};
             watch();
         }});"
    );
    page.run(&script, vec![]).await?;
    page.wait("window.took").await?;
    page.evaluate("window.took", vec![]).await
}
