import { defineConfig } from "vite";

export default defineConfig({
  root: "pages",
  // Served under whatever path.
  base: "./",
  build: { outDir: "../dist", emptyOutDir: true, rollupOptions: { input: ["pages/api.html", "pages/react.html", "pages/vue.html"] } },
});
