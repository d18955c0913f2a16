const SECONDS = 4;
const STEP = 45; // pixels for each frame: as fast as a hand turns a wheel

/**
 * Frames that came late, or showed nothing where a row belongs, in share of those that should have come. A list is
 * scrolled by the wheel, as the browser takes it from a hand. A board's columns are scrolled all together, which is more
 * than a hand can do.
 */
export const scrolled =
  (screen, kind) =>
  async ({ browser, someone, places, reference }) => {
    const context = await someone("ada");
    const page = await context.newPage();
    const place = places[kind];
    await page.goto(`${place.path}/${screen}`);
    await page
      .locator(kind === "cards" ? "[data-board] article" : "main [role=row], main [data-row]")
      .first()
      .waitFor();
    await page.waitForTimeout(1_000);
    const act = kind === "rows" ? wheel : scroll;
    const ours = await act(page);
    await context.close();
    const bareContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const barePage = await bareContext.newPage();
    await barePage.goto(`${reference}/?as=${kind === "rows" ? "rows" : "board"}&count=${place.size}`);
    await barePage.waitForTimeout(1_000);
    const bare = await act(barePage);
    await bareContext.close();
    return {
      measured: `${ours.share.toFixed(1)} %`,
      bare: `${bare.share.toFixed(1)} %`,
      note: `slowest frame ${ours.slowest} ms`,
    };
  };

async function scroll(page) {
  const gaps = await page.evaluate(
    ([seconds, step]) =>
      new Promise((resolve) => {
        const all = [...document.querySelectorAll("*")].filter(
          (element) =>
            element.scrollHeight > element.clientHeight + 100 &&
            ["auto", "scroll"].includes(getComputedStyle(element).overflowY),
        );
        const tallest = Math.max(...all.map((element) => element.scrollHeight));
        // All columns of a board are as tall; they are scrolled together, which is more than a hand can do.
        const scrollers = all.filter((element) => element.scrollHeight > tallest / 2);
        const gaps = [];
        let last = performance.now();
        let way = step;
        const end = last + seconds * 1_000;
        const frame = (now) => {
          gaps.push(now - last);
          last = now;
          for (const scroller of scrollers) scroller.scrollTop += way;
          const [first] = scrollers;
          if (
            first &&
            (first.scrollTop <= 0 || first.scrollTop + first.clientHeight >= first.scrollHeight - 1)
          )
            way = -way;
          if (now < end) return requestAnimationFrame(frame);
          resolve(gaps.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    [SECONDS, STEP],
  );
  return share(gaps, 0);
}

const POINT = { x: 800, y: 500 };
const DISTANCE = SECONDS * 60 * STEP;

async function wheel(page) {
  await page.evaluate(({ x, y }) => {
    const under = () => document.elementFromPoint(x, y);
    let scroller = under();
    while (scroller && scroller.scrollHeight <= scroller.clientHeight + 100)
      scroller = scroller.parentElement;
    const seen = { gaps: [], blank: 0, furthest: 0, done: false };
    let last = 0;
    const frame = (now) => {
      if (last) seen.gaps.push(now - last);
      last = now;
      if (!under()?.closest("[role=row], [data-row], .row")) seen.blank += 1;
      seen.furthest = Math.max(seen.furthest, scroller?.scrollTop ?? 0);
      if (!seen.done) requestAnimationFrame(frame);
    };
    window.scrollSeen = seen;
    requestAnimationFrame(frame);
  }, POINT);
  const client = await page.context().newCDPSession(page);
  const speed = 60 * STEP;
  for (const yDistance of [-DISTANCE, DISTANCE])
    await client.send("Input.synthesizeScrollGesture", {
      ...POINT,
      yDistance,
      speed,
      gestureSourceType: "mouse",
    });
  await client.detach();
  const { gaps, blank, furthest } = await page.evaluate(() =>
    Object.assign(window.scrollSeen, { done: true }),
  );
  if (furthest < DISTANCE / 2) throw new Error(`the wheel moved only ${furthest} pixels`);
  return share(gaps, blank);
}

function share(gaps, blank) {
  const late = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1_000 / 60)) - 1), 0);
  return {
    share: ((late + blank) / (gaps.length + late)) * 100,
    slowest: Math.round(Math.max(...gaps)),
  };
}
