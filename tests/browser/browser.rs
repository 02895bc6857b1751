//! The browsers: how each is found, started through its WebDriver, and ended.

use std::env;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep};
use url::{ParseError, Url};

/// A browser engine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome, by chromedriver.
    Chromium,
    /// Firefox, also the extended support release, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser: the engine that comes nearest to Safari on Linux.
    WebKit,
}

/// How long a driver may take until it answers.
const START: Duration = Duration::from_secs(30);

impl Browser {
    /// All of them.
    pub const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

    /// The first of the programs it needs that is not on this machine.
    pub fn missing(self) -> Option<&'static str> {
        match self {
            Browser::Chromium => lacks(&["chromedriver"], "chromedriver"),
            Browser::Firefox => {
                lacks(&["geckodriver"], "geckodriver").or(lacks(&["firefox", "firefox-esr"], "firefox"))
            }
            Browser::WebKit => lacks(&["WebKitWebDriver"], "WebKitWebDriver")
                .or(lacks(&["Xvfb"], "Xvfb"))
                .or(if mini_browser().is_some() { None } else { Some("MiniBrowser of WebKitGTK") }),
        }
    }

    /// Whether it lets readers choose the few colours that pages are shown in.
    pub fn has_forced_colors(self) -> bool {
        self != Browser::WebKit
    }

    /// Starts the browser with a fresh profile; `forced_colors` has it show pages in few colours.
    pub async fn start(self, forced_colors: bool) -> Result<Session> {
        let profile = TempDir::new()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut processes = Vec::new();
        let (program, display) = match self {
            Browser::Chromium => ("chromedriver", None),
            Browser::Firefox => ("geckodriver", None),
            Browser::WebKit => ("WebKitWebDriver", Some(start_display(&mut processes)?)),
        };
        let mut driver = Command::new(program);
        driver.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(display) = display {
            // Without a bus of its own WebKitGTK waits for the accessibility bus of a desktop.
            driver.env("DISPLAY", display).env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
        }
        processes.push(Process(driver.spawn().with_context(|| format!("{program} can't be started"))?));

        let capabilities = self.capabilities(&profile, forced_colors)?;
        let address = format!("http://127.0.0.1:{port}");
        let deadline = Instant::now() + START;
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            ensure!(Instant::now() < deadline, "{program} does not listen");
            sleep(Duration::from_millis(50)).await;
        }
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&address).await;
        let client = client.with_context(|| format!("{self} can't be started"))?;
        if forced_colors && self == Browser::Chromium {
            let features = json!({"features": [{"name": "forced-colors", "value": "active"}]});
            let command = json!({"cmd": "Emulation.setEmulatedMedia", "params": features});
            client.issue_cmd(ChromiumCommand("goog/cdp/execute", command)).await?;
        }
        Ok(Session { client, _processes: processes, _profile: profile })
    }

    fn capabilities(self, profile: &TempDir, forced_colors: bool) -> Result<Capabilities> {
        let capabilities = match self {
            Browser::Chromium => json!({
                "goog:loggingPrefs": {"browser": "ALL"},
                "goog:chromeOptions": {"args": [
                    "--headless",
                    // Chromium's sandbox refuses root, which is who runs in a container.
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--force-prefers-reduced-motion",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--window-size=1280,1000",
                    format!("--user-data-dir={}", profile.path().display()),
                ]},
            }),
            Browser::Firefox => json!({
                "moz:firefoxOptions": {"binary": on_path(&["firefox", "firefox-esr"]), "args": ["-headless"],
                    "prefs": {
                        "ui.prefersReducedMotion": 1,
                        // 0 leaves that to the system's theme, 2 is "always".
                        "browser.display.document_color_use": if forced_colors { 2 } else { 0 },
                    },
                },
            }),
            Browser::WebKit => json!({
                "webkitgtk:browserOptions": {"binary": mini_browser(), "args": ["--automation"]},
            }),
        };
        let Value::Object(capabilities) = capabilities else { bail!("capabilities are an object") };
        Ok(capabilities)
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::WebKit => "webkit",
        })
    }
}

/// A command that Chromium has beyond WebDriver's: its path below the session, and what it is given.
#[derive(Debug)]
pub struct ChromiumCommand(pub &'static str, pub Value);

impl WebDriverCompatibleCommand for ChromiumCommand {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.1.to_string()))
    }
}

/// A running browser; ended when it goes.
pub struct Session {
    /// The WebDriver connection.
    pub client: Client,
    _processes: Vec<Process>,
    _profile: TempDir,
}

impl Session {
    /// Closes the browser in order.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}

/// A program that must not outlive its test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a virtual display and returns its name.
fn start_display(processes: &mut Vec<Process>) -> Result<String> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]);
    let mut display = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().context("Xvfb can't be started")?;
    let output = display.stdout.take().context("Xvfb has no output")?;
    processes.push(Process(display));
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number)?;
    if number.trim().is_empty() {
        bail!("Xvfb found no free display");
    }
    Ok(format!(":{}", number.trim()))
}

/// Says what is missing where none of the programs is on the path.
fn lacks(programs: &[&str], name: &'static str) -> Option<&'static str> {
    on_path(programs).is_none().then_some(name)
}

fn on_path(programs: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let files = programs.iter().flat_map(|program| folders.iter().map(move |folder| folder.join(program)));
    files.into_iter().find(|file| file.is_file())
}

/// MiniBrowser stands outside the path, in a folder of the library's.
fn mini_browser() -> Option<PathBuf> {
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib"];
    let files = folders.iter().flat_map(|folder| {
        ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|library| PathBuf::from(folder).join(library).join("MiniBrowser"))
    });
    files.into_iter().find(|file| file.is_file())
}
