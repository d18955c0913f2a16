// What is typed while the server cannot be reached: it says so, keeps it, and sends it by itself, each once.
import { expect, type Page, type Route, test } from "@playwright/test";
import { cardTitled, column, enter, first, newBoard, newProject, quickAdd } from "./deck";

const writes = (route: Route) =>
  route.request().method() === "GET" ? route.fallback() : route.abort("connectionrefused");

/** Nothing that is written gets through until it is let through; what is read does. */
async function cutOff(page: Page) {
  await page.route("**/api/**", writes);
}
const letThrough = (page: Page) => page.unroute("**/api/**", writes);

const said = (page: Page, count: number) =>
  page.getByText(`The server cannot be reached. ${count} change${count === 1 ? " is" : "s are"} kept here`);

interface Found {
  id: number;
  title: string;
  story_points: number | null;
  estimated_hours: number | null;
  checklist: { text: string }[];
}

async function tasksOf(page: Page, project: number): Promise<Found[]> {
  const answer = await page.request.get(`/api/tasks?project_id=${project}&sort=id&limit=100`);
  return (await answer.json()).items;
}

test("cards added without a server wait, and each arrives once", async ({ page }) => {
  const { id } = await newBoard(page, "Here before");
  await cutOff(page);
  for (const title of ["First while away", "Second while away"]) {
    await quickAdd(page, first).fill(title);
    await quickAdd(page, first).press("Enter");
    await expect(quickAdd(page, first)).toHaveValue("");
    await expect(cardTitled(page, title)).toBeVisible();
  }
  await expect(said(page, 2)).toBeVisible();
  await letThrough(page);
  await expect(page.getByText("The server cannot be reached")).toBeHidden();
  await expect(cardTitled(page, "Second while away")).toBeVisible();
  const titles = (await tasksOf(page, id)).map(({ title }) => title);
  expect(titles).toEqual(["Here before", "First while away", "Second while away"]);
});

test("an answer that is lost on its way does not make two", async ({ page }) => {
  const { id } = await newBoard(page, "Here before");
  let lost = 0;
  await page.route("**/api/tasks", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await quickAdd(page, first).fill("Only once");
  await quickAdd(page, first).press("Enter");
  await expect(page.getByText(/added|created/i).first()).toBeVisible();
  expect(lost).toBe(1);
  expect((await tasksOf(page, id)).map(({ title }) => title)).toEqual(["Here before", "Only once"]);
});

test("what waits survives a reload", async ({ page }) => {
  const { id, board } = await newBoard(page, "Here before");
  await cutOff(page);
  await quickAdd(page, first).fill("Waited over a reload");
  await quickAdd(page, first).press("Enter");
  await expect(said(page, 1)).toBeVisible();
  await page.reload();
  await expect(said(page, 1)).toBeVisible();
  await letThrough(page);
  await page.goto(board);
  await expect(cardTitled(page, "Waited over a reload")).toHaveCount(1);
  expect(await tasksOf(page, id)).toHaveLength(2);
});

test("items of a checklist and facts typed without a server arrive, each once", async ({ page }) => {
  const { id } = await newProject(page.context(), "A task with facts");
  const [task] = await tasksOf(page, id);
  await page.goto(`/tasks/${task?.id}`);
  const add = page.getByRole("textbox", { name: "Add an item" });
  await expect(add).toBeVisible();
  await cutOff(page);
  for (const text of ["Pack", "Seal"]) {
    await add.fill(text);
    await add.press("Enter");
    await expect(page.getByRole("checkbox", { name: text })).toBeVisible();
  }
  await page.getByLabel("Story points").fill("8");
  await page.getByLabel("Estimate").fill("1:30");
  await page.getByLabel("Estimate").blur();
  await expect(said(page, 4)).toBeVisible();
  await letThrough(page);
  await expect(page.getByText("The server cannot be reached")).toBeHidden();
  await expect(page.getByLabel("Estimate")).toHaveValue("1 hr 30 mins");
  const [now] = await tasksOf(page, id);
  expect(now?.checklist.map(({ text }) => text)).toEqual(["Pack", "Seal"]);
  expect([now?.story_points, now?.estimated_hours]).toEqual([8, 1.5]);
});

test("a cell of the list typed without a server arrives, and what cannot be read is kept", async ({
  page,
}) => {
  const { id, key } = await newProject(page.context(), "Cell before");
  await page.goto(`/projects/${key}/list`);
  const points = page.locator('[role=row] [data-column="points"]').last();
  await page.getByRole("link", { name: "Cell before" }).waitFor();
  await cutOff(page);
  await page.getByRole("button", { name: /^Edit the title/ }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Cell after");
  await page.getByRole("textbox", { name: "Title" }).press("Enter");
  await expect(said(page, 1)).toBeVisible();
  await points.click();
  const field = page.getByRole("textbox", { name: "Points" });
  await field.fill("about 5");
  await field.press("Enter");
  await expect(page.getByText("This is no number")).toBeVisible();
  await field.blur();
  await points.click();
  await expect(field).toHaveValue("about 5");
  await field.fill("5");
  await field.press("Enter");
  await expect(said(page, 2)).toBeVisible();
  await letThrough(page);
  await expect(page.getByText("The server cannot be reached")).toBeHidden();
  const [now] = await tasksOf(page, id);
  expect([now?.title, now?.story_points]).toEqual(["Cell after", 5]);
});

test("what is refused in the end is put back with its reason, and its words stand in their field", async ({
  page,
}) => {
  const { id } = await newBoard(page, "Here before");
  await cutOff(page);
  await quickAdd(page, first).fill("x".repeat(600));
  await quickAdd(page, first).press("Enter");
  await expect(said(page, 1)).toBeVisible();
  await letThrough(page);
  await expect(page.getByTestId("notice").last()).toContainText(/put back|did not work/);
  await expect(quickAdd(page, first)).toHaveValue("x".repeat(600));
  await expect(column(page, first).getByRole("article")).toHaveCount(1);
  expect(await tasksOf(page, id)).toHaveLength(1);
});

test("what waits when the session ends goes out after signing in again", async ({ page, context }) => {
  const { id } = await newBoard(page, "Here before");
  await context.request.delete("/api/session", {
    headers: {
      "x-csrftoken": (await context.cookies()).find(({ name }) => name === "csrftoken")?.value ?? "",
    },
  });
  await quickAdd(page, first).fill("Typed without a session");
  await quickAdd(page, first).press("Enter");
  await expect(page).toHaveURL(/sign-in\?expired=true/);
  await enter(context);
  await page.goto("/");
  await expect
    .poll(async () => (await tasksOf(page, id)).map(({ title }) => title))
    .toContain("Typed without a session");
  expect(await tasksOf(page, id)).toHaveLength(2);
});
