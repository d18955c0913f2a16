import { chromium } from "@playwright/test";
const base = "http://localhost:8460";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const out = [];
for (let i = 0; i < 5; i++) {
  const c = await b.newContext({ viewport: { width: 1440, height: 900 } });
  await c.request.post(base + "/api/session", { data: { username: "ada", password: "quarterdeck-demo" } });
  const p = await c.newPage();
  let js = 0, all = 0; p.on("response", async r => { const s = await r.request().sizes().catch(() => null); if (s) { all += s.responseBodySize; if (r.url().endsWith(".js")) js += s.responseBodySize; } });
  await p.goto(base + "/projects/WEB/board", { waitUntil: "commit" });
  await p.locator("[data-board] article").first().waitFor();
  const usable = await p.evaluate(() => performance.now());
  await p.waitForTimeout(500);
  out.push({ usable: Math.round(usable), js, all });
  await c.close();
}
console.log(JSON.stringify(out));
// live: API move -> other browser
const c1 = await b.newContext(); await c1.request.post(base + "/api/session", { data: { username: "ben", password: "quarterdeck-demo" } });
const p = await c1.newPage(); await p.goto(base + "/projects/WEB/board"); await p.locator("[data-board] article").first().waitFor(); await p.waitForTimeout(1500);
const c2 = await b.newContext(); await c2.request.post(base + "/api/session", { data: { username: "ada", password: "quarterdeck-demo" } });
const tok = (await c2.cookies(base)).find(c => c.name === "csrftoken").value;
const lat = [];
for (let i = 0; i < 12; i++) {
  const state = i % 2 ? "In progress" : "In review";
  const seen = p.evaluate((s) => new Promise(res => { const f = () => [...document.querySelectorAll(`section[data-state="${s}"] [data-card-link="20"]`)].length ? res(Date.now()) : requestAnimationFrame(f); f(); }), state);
  const t = Date.now();
  const r = await c2.request.post(base + "/api/tasks/20/move", { data: { state }, headers: { "x-csrftoken": tok } });
  if (!r.ok()) { console.log(await r.text()); break; }
  const answered = Date.now();
  lat.push([answered - t, (await seen) - t]);
}
console.log("answer,seen ms", JSON.stringify(lat));
await b.close();
