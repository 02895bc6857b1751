//! Serves `dist/` under a sub-path with a strict content security policy, takes note of requests in vain, and can be told
//! to serve badly.

use std::env;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, IF_MODIFIED_SINCE,
    LAST_MODIFIED,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// The site lies below this, to show that it works in any folder of a server.
const PREFIX: &str = "/some/folder";

/// What is served beside the site: folders of the project.
const FOLDERS: [(&str, &str); 4] = [
    ("/dist/npm/", "dist/npm"),
    ("/examples/", "examples"),
    ("/hosts/", "tests/browser/hosts"),
    ("/bundled/", BUNDLED),
];

/// Where the bundled pages of `cargo xtask test npm` are.
pub const BUNDLED: &str = "target/npm/project/dist";

/// What the app needs and nothing more: a request to any other origin is a violation, which the page notes.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
                          style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; font-src 'self'";

/// Notes what goes wrong in the page, from before its own scripts on.
const COLLECTOR: &str = r#"
globalThis.trouble = [];
addEventListener("error", (event) => trouble.push(`error: ${event.message ?? event.target.src ?? event.target.href}`), true);
addEventListener("unhandledrejection", (event) => trouble.push(`unhandled: ${event.reason}`));
document.addEventListener("securitypolicyviolation", (event) => trouble.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
for (const level of ["error", "warn"]) {
  const log = console[level];
  console[level] = (...what) => { trouble.push(`${level}: ${what.join(" ")}`); log(...what); };
}
"#;

/// Looks for what would keep readers out, when it is asked to.
const AXE: &str = r#"
addEventListener("test-axe", async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
  window.violations = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any, all, none }) =>
      [id, help, html, ...[...any, ...all, ...none].map(({ message }) => message)].join(" | ")));
});
"#;

/// axe-core's script, where `cargo xtask test` has put it.
pub fn axe() -> Option<PathBuf> {
    env::var_os("ZUBDA_AXE").map(PathBuf::from).filter(|file| file.is_file())
}

/// How the site is served, and how it is looked at.
#[derive(Clone, Copy)]
pub struct Manner {
    /// The content security policy.
    pub policy: &'static str,
    /// A script that runs before the page's own.
    pub script: &'static str,
    /// Files whose name starts and ends so are served as plain text.
    pub plain: Option<(&'static str, &'static str)>,
    /// Files whose name starts and ends so are not there.
    pub missing: Option<(&'static str, &'static str)>,
    /// Workers get no script.
    pub no_worker: bool,
    /// The page has axe-core with it.
    pub axe: bool,
    /// The page that is opened, below the site's address.
    pub path: &'static str,
    /// Whether it may ask other origins.
    pub foreign: bool,
    /// The reader has chosen the few colours that pages are shown in.
    pub forced_colors: bool,
}

impl Manner {
    /// As a good server does.
    pub const WELL: Manner = Manner {
        policy: POLICY,
        script: "",
        plain: None,
        missing: None,
        no_worker: false,
        axe: false,
        path: "",
        foreign: false,
        forced_colors: false,
    };
}

/// A running server; it ends with the runtime that it was started in.
pub struct Server {
    /// Its own origin.
    pub origin: String,
    /// The page's address.
    pub page: String,
    refused: Arc<Mutex<Vec<String>>>,
    newer: Arc<AtomicBool>,
    end: Arc<Notify>,
    task: JoinHandle<std::io::Result<()>>,
}

#[derive(Clone)]
struct Shared {
    manner: Manner,
    dist: PathBuf,
    refused: Arc<Mutex<Vec<String>>>,
    /// Whether the service worker says that it is of another version.
    newer: Arc<AtomicBool>,
}

impl Server {
    /// Serves on a free port of the loopback address.
    pub async fn start(manner: Manner) -> Result<Self> {
        let dist = root().join("dist");
        ensure!(dist.join("index.html").exists(), "dist/ is missing: run `cargo xtask package` first");
        let (refused, newer) = (Arc::default(), Arc::default());
        let shared = Shared { manner, dist, refused: Arc::clone(&refused), newer: Arc::clone(&newer) };
        let router = Router::new().fallback(get(serve)).with_state(shared);
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let end = Arc::new(Notify::new());
        let ended = Arc::clone(&end);
        let serving = axum::serve(listener, router).with_graceful_shutdown(async move { ended.notified().await });
        let task = tokio::spawn(serving.into_future());
        Ok(Self { page: format!("{origin}{PREFIX}/"), origin, refused, newer, end, task })
    }

