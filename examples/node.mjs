// Zubda in Node: the summary of an article, given as a file or taken from here.
//
//     npm install zubda
//     node node.mjs article.txt
import { readFile } from "node:fs/promises";
import { argv } from "node:process";
import { analyze } from "zubda";

const ARTICLE = `افتتاح مكتبة الحي
افتتح رئيس البلدية حسن المصري أمس مكتبة عامة في الحي القديم تضم عشرة آلاف كتاب. وقال المصري إن المكتبة ستفتح أبوابها
مساء كل يوم، وإن الإعارة مجانية لأهل الحي. وأضافت مديرة المكتبة ليلى حداد أن قاعة خاصة بالأطفال ستقام فيها قراءات أسبوعية.`;

const article = argv[2] ? await readFile(argv[2], "utf8") : ARTICLE;
const { title, summary, participants, keyMessages } = await analyze(article, { bullets: 3 });

console.log(title?.text ?? "(no title)");
for (const { text } of summary) console.log(`• ${text}`);
for (const { name, roles } of participants) console.log(`- ${[name, ...roles.map(({ text }) => text)].join(", ")}`);
for (const { speaker, content } of keyMessages) console.log(`${speaker?.text ?? "-"}: ${content.text}`);
