const SECONDS = 4;
const STEP = 45; // pixels for each frame: as fast as a hand turns a wheel

/** Frames that came late while everything was scrolled through, down and up, in share of those that should have come. */
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
    const ours = await scroll(page);
    await context.close();
    const bareContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const barePage = await bareContext.newPage();
    await barePage.goto(`${reference}/?as=${kind === "rows" ? "rows" : "board"}&count=${place.size}`);
    await barePage.waitForTimeout(1_000);
    const bare = await scroll(barePage);
    await bareContext.close();
    return {
      measured: `${ours.share.toFixed(1)} %`,
      bare: `${bare.share.toFixed(1)} %`,
      note: `slowest frame ${ours.slowest} ms`,
    };
  };

function scroll(page) {
  return page.evaluate(
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
          const due = 1_000 / 60;
          const late = gaps.slice(1).reduce((sum, gap) => sum + Math.max(0, Math.round(gap / due) - 1), 0);
          resolve({
            share: (late / (gaps.length - 1 + late)) * 100,
            slowest: Math.round(Math.max(...gaps.slice(1))),
          });
        };
        requestAnimationFrame(frame);
      }),
    [SECONDS, STEP],
  );
}
