// A summary in a Vue page: attributes, properties and events as Vue has them, and an element that goes and comes.
import { createApp, defineComponent, h, ref } from "vue";
import "zubda/embed";
import { PARAGRAPHS } from "./article.js";

const Page = defineComponent(() => {
  const shown = ref(true);
  const bullets = ref(1);
  const found = ref(0);
  return () =>
    h("main", [
      h("button", { id: "toggle", onClick: () => (shown.value = !shown.value) }, "toggle"),
      h("button", { id: "more", onClick: () => (bullets.value += 1) }, "more"),
      h("output", { id: "found" }, found.value),
      h("article", { id: "story" }, PARAGRAPHS.map((text) => h("p", text))),
      shown.value &&
        h("zubda-summary", {
          id: "summary",
          htmlFor: "#story",
          open: true,
          bullets: bullets.value,
          "onZubda-result": ({ detail }) => (found.value = detail.analysis.summary.length),
        }),
    ]);
});

createApp(Page).mount("#app");