    /// Serves a newer version of the page from now on.
    pub fn renew(&self) {
        self.newer.store(true, Ordering::Relaxed);
    }

    /// Stops serving, as if the network were gone.
    pub async fn stop(&self) -> Result<()> {
        self.end.notify_one();
        let deadline = Instant::now() + Duration::from_secs(10);
        while !self.task.is_finished() {
            ensure!(Instant::now() < deadline, "the server does not end");
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// The requests so far that got no file, each with the status of its answer.
    pub fn refused(&self) -> Vec<String> {
        self.refused.lock().map(|refused| refused.clone()).unwrap_or_default()
    }
}

async fn serve(State(shared): State<Shared>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let response = answer(&shared, &path, request).await;
    let response =
        response.unwrap_or_else(|error| (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response());
    let status = response.status();
    if (status.is_client_error() || status.is_server_error())
        && let Ok(mut refused) = shared.refused.lock()
    {
        refused.push(format!("{status} for {path}"));
    }
    response
}

async fn answer(shared: &Shared, path: &str, mut request: Request) -> Result<Response> {
    let manner = shared.manner;
    let Some(below) = path.strip_prefix(PREFIX) else {
        // Browsers ask for this by themselves where a page names no icon.
        let status = if path == "/favicon.ico" { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND };
        return Ok(status.into_response());
    };
    let is = |names: Option<(&str, &str)>| {
        let name = below.trim_start_matches('/');
        names.is_some_and(|(start, end)| name.starts_with(start) && name.ends_with(end))
    };
    let for_worker = request.headers().get("sec-fetch-dest").is_some_and(|value| value == "worker");
    if is(manner.missing) || manner.no_worker && for_worker {
        return Ok(StatusCode::NOT_FOUND.into_response());
    }
    if below == "/test-collector.js" {
        let script = format!("{COLLECTOR}{}", manner.script);
        return Ok(([(CONTENT_TYPE, "text/javascript")], script).into_response());
    }
    if shared.newer.load(Ordering::Relaxed) {
        request.headers_mut().remove(IF_MODIFIED_SINCE);
    }
    if below == "/test-axe.js" {
        let script = fs::read_to_string(axe().context("axe-core is missing")?)?;
        return Ok(([(CONTENT_TYPE, "text/javascript")], script + AXE).into_response());
    }
    let folder = FOLDERS.into_iter().find_map(|(start, folder)| Some((folder, below.strip_prefix(start)?)));
    let (folder, file) = match folder {
        Some((folder, file)) => (root().join(folder), format!("/{file}")),
        None => (shared.dist.clone(), below.to_owned()),
    };
    *request.uri_mut() = file.parse().context("a path that is none")?;
    let mut response = ServeDir::new(folder).oneshot(request).await?.map(Body::new);
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if is(manner.plain) {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(manner.policy));
    if below.ends_with('/') || below.ends_with(".html") && response.status() == StatusCode::OK {
        let script = |name, how| format!("<script src=\"{PREFIX}/{name}\"{how}></script>");
        let axe = if manner.axe { script("test-axe.js", " defer") } else { String::new() };
        let head = format!("<head>{}{axe}", script("test-collector.js", ""));
        response = replaced(response, "<head>", &head).await?;
    }
    if below == "/service-worker.js" && shared.newer.load(Ordering::Relaxed) {
        response = replaced(response, "const VERSION = \"", "const VERSION = \"newer-").await?;
    }
    Ok(response)
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The response with a part of its text replaced.
async fn replaced(response: Response, old: &str, new: &str) -> Result<Response> {
    let (mut parts, body) = response.into_parts();
    let text = String::from_utf8(to_bytes(body, usize::MAX).await?.to_vec())?;
    ensure!(text.contains(old), "{old} is nowhere in the file");
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.remove(LAST_MODIFIED);
    Ok(Response::from_parts(parts, Body::from(text.replacen(old, new, 1))))
}
