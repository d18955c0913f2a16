import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Axe finds nothing wrong with what is shown. The dark theme changes colours and nothing else, so there it looks at them. */
export async function isClean(page: Page) {
  const dark = await page.evaluate(() => document.documentElement.dataset.mantineColorScheme === "dark");
  const axe = new AxeBuilder({ page })
    // There are no frames of others: what axe does for them takes as long as its work.
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    // Each story leaves a project behind: of the hundreds in the sidebar at last the first ones stand for all.
    .exclude("nav li:nth-child(n + 9)");
  const { violations } = await (dark ? axe.withRules("color-contrast") : axe.withTags(RULES)).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([]);
}

const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** A story that is told light and dark, on a wide screen and on a phone. */
export function onEveryScreen(title: string, story: (page: Page) => Promise<void>) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [size, viewport] of Object.entries(sizes)) {
      test.describe(`${colorScheme}, ${size}`, () => {
        test.slow(); // axe looks at each of hundreds of nodes
        test.use({ colorScheme, viewport, contextOptions: { reducedMotion: "reduce" } });
        test(`${title}, ${colorScheme}, ${size}`, ({ page }) => story(page));
      });
    }
  }
}

/** Nothing is wider than the screen, and the screen is not scrolled sideways to see what is. */
export async function fits(page: Page) {
  const widths = await page.evaluate(() =>
    [document.documentElement, document.querySelector("#content")].map((each) => [
      each?.scrollWidth ?? 0,
      each?.clientWidth ?? 0,
    ]),
  );
  for (const [has = 0, shows = 0] of widths) expect(has).toBeLessThanOrEqual(shows);
}
