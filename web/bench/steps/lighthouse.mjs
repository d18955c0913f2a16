// What Lighthouse finds on the screens that most people are on, signed in. It comes with this bench alone, from npm.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const SCREENS = ["/sign-in", "/", "/inbox", "/projects"];
const VIEWS = ["", "/board", "/list", "/calendar"];

/** The least score of all screens in a category; what took points is named. */
export const score =
  (category) =>
  async ({ places, url }) => {
    const { default: lighthouse } = await import("../lighthouse/node_modules/lighthouse/core/index.js");
    const place = mkdtempSync(join(tmpdir(), "quarterdeck-lighthouse-"));
    const port = await free();
    const context = await chromium.launchPersistentContext(place, {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`],
    });
    try {
      const scores = [];
      const faults = new Set();
      for (const path of [...SCREENS, ...VIEWS.map((view) => places.small.path + view)]) {
        if (path === SCREENS[1]) await signIn(context, url);
        const flags = { port, onlyCategories: [category], disableStorageReset: true, logLevel: "error" };
        const { lhr } = await lighthouse(`${url}${path}`, flags, await desktop());
        scores.push(lhr.categories[category].score * 100);
        for (const id of lost(lhr, category)) faults.add(`${path}: ${id}`);
      }
      const note = faults.size ? [...faults].join(", ") : `${scores.length} screens`;
      return { measured: String(Math.floor(Math.min(...scores))), note };
    } finally {
      await context.close();
      rmSync(place, { recursive: true, force: true });
    }
  };

const desktop = async () =>
  (await import("../lighthouse/node_modules/lighthouse/core/config/desktop-config.js")).default;

const lost = (lhr, category) =>
  lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => id);

async function signIn(context, url) {
  const data = { username: "ada", password: "quarterdeck-demo" };
  const answer = await context.request.post(`${url}/api/session`, { data });
  if (!answer.ok()) throw new Error(`ada cannot sign in: ${answer.status()}`);
}

const free = () =>
  new Promise((found, failed) => {
    const socket = createServer().once("error", failed);
    socket.listen(0, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => found(port));
    });
  });
