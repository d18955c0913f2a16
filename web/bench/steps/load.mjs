import { ms, percentile } from "../report.mjs";

const TIMES = 5;

/** Counted as the browser got it, over the wire. */
export async function firstScript({ someone, places }) {
  const context = await someone("ada");
  const page = await context.newPage();
  await page.goto(`${places.small.path}/board`);
  await page.locator("[data-board] article").first().waitFor();
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  await context.close();
  return { measured: `${Math.ceil(bytes / 1000)} kB` };
}

/** From asking for the address, with nothing in the browser's cache, until cards stand there and take a key. */
export async function coldLoad({ browser, someone, places, reference }) {
  const times = [];
  for (let run = 0; run < TIMES; run += 1) {
    const context = await someone("ada");
    times.push(await until(await context.newPage(), `${places.small.path}/board`, "[data-board] article"));
    await context.close();
  }
  const context = await browser.newContext();
  const bare = await until(await context.newPage(), `${reference}/?as=board&count=100`, "article");
  await context.close();
  return {
    measured: ms(percentile(times, 0.5)),
    bare: ms(bare),
    note: `${TIMES} loads, slowest ${ms(Math.max(...times))}`,
  };
}

async function until(page, address, selector) {
  await page.addInitScript((selector) => {
    const look = () => {
      if (!document.querySelector(selector)) return requestAnimationFrame(look);
      // The frame that draws it, and the task after it: from then on the page answers.
      requestAnimationFrame(() => setTimeout(() => Object.assign(window, { usableAt: performance.now() })));
    };
    requestAnimationFrame(look);
  }, selector);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.usableAt !== undefined, undefined, { timeout: 60_000 });
  return page.evaluate(() => window.usableAt);
}
