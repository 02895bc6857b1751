// The npm package as an ES module by its address, which is how Deno has it: in a worker and on this thread, with no
// permission but to read its files.
import { close, createAnalyzer, analyze } from "./node_modules/zubda/zubda.js";
import analysis from "./analysis.json" with { type: "json" };

const { text, expected } = analysis;
const same = (found, where) => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${where}: ${JSON.stringify(found, null, 2)}`);
};
same(await analyze(text), "analyze");
close();
for (const worker of [true, false]) {
  const analyzer = createAnalyzer({ worker });
  same(await analyzer.analyze(text), worker ? "in a worker" : "on this thread");
  analyzer.close();
}
