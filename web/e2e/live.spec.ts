import { type Browser, expect, type Locator, type Page, test, type WebSocketRoute } from "@playwright/test";
import {
  ask,
  ben,
  cardIn,
  cardTitled,
  column,
  enter,
  first,
  lastNotice,
  newBoard,
  newProject,
  openBoard,
  quickAdd,
  second,
  token,
} from "./deck";

test.beforeEach(() => test.slow()); // two browsers at once

/** Ben at the same address, in a browser of his own. */
async function besides(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext();
  await enter(context, ben);
  const page = await context.newPage();
  await openBoard(page, address);
  return page;
}

/** Milliseconds from the drop in one browser until the card stands in that column of the other. */
async function shownAfter(from: Page, to: Page, title: string, state: string): Promise<number> {
  await from.evaluate(() => {
    document.documentElement.removeAttribute("data-dropped");
    const drop = () => document.documentElement.setAttribute("data-dropped", String(Date.now()));
    addEventListener("drop", drop, { capture: true, once: true });
  });
  const shown = to.evaluate(
    ([title, state]) =>
      new Promise<number>((resolve) => {
        const there = () =>
          [...document.querySelectorAll(`section[data-state="${state}"] [data-card-link]`)].some(
            (link) => link.textContent === title,
          );
        const look = () => (there() ? resolve(Date.now()) : requestAnimationFrame(look));
        look();
      }),
    [title, state],
  );
  await cardTitled(from, title).dragTo(column(from, state));
  const dropped = Number(await from.locator("html").getAttribute("data-dropped"));
  return (await shown) - dropped;
}

test("two people see each other, and each other's moves within a second", async ({ page, browser }) => {
  const { board } = await newBoard(page, "Seen by both");
  const other = await besides(browser, board);
  await expect(cardIn(other, first, "Seen by both")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Ben .* is here/ })).toBeVisible();
  await expect(other.getByRole("img", { name: /^Ada .* is here/ })).toBeVisible();

  const there = await shownAfter(page, other, "Seen by both", second);
  const back = await shownAfter(other, page, "Seen by both", first);
  test.info().annotations.push({ type: "milliseconds", description: `${there}, ${back}` });
  expect(Math.max(there, back)).toBeLessThan(1_000);

  await other.context().close();
  await expect(page.getByRole("img", { name: /is here/ })).toBeHidden();
});

test("two people change one title: both values are shown and one is chosen", async ({ page, browser }) => {
  await newBoard(page, "Whose title");
  await cardTitled(page, "Whose title").getByRole("link").click();
  const mine = page.getByRole("complementary").getByLabel("Title");
  await mine.fill("Whose title mine");

  const other = await besides(browser, page.url());
  const theirs = other.getByRole("complementary").getByLabel("Title");
  await theirs.fill("Whose title theirs");
  await theirs.press("Enter");
  await expect(lastNotice(other)).toContainText("changed");

  await mine.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Whose title theirs");
  await page.getByRole("button", { name: "Keep yours" }).click();
  await expect(cardIn(other, first, "Whose title mine")).toBeVisible();
  await other.context().close();
});

