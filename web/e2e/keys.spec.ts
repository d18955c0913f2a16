import { expect, type Page, test } from "@playwright/test";
import { ask, ben, enter, newBoard, newPerson, newProject } from "./deck";

/** What `?` says of this screen. */
async function listed(page: Page): Promise<string> {
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const text = await dialog.innerText();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return text;
}

test("the keys of the list and of the board are listed whole", async ({ page }) => {
  const { key } = await newBoard(page, "One");
  expect(await listed(page)).toContain("Home");
  await page.goto(`/projects/${key}/list`);
  await expect(page.getByRole("row", { name: /One/ })).toBeVisible();
  const text = await listed(page);
  for (const cap of ["Space", "F2", "Home", "End", "PgUp", "PgDn", "Alt"]) expect(text).toContain(cap);
});

test("people are searched with / and walked with J and K; Enter opens one", async ({ page }) => {
  await enter(page.context());
  await page.goto("/people");
  await expect(page.locator("[data-person]").first()).toBeVisible();
  expect(await listed(page)).toContain("/");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page.locator("[data-person]").nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary")).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Name, title, skill" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Name, title, skill" })).toHaveValue("");
});

test("projects are walked and opened, deleted things walked and restored", async ({ page }) => {
  const { key, id } = await newProject(page.context(), "Throw me");
  await page.goto(`/projects?q=${key}`);
  await expect(page.locator("[data-project]")).toHaveCount(1);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/projects/${key}/board`));
  const tasks = await (await page.context().request.get(`/api/tasks?project_id=${id}&fields=id`)).json();
  const csrf = (await page.context().cookies()).find(({ name }) => name === "csrftoken")?.value ?? "";
  await page
    .context()
    .request.delete(`/api/tasks/${tasks.items[0].id}`, { headers: { "x-csrftoken": csrf } });
  await page.goto("/trash?q=Throw+me");
  await expect(page.getByRole("button", { name: `Restore ${key}-1 Throw me` })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("[data-restore]").first()).toBeFocused();
});

test("what others were asked for is not worked on by keys, and rows that are not drawn are not walked", async ({
  page,
}) => {
  const nell = newPerson("Nell");
  await enter(page.context());
  const people = await (
    await page.context().request.get(`/api/users?fields=id&username=${ben.username}`)
  ).json();
  const members = [
    { user_id: nell.id, role: "lead" },
    { user_id: people.items[0].id, role: "member" },
  ];
  const key = `N${Date.now().toString(36).toUpperCase()}`.slice(0, 10);
  const { id } = await ask<{ id: number }>(page.context(), "/api/projects", { key, name: key, members });
  await enter(page.context(), nell);
  for (let made = 0; made < 32; made += 1) {
    await ask(page.context(), "/api/tasks", {
      project_id: id,
      title: `Mine ${made}`,
      assignee_ids: [nell.id],
    });
  }
  await ask(page.context(), "/api/tasks", {
    project_id: id,
    title: "Ben's errand",
    assignee_ids: [people.items[0].id],
    reporter_id: nell.id,
  });
  await page.goto("/");
  const rows = page.locator("[data-row]");
  await expect(rows).toHaveCount(31);
  for (let step = 0; step < 31; step += 1) await page.keyboard.press("j");
  const errand = page.getByRole("link", { name: "Ben's errand" });
  await expect(errand).toBeFocused();
  let patched = 0;
  page.on("request", (request) => {
    if (request.method() !== "GET" && request.url().includes("/api/tasks/")) patched += 1;
  });
  for (const press of ["x", "s", "d", "w"]) await page.keyboard.press(press);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary")).toBeVisible();
  expect(patched).toBe(0);
});
