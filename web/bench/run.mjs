// `make bench-web`: how fast the built app is to those who use it, beside what is wanted, and beside a bare page of the
// same size with no product around it. Everything runs on this machine; a busy one shows in both columns.
import { once } from "node:events";
import { chromium } from "@playwright/test";
import { fill } from "./data.mjs";
import { startReference } from "./reference.mjs";
import { keeps, report } from "./report.mjs";
import { startServer } from "./server.mjs";
import { score } from "./steps/lighthouse.mjs";
import { coldLoad, firstScript } from "./steps/load.mjs";
import { growth } from "./steps/memory.mjs";
import { scrolled } from "./steps/scroll.mjs";
import { dropped, heard, pressed } from "./steps/touch.mjs";

const only = process.argv[2]; // a part of a step's name, to run that one alone
const server = await startServer();
const reference = await startReference();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc"],
});

/** A browser of one's own, in which somebody is signed in. */
async function someone(username) {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  const answer = await context.request.post("/api/session", {
    data: { username, password: "quarterdeck-demo" },
  });
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${await answer.text()}`);
  return context;
}

const steps = [
  ["script of the first load, compressed", "≤ 300 kB", firstScript],
  ["cold load until 100 cards can be used", "≤ 1000 ms", coldLoad],
  ["2,000 cards in columns: frames dropped while scrolling", "0 %", scrolled("board", "cards")],
  ["2,000 cards in lanes: frames dropped while scrolling", "0 %", scrolled("board?lanes=priority", "cards")],
  ["list of 10,000: frames dropped while scrolling", "≤ 5 %", scrolled("list", "rows")],
  ["a drop until it is shown, 2,000 cards (p95)", "≤ 50 ms", dropped],
  ["a key until its change is shown, 2,000 cards (p95)", "≤ 100 ms", pressed],
  ["another's change until it is shown (p95)", "≤ 200 ms", heard],
  ["Lighthouse: accessibility", "≥ 100", score("accessibility")],
  ["Lighthouse: best practices", "≥ 100", score("best-practices")],
  ["memory after much work, beyond that after a little", "≤ 20 %", growth],
];

try {
  const ada = await someone("ada");
  const places = await fill(ada);
  const rows = [];
  for (const [name, wanted, step] of steps) {
    if (only && !name.includes(only)) continue;
    const figures = await step({ browser, someone, ada, places, reference: reference.url, url: server.url });
    rows.push({ name, wanted, ...figures });
    report.line(rows.at(-1));
  }
  report.table(rows);
  if (rows.some(({ measured, wanted }) => !keeps(measured, wanted))) process.exitCode = 1;
} finally {
  await browser.close();
  reference.close();
  server.process.kill();
  await once(server.process, "exit");
}
