import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** Axe finds nothing wrong with what is shown. */
export async function isClean(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
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

/** Nothing is wider than the screen. */
export async function fits(page: Page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}
