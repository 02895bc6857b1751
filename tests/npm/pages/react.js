// A summary in a React page: attributes, properties and events as React has them, and a component that goes and comes.
import { createElement as h, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import "zubda/embed";
import { PARAGRAPHS } from "./article.js";

function Page() {
  const [shown, show] = useState(true);
  const [bullets, setBullets] = useState(1);
  const [found, setFound] = useState(0);
  const summary = useRef(null);
  useEffect(() => {
    const count = ({ detail }) => setFound(detail.analysis.summary.length);
    const element = summary.current;
    element?.addEventListener("zubda-result", count);
    return () => element?.removeEventListener("zubda-result", count);
  }, [shown]);
  return h(
    "main",
    null,
    h("button", { id: "toggle", onClick: () => show(!shown) }, "toggle"),
    h("button", { id: "more", onClick: () => setBullets(bullets + 1) }, "more"),
    h("output", { id: "found" }, found),
    h("article", { id: "story" }, PARAGRAPHS.map((text) => h("p", { key: text }, text))),
    shown && h("zubda-summary", { id: "summary", for: "#story", open: true, bullets, ref: summary }),
  );
}

createRoot(document.getElementById("app")).render(h(Page));
