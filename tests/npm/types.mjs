// Writes a real analysis as TypeScript, which the compiler then holds against the types: no field more, no field less; and
// one as JSON, for deno.mjs.
import { readFileSync, writeFileSync } from "node:fs";
import { analyze } from "zubda";

const article = readFileSync(`${process.env.ZUBDA_CORPUS}/libya.txt`, "utf8");
const analyses = [await analyze(article), await analyze("")];
writeFileSync(
  "analysis.ts",
  `import type { Analysis } from "zubda";\n` +
    `export const analyses = ${JSON.stringify(analyses, null, 2)} satisfies Analysis[];\n`,
);
writeFileSync("analysis.json", JSON.stringify({ text: article, expected: analyses[0] }));
