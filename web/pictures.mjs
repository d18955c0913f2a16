// `make pictures` takes the pictures of the documentation anew: the built app over a real server with the demo's data
// on a database of its own, and the design system's page. What it takes is listed below; names behind the command take
// only these.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createSocket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { argv, env, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { createServer } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../docs/pictures");
const quarterdeck = env.QUARTERDECK ?? join(here, "../.venv/bin/quarterdeck");
const LARGEST = 200_000;
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const shown = (page, text) => page.getByText(text).first().waitFor();

/** Name of the file, where to go, what else to do before the picture is taken. */
const screens = [
  { name: "sign-in", path: "/sign-in", anonymous: true },
  { name: "my-work", path: "/" },
  { name: "inbox", path: "/inbox" },
  { name: "projects", path: "/projects" },
  { name: "overview", path: "/projects/WEB", ready: (page) => shown(page, "Workload") },
  { name: "board", path: "/projects/WEB/board", ready: (page) => page.locator("article").first().waitFor() },
  {
    name: "board-dark",
    path: "/projects/WEB/board",
    dark: true,
    ready: (page) => page.locator("article").first().waitFor(),
  },
  { name: "list", path: "/projects/WEB/list" },
  { name: "task", path: "/tasks/WEB-19" },
  {
    name: "palette",
    path: "/projects/WEB/board",
    ready: async (page) => {
      await page.locator("article").first().waitFor();
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("search");
    },
  },
  {
    name: "keys",
    path: "/projects/WEB/board",
    ready: async (page) => {
      await page.locator("article").first().waitFor();
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "settings-workflow", path: "/projects/WEB/settings?part=workflow" },
  { name: "people", path: "/people" },
  { name: "profile", path: "/profile" },
  {
    name: "overview-german",
    path: "/projects/WEB",
    language: "de",
    ready: (page) => shown(page, "Auslastung"),
  },
  {
    name: "phone-board",
    path: "/projects/WEB/board",
    size: phone,
    ready: (page) => page.locator("article").first().waitFor(),
  },
  {
    name: "phone-overview",
    path: "/projects/WEB",
    size: phone,
    ready: (page) => page.getByRole("heading", { name: "Progress" }).waitFor(),
  },
];

const free = () =>
  new Promise((found, failed) => {
    const socket = createSocket().once("error", failed);
    socket.listen(0, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => found(port));
    });
  });

async function serve(place) {
  const port = await free();
  const base = `http://localhost:${port}`;
  const words = ["serve", "--database", `sqlite:///${place}/demo.db`, "--port", String(port), "--demo"];
  const process = spawn(quarterdeck, words, {
    env: { ...env, QUARTERDECK_FILES: join(place, "files") },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let second = 0; second < 120; second += 1) {
    const answer = await fetch(`${base}/api/health`).catch(() => null);
    if (answer?.ok) return { base, stop: () => process.kill("SIGTERM") };
    await new Promise((go) => setTimeout(go, 1000));
  }
  process.kill("SIGTERM");
  throw new Error("the server did not start");
}

const asked = argv.slice(2);

async function take(browser, base, { name, path, size = desk, dark, anonymous, language, ready, whole }) {
  if (asked.length > 0 && !asked.includes(name)) return;
  const context = await browser.newContext({
    baseURL: base,
    viewport: size,
    colorScheme: dark ? "dark" : "light",
    locale: "en-GB",
    reducedMotion: "reduce",
    hasTouch: size === phone,
  });
  if (language) {
    await context.addInitScript((chosen) => localStorage.setItem("quarterdeck:language", chosen), language);
  }
  if (!anonymous) {
    const data = { username: "ada", password: "quarterdeck-demo" };
    const answer = await context.request.post("/api/session", { data });
    if (!answer.ok()) throw new Error(`${name}: signing in: ${answer.status()}`);
  }
  const page = await context.newPage();
  await page.goto(path);
  await ready?.(page);
  // Whatever is still on its way: a live socket never ends, so this is a pause and not the network's silence.
  await page.waitForTimeout(1500);
  const shot = await page.screenshot({ fullPage: whole, animations: "disabled", caret: "hide" });
  const picture = await webp(page, shot);
  await context.close();
  if (picture.length > LARGEST)
    throw new Error(`${name}.webp has ${picture.length} bytes, more than ${LARGEST}`);
  writeFileSync(join(target, `${name}.webp`), picture);
  console.log(`${name}.webp ${Math.round(picture.length / 1000)} kB`);
}

/** A third of a PNG's size; the browser encodes it. An empty page does, as the app's own forbids data addresses. */
async function webp(page, png) {
  await page.goto("about:blank");
  const encoded = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.9).split(",")[1];
  }, png.toString("base64"));
  return Buffer.from(encoded, "base64");
}

mkdirSync(target, { recursive: true });
const place = mkdtempSync(join(tmpdir(), "quarterdeck-pictures-"));
const browser = await chromium.launch({
  executablePath: env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const design = await createServer({ root: here, server: { port: await free() }, logLevel: "error" });
let server;
try {
  server = await serve(place);
  for (const screen of screens) await take(browser, server.base, screen);
  await design.listen();
  const base = design.resolvedUrls.local[0];
  for (const dark of [false, true]) {
    const name = dark ? "design-dark" : "design-light";
    const ready = (page) => shown(page, "Components");
    await take(browser, base, { name, path: "/design/", dark, anonymous: true, ready, whole: true });
  }
} finally {
  server?.stop();
  await design.close();
  await browser.close();
  rmSync(place, { recursive: true, force: true });
}
exit(0);