test("a lost connection says so, and what was missed is caught up with", async ({ page }) => {
  const sockets: WebSocketRoute[] = [];
  let cut = false;
  await page.routeWebSocket("**/api/live", (socket) => {
    if (cut) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  const project = await newBoard(page, "Here before");
  const lost = page.getByText(/Connection lost/);
  cut = true;
  for (const socket of sockets) await socket.close();
  await expect(lost).toBeVisible();
  await ask(page.context(), "/api/tasks", { project_id: project.id, title: "Made meanwhile" });
  await expect(cardTitled(page, "Made meanwhile")).toBeHidden();
  cut = false;
  await expect(cardTitled(page, "Made meanwhile")).toBeVisible();
  await expect(lost).toBeHidden();
});

test("another's change of a lane's field is seen by both, and does not move what one is reading", async ({
  page,
  browser,
}) => {
  const { id, board } = await newBoard(page, "Seen in lanes");
  await openBoard(page, `${board}?lanes=priority`);
  const other = await besides(browser, `${board}?lanes=priority`);
  await cardTitled(other, "Seen in lanes").getByRole("link").focus();
  await other.keyboard.press("p");
  await other.getByRole("menuitemradio", { name: "High", exact: true }).click();
  await expect(page.locator('section[data-lane="high"]').getByText("Seen in lanes")).toBeVisible();
  await ask(page.context(), "/api/tasks", { project_id: id, title: "From elsewhere", priority: "low" });
  await expect(other.locator('section[data-lane="low"]').getByText("From elsewhere")).toBeVisible();
  await other.context().close();
});

/** Where a card or a row stands on the screen. */
const topOf = async (there: Locator) => Math.round((await there.boundingBox())?.y ?? Number.NaN);

for (const [where, address] of [
  ["a column", "board"],
  ["a lane", "board?lanes=priority"],
  ["a list", "list"],
] as const) {
  test(`what another adds above does not move what one reads in ${where}`, async ({ page, browser }) => {
    const { id, key } = await newProject(page.context());
    for (let at = 1; at <= 40; at += 1) {
      await ask(page.context(), "/api/tasks", { project_id: id, title: `Row ${at}` });
    }
    const { items } = await (
      await page.request.get(`/api/tasks?project_id=${id}&sort=rank&fields=id`)
    ).json();
    await page.goto(`/projects/${key}/${address}`);
    const read = page.getByRole("link", { name: "Row 20", exact: true });
    const begin = page.getByRole("link", { name: "Row 1", exact: true });
    await expect(begin).toBeVisible();
    await begin.hover();
    await expect(async () => {
      await page.mouse.wheel(0, 300);
      await expect(read).toBeInViewport({ timeout: 500 });
    }).toPass();
    await page.waitForTimeout(400); // until the wheel's last turn has come to rest
    const before = await topOf(read);
    const context = await browser.newContext();
    await enter(context, ben);
    const others = ["Pushed in", "Pushed in, too"];
    for (const title of others) {
      const made = await ask<{ id: number }>(context, "/api/tasks", { project_id: id, title });
      await ask(context, `/api/tasks/${made.id}/move`, { before_id: items[0].id, after_id: null });
    }
    await context.close();
    const scrolled = await page.evaluate(() =>
      Math.max(...[...document.querySelectorAll("main *")].map((each) => each.scrollTop)),
    );
    expect(scrolled).toBeGreaterThan(0);
    await expect(page.getByText(/42/).first()).toBeAttached();
    await expect.poll(() => topOf(read)).toBe(before);
    await page.waitForTimeout(300); // and stays there
    expect(await topOf(read)).toBe(before);
  });
}

test("two at one task see each other; a new project and its name are there at once, and what is deleted", async ({
  page,
  browser,
}) => {
  const { id, key } = await newProject(page.context(), "Looked at by two");
  await page.goto(`/tasks/${key}-1`);
  const context = await browser.newContext();
  await enter(context, ben);
  const other = await context.newPage();
  await other.goto(`/tasks/${key}-1`);
  await expect(page.getByRole("img", { name: /^Ben .* is here/ })).toBeVisible();
  await expect(other.getByRole("img", { name: /^Ada .* is here/ })).toBeVisible();

  await other.goto("/projects");
  const listed = other.getByRole("main").getByText(`Newcomer ${key}`);
  const aside = other.getByRole("navigation", { name: "Main" }).getByText(`Newcomer ${key}`);
  await expect(other.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
  const fresh = { key: `N${key}`.slice(0, 10), name: `Newcomer ${key}` };
  const made = await ask<{ id: number }>(page.context(), "/api/projects", fresh);
  await expect(listed).toBeVisible();
  await page.request.patch(`/api/projects/${made.id}`, {
    data: { name: `Newcomer ${key} renamed` },
    headers: await token(page.context()),
  });
  await expect(other.getByRole("main").getByText(`Newcomer ${key} renamed`)).toBeVisible();
  await page.request.delete(`/api/projects/${made.id}`, { headers: await token(page.context()) });
  await expect(listed).toHaveCount(0);
  await expect(aside).toHaveCount(0);

  await other.goto("/trash?noun=task");
  await expect(other.getByRole("heading", { name: "Trash", level: 1 })).toBeVisible();
  const { items } = await (await page.request.get(`/api/tasks?project_id=${id}&fields=id`)).json();
  await page.request.delete(`/api/tasks/${items[0].id}`, { headers: await token(page.context()) });
  await expect(other.getByText(`${key}-1`)).toBeVisible();
  await context.close();
});

test("a draft survives a lost connection and a reload", async ({ page }) => {
  await newBoard(page, "Here before");
  await page.context().setOffline(true);
  await quickAdd(page, first).fill("Written offline");
  await page.context().setOffline(false);
  await page.reload();
  await expect(quickAdd(page, first)).toHaveValue("Written offline");
  await quickAdd(page, first).press("Enter");
  await expect(cardTitled(page, "Written offline")).toBeVisible();
});

test("a session that ends elsewhere ends here", async ({ page }) => {
  await newBoard(page, "Only for members");
  await page.context().request.delete("/api/session", { headers: await token(page.context()) });
  await expect(page).toHaveURL(/sign-in\?expired=true/);
  await expect(page.getByText("You were signed out.")).toBeVisible();
});

test("what changed before the socket came is shown when it comes", async ({ page }) => {
  const { id, board } = await newBoard(page, "Begun elsewhere");
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.routeWebSocket(/api\/live/, async (socket: WebSocketRoute) => {
    await gate;
    socket.connectToServer();
  });
  await page.goto(board);
  await expect(cardIn(page, first, "Begun elsewhere")).toBeVisible();
  const { items } = await (await page.request.get(`/api/tasks?project_id=${id}&fields=id`)).json();
  await ask(page.context(), `/api/tasks/${items[0].id}/start-work`, {});
  await expect(cardIn(page, first, "Begun elsewhere")).toBeVisible();
  open();
  await expect(cardIn(page, second, "Begun elsewhere")).toBeVisible();
});
