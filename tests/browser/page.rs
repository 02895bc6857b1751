//! The app's page as a reader has it: text in, results out.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::{Client, Locator};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::browser::ChromiumCommand;
use crate::native::{Analysis, Stretch};
use crate::server::Server;

/// How many results of a kind the page draws before one asks for more.
const DRAWN: usize = 40;

/// How long anything may take. Nothing comes near it but where several jobs share a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The open page.
pub struct Page {
    /// The browser behind it.
    pub client: Client,
    /// What serves it.
    pub server: Server,
}

impl Page {
    /// Opens the page at a path of the site and waits until it has said whether it can start.
    pub async fn open(client: Client, server: Server, path: &str) -> Result<Self> {
        client.goto(&format!("{}{path}", server.page)).await?;
        let page = Self { client, server };
        page.wait("document.documentElement.dataset.state !== 'loading'").await?;
        Ok(page)
    }

    /// Runs a script for what it does.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<()> {
        self.client.execute(script, arguments).await.with_context(|| script.to_owned())?;
        Ok(())
    }

    /// Evaluates a JavaScript expression that changes nothing; `arguments` are its arguments.
    pub async fn evaluate<T: DeserializeOwned>(&self, expression: &str, arguments: Vec<Value>) -> Result<T> {
        let script = format!("return ({expression});");
        let value = self.client.execute(&script, arguments).await.with_context(|| expression.to_owned())?;
        serde_json::from_value(value).with_context(|| expression.to_owned())
    }

    /// Waits until a JavaScript expression is true. One that throws, or that meets a page that is just going, is not yet
    /// true: what it reads may be on its way.
    pub async fn wait(&self, condition: &str) -> Result<()> {
        let script = format!("Boolean({condition})");
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = self.evaluate::<bool>(&script, vec![]).await;
            if matches!(answer, Ok(true)) {
                return Ok(());
            }
            if Instant::now() > deadline {
                let state: Value = self.evaluate("{...document.documentElement.dataset}", vec![]).await?;
                let trouble = self.trouble().await?;
                bail!("waited in vain for: {condition} ({answer:?}); the page is at {state}, its trouble {trouble:?}");
            }
            sleep(Duration::from_millis(30)).await;
        }
    }

    /// Clicks what a selector finds, as soon as it is there.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.find(selector, "click").await
    }

    /// Moves the keyboard to what a selector finds, as soon as it is there.
    pub async fn focus(&self, selector: &str) -> Result<()> {
        self.find(selector, "focus").await
    }

    async fn find(&self, selector: &str, act: &str) -> Result<()> {
        self.wait(&format!("(document.querySelector({}).{act}(), true)", json!(selector))).await
    }

    /// Replaces the article as a paste does.
    pub async fn paste(&self, text: &str) -> Result<()> {
        let script = r#"
            const field = document.getElementById("article");
            field.select();
            field.dispatchEvent(new Event("paste", {bubbles: true}));
            field.value = arguments[0];
            field.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "insertFromPaste"}));
        "#;
        self.client.execute(script, vec![json!(text)]).await?;
        Ok(())
    }

    /// Types into the article, key by key.
    pub async fn type_in(&self, text: &str) -> Result<()> {
        let field = self.client.find(Locator::Css("textarea#article")).await?;
        Ok(field.send_keys(text).await?)
    }

    /// The text in the field.
    pub async fn text(&self) -> Result<String> {
        self.evaluate("document.getElementById('article').value", vec![]).await
    }

    /// How many analyses the page has shown.
    pub async fn shown(&self) -> Result<u64> {
        self.evaluate("Number(document.documentElement.dataset.analysis ?? 0)", vec![]).await
    }

    /// Pastes, and waits until the results are there.
    pub async fn analyze(&self, text: &str) -> Result<()> {
        let shown = self.shown().await?;
        self.paste(text).await?;
        self.wait(&format!(
            "document.documentElement.dataset.state === 'ready' && Number(document.documentElement.dataset.analysis) > {shown}"
        ))
        .await
    }

    /// The verbatim stretches that a selector finds, in the page's order.
    pub async fn stretches(&self, selector: &str) -> Result<Vec<Stretch>> {
        let script = "Array.from(document.querySelectorAll(arguments[0]), (link) => \
                      ({start: Number(link.dataset.start), end: Number(link.dataset.end), text: link.textContent}))";
        self.evaluate(script, vec![json!(selector)]).await
    }

    /// Holds the four regions against what the command-line tool finds in the same text.
    pub async fn shows(&self, text: &str, native: &Analysis) -> Result<()> {
        let links = async |region: &str| self.stretches(&format!("#{region} .span-link[data-start]")).await;
        let first = |stretches: Vec<&Stretch>| -> Vec<Stretch> { stretches.into_iter().take(DRAWN).cloned().collect() };

        let (mut page, mut tool) = (links("summary").await?, first(native.summary.iter().collect()));
        page.sort();
        tool.sort();
        ensure!(page == tool, "summary\npage: {page:#?}\ntool: {tool:#?}");

        let (page, tool) = (links("headings").await?, first(native.headings.iter().collect()));
        ensure!(page == tool, "headings\npage: {page:#?}\ntool: {tool:#?}");

        let (page, tool) =
            (links("messages").await?, first(native.key_messages.iter().map(|message| &message.content).collect()));
        ensure!(page == tool, "messages\npage: {page:#?}\ntool: {tool:#?}");

        let mut participants: Vec<_> = native.participants.iter().collect();
        participants.sort_by_key(|participant| participant.status == "excluded");
        participants.truncate(DRAWN);
        let page = links("participants").await?;
        let (page_names, tool_names): (Vec<&str>, Vec<&str>) = (
            page.iter().map(|link| link.text.as_str()).collect(),
            participants.iter().map(|participant| participant.name.as_str()).collect(),
        );
        ensure!(page_names == tool_names, "participants\npage: {page_names:#?}\ntool: {tool_names:#?}");
        let units: Vec<u16> = text.encode_utf16().collect();
        for (link, participant) in page.iter().zip(&participants) {
            let place = String::from_utf16_lossy(units.get(link.start..link.end).unwrap_or_default());
            ensure!(place == link.text, "{} does not stand at {}..{}", link.text, link.start, link.end);
            let is_inside = |mention: &crate::native::Place| link.start < mention.end && mention.start < link.end;
            ensure!(participant.mentions.iter().any(is_inside), "{} is shown where nobody is named", link.text);
        }
        let page = self.stretches("#participants .roles [data-start]").await?;
        let tool: Vec<Stretch> = participants.iter().flat_map(|participant| participant.roles.clone()).collect();
        ensure!(page == tool, "roles\npage: {page:#?}\ntool: {tool:#?}");

        let cues: Vec<String> = self
            .evaluate("Array.from(document.querySelectorAll('#messages .cue'), (cue) => cue.textContent)", vec![])
            .await?;
        let tool: Vec<&str> = native
            .key_messages
            .iter()
            .take(DRAWN)
            .flat_map(|message| &message.cue)
            .map(|cue| cue.text.as_str())
            .collect();
        ensure!(cues == tool, "cues\npage: {cues:#?}\ntool: {tool:#?}");

        let warnings: usize = self.evaluate("document.querySelectorAll('#warnings li').length", vec![]).await?;
        ensure!(warnings == native.warnings.len(), "{warnings} warnings for {:#?}", native.warnings);
        Ok(())
    }

    /// What the page's collector noted: errors, warnings, violations of the policy.
    pub async fn trouble(&self) -> Result<Vec<String>> {
        self.evaluate("globalThis.trouble ?? ['the collector is missing']", vec![]).await
    }

    /// Checks that the page asked nobody but its own server.
    pub async fn keeps_to_its_origin(&self) -> Result<()> {
        let script = "performance.getEntriesByType('resource').map((entry) => entry.name)\
                      .filter((name) => ![arguments[0], 'data:', 'blob:'].some((start) => name.startsWith(start)))";
        let foreign: Vec<String> = self.evaluate(script, vec![json!(self.server.origin)]).await?;
        ensure!(foreign.is_empty(), "requests to other origins: {foreign:?}");
        Ok(())
    }

    /// Checks that neither the page nor the browser complained, and that every request was answered.
    pub async fn is_clean(&self, has_log: bool) -> Result<()> {
        let trouble = self.trouble().await?;
        ensure!(trouble.is_empty(), "the page's console: {trouble:#?}");
        let refused = self.server.refused();
        ensure!(refused.is_empty(), "requests in vain: {refused:#?}");
        if has_log {
            // The console, the workers' and the network's messages included.
            let log = self.client.issue_cmd(ChromiumCommand("se/log", json!({"type": "browser"}))).await?;
            ensure!(log.as_array().is_some_and(Vec::is_empty), "the browser's log: {log:#}");
        }
        Ok(())
    }
}
