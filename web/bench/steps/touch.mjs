// What is done by hand, and what others do, until it is shown. Times are taken inside the page.
import { asking } from "../data.mjs";
import { ms, percentile } from "../report.mjs";

const DROPS = 10;
const PRESSES = 40;
const CHANGES = 20;

async function openBoard(context, place) {
  const page = await context.newPage();
  await page.goto(`${place.path}/board`);
  await page.locator("[data-board] article").first().waitFor();
  await page.waitForTimeout(1_000);
  return page;
}

export async function dropped({ browser, someone, places, reference }) {
  const context = await someone("ada");
  const page = await openBoard(context, places.cards);
  const times = [];
  for (let run = 0; run < DROPS; run += 1) {
    const card = page.locator('section[data-state="To do"] article').first();
    const id = await card.locator("[data-card-link]").getAttribute("data-card-link");
    const shown = page.evaluate(
      (id) =>
        new Promise((resolve) => {
          let at = 0;
          addEventListener("drop", () => (at = performance.now()), { capture: true, once: true });
          const look = () => {
            const there = document.querySelector(
              `section[data-state="In progress"] [data-card-link="${id}"]`,
            );
            if (at && there) return requestAnimationFrame(() => resolve(performance.now() - at));
            requestAnimationFrame(look);
          };
          look();
        }),
      id,
    );
    await card.dragTo(page.locator('section[data-state="In progress"] article').first());
    times.push(await shown);
    await page.waitForTimeout(300);
  }
  await context.close();
  return {
    measured: ms(percentile(times, 0.95)),
    bare: ms(await bareMove(browser, reference)),
    note: `median ${ms(percentile(times, 0.5))}`,
  };
}

/** A press that moves a card from one plain list to the next. */
async function bareMove(browser, reference) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${reference}/?as=board&count=2000`);
  await page.locator("article").first().waitFor();
  const times = await page.evaluate(async (runs) => {
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      document.querySelector("[data-column='0'] button").click();
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      times.push(performance.now() - start);
    }
    return times;
  }, DROPS);
  await context.close();
  return percentile(times, 0.95);
}

/** Arrows, picking up, carrying, dropping, assigning: from the key to the frame that shows it, as INP counts it. */
export async function pressed({ someone, places }) {
  const context = await someone("ada");
  const page = await openBoard(context, places.cards);
  await page.evaluate(() => {
    window.pressTimes = new Map();
    new PerformanceObserver((list) => {
      // Going down and coming up are one press, which took as long as the slower of them.
      for (const { interactionId, duration } of list.getEntries())
        if (interactionId)
          window.pressTimes.set(interactionId, Math.max(duration, window.pressTimes.get(interactionId) ?? 0));
    }).observe({ type: "event", durationThreshold: 16, buffered: false });
  });
  await page.locator("[data-card-link]").first().focus();
  const keys = [
    "ArrowDown",
    "ArrowRight",
    "a",
    "ArrowDown",
    "Space",
    "ArrowRight",
    "ArrowDown",
    "Space",
    "ArrowLeft",
    "x",
  ];
  for (let run = 0; run < PRESSES; run += 1) {
    await page.keyboard.press(keys[run % keys.length]);
    await page.waitForTimeout(120);
  }
  const times = await page.evaluate(() => [...window.pressTimes.values()]);
  await context.close();
  // Those under the least that the browser tells of (16 ms) are missing from the list: they were faster.
  const all = [...times, ...Array.from({ length: Math.max(0, PRESSES - times.length) }, () => 16)];
  return { measured: ms(percentile(all, 0.95)), note: `median ${ms(percentile(all, 0.5))}` };
}

/** From when somebody else sends a change until it stands on this board. */
export async function heard({ someone, places }) {
  const [context, other] = [await someone("ada"), await someone("ben")];
  const page = await openBoard(context, places.cards);
  const patch = asking(other, "patch");
  const id = await page.locator("[data-card-link]").first().getAttribute("data-card-link");
  const times = [];
  for (let run = 0; run < CHANGES; run += 1) {
    const title = `Changed by Ben ${run}`;
    const shown = page.evaluate(
      (title) =>
        new Promise((resolve) => {
          const look = () =>
            [...document.querySelectorAll("[data-card-link]")].some((link) => link.textContent === title)
              ? requestAnimationFrame(() => resolve(Date.now()))
              : requestAnimationFrame(look);
          look();
        }),
      title,
    );
    const sent = Date.now();
    await patch(`/api/tasks/${id}`, { title });
    times.push((await shown) - sent);
  }
  await Promise.all([context.close(), other.close()]);
  return { measured: ms(percentile(times, 0.95)), note: `median ${ms(percentile(times, 0.5))}` };
}
