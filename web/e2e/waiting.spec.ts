import { expect, type Locator, type Page, type Route, test } from "@playwright/test";
import { ask, enter, newBoard, newProject } from "./deck";

/** Holds what goes to these addresses until it is let go. */
async function held(page: Page, which: RegExp) {
  let go = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(which, async (route: Route) => {
    await gone;
    await route.continue().catch(() => {}); // the page may be gone by then
  });
  return () => go();
}

const loading = (page: Page | Locator) => page.getByRole("status", { name: "Loading" });

test("the first code, a screen's own and a dialog's are waited for with a skeleton", async ({ page }) => {
  await enter(page.context());
  const first = await held(page, /assets\/index-.*\.js/);
  await page.goto("/people", { waitUntil: "commit" });
  await expect(page.locator("#root i").first()).toBeVisible();
  first();
  await expect(page.getByRole("heading", { name: "People", level: 1 })).toBeVisible();

  const inbox = await held(page, /assets\/inbox-screen-.*\.js/);
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Inbox/ })
    .click();
  await expect(loading(page)).toBeVisible();
  inbox();
  await expect(page.getByRole("heading", { name: "Inbox", level: 1 })).toBeVisible();
  await expect(loading(page)).toHaveCount(0);

  const palette = await held(page, /assets\/palette-.*\.js/);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Loading" })).toBeVisible();
  palette();
  await expect(page.getByRole("dialog", { name: "Loading" })).toBeHidden();
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
});

test("a panel and the parts of a task are waited for with a skeleton", async ({ page }) => {
  const { key, id } = await newProject(page.context(), "Slow");
  const { items } = await (await page.request.get(`/api/tasks?project_id=${id}&fields=id`)).json();
  const code = await held(page, /assets\/task-peek-.*\.js/);
  await page.goto(`/projects/${key}/board?task=${items[0].id}`);
  await expect(page.getByRole("complementary", { name: "Loading" })).toBeVisible();
  const parts = await held(page, /api\/(links|attachments|time_entries|tasks\?parent_id)/);
  code();
  const panel = page.getByRole("complementary", { name: new RegExp(`${key}-1`) });
  for (const name of ["Subtasks", "Links", "Files", "Time"]) {
    await expect(loading(panel.getByRole("region", { name, exact: true }))).toBeVisible();
  }
  await expect(panel.getByText("No time logged.")).toHaveCount(0);
  parts();
  await expect(panel.getByText("No time logged.")).toBeVisible();
  await expect(loading(panel)).toHaveCount(0);
});

test("many cards that are changed say how far that is, and can be stopped", async ({ page }) => {
  const titles = Array.from({ length: 12 }, (_, at) => `Card ${at}`);
  const { id } = await newBoard(page, ...titles);
  let left = 4;
  await page.route(/api\/tasks\/\d+$/, async (route) => {
    if (route.request().method() !== "DELETE") return route.continue();
    left -= 1;
    if (left < 0) await new Promise((resolve) => setTimeout(resolve, 4_000));
    await route.continue();
  });
  await page.getByRole("link", { name: "Card 0", exact: true }).focus();
  await page.keyboard.press("x");
  await page.getByRole("link", { name: "Card 11", exact: true }).click({ modifiers: ["Shift"] });
  await page.getByRole("toolbar").getByRole("button", { name: "Delete" }).click();
  const bar = page.getByTestId("labour");
  await expect(bar).toContainText("Changing cards: 4 of 12");
  await expect(bar.getByRole("progressbar")).toHaveAttribute("aria-valuenow", /33/);
  await bar.getByRole("button", { name: "Cancel" }).click();
  await expect(bar).toBeHidden();
  await expect(page.getByTestId("notice").filter({ hasText: "Stopped: 10 of 12 are done" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("article")).toHaveCount(12);
  const { count } = await (await page.request.get(`/api/tasks?project_id=${id}&limit=1&count=true`)).json();
  expect(count).toBe(12);
});

test("a list that is slow to write can be stopped, and says why it could not be written", async ({
  page,
}) => {
  const { key } = await newProject(page.context(), "One", "Two");
  await page.goto(`/projects/${key}/list`);
  await expect(page.getByRole("row", { name: "One" })).toBeVisible();
  const save = () => page.getByRole("button", { name: "Download what is shown as CSV" }).click();
  const go = await held(page, /api\/tasks\?id=/);
  await save();
  const bar = page.getByTestId("labour");
  await expect(bar).toContainText(/Writing .*\.csv: 0 of 2/);
  await bar.getByRole("button", { name: "Cancel" }).click();
  go();
  await expect(bar).toBeHidden();
  await page.unroute(/api\/tasks\?id=/);
  await page.route(/api\/tasks\?id=/, (route) => route.abort());
  await save();
  await expect(page.getByTestId("notice")).toContainText(
    "could not be written: the server cannot be reached",
  );
});

test("a copy of a project that takes long can be cancelled, and is not there afterwards", async ({
  page,
}) => {
  const { id, key } = await newProject(page.context(), "Plan");
  await page.goto(`/projects/${key}/settings?part=copy`);
  const name = `Copy of ${key}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Key", { exact: true }).fill(`C${key}`.slice(0, 10));
  const go = await held(page, new RegExp(`api/projects/${id}/copy`));
  await page.getByRole("button", { name: "Make the copy" }).click();
  await expect(page.getByRole("progressbar", { name: `Copying Trial ${key}` })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("progressbar")).toBeHidden();
  const away = page.waitForResponse((answer) => answer.request().method() === "DELETE" && answer.ok());
  go();
  await away;
  const { items } = await (await page.request.get(`/api/projects?fields=name&limit=200`)).json();
  expect(items.map((each: { name: string }) => each.name)).not.toContain(name);
  expect(await ask(page.context(), "/api/tasks", { project_id: id, title: "Still ours" })).toBeTruthy();
});
