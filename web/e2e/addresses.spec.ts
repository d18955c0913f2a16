import { expect, type Page, test } from "@playwright/test";
import { ask, cardTitled, newBoard, newProject } from "./deck";

/** The same address in a tab of its own. */
async function sent(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  return other;
}

test("what the projects are filtered by is in their address", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto("/projects");
  await page.getByLabel("Filter projects").fill(key.toLowerCase());
  await expect(page).toHaveURL(new RegExp(`q=${key.toLowerCase()}`));
  const other = await sent(page);
  await expect(other.getByLabel("Filter projects")).toHaveValue(key.toLowerCase());
  await expect(other.getByRole("main").getByRole("link", { name: `Trial ${key}` })).toBeVisible();
  await expect(other.getByRole("main").getByRole("link", { name: "Website", exact: true })).toHaveCount(0);
});

test("what of a task's activity is shown is in its address", async ({ page }) => {
  const { key } = await newProject(page.context(), "Speak up");
  await page.goto(`/tasks/${key}-1`);
  await page.getByRole("radiogroup", { name: "Activity" }).getByText("Comments").click();
  await expect(page).toHaveURL(/activity=comments/);
  const other = await sent(page);
  await expect(other.getByText("Nobody has said anything yet.")).toBeVisible();
  await expect(other.getByRole("radio", { name: "Comments" })).toBeChecked();
});

test("closed groups of a list are in its address, whatever they are called", async ({ page }) => {
  const { key, id } = await newProject(page.context(), "Here");
  await ask(page.context(), "/api/tasks", { project_id: id, title: "There", state: "In progress" });
  await page.goto(`/projects/${key}/list?group=state`);
  const group = (where: Page, name: string) => where.locator("[data-group]").filter({ hasText: name });
  await group(page, "In progress").click();
  await expect(page.getByRole("row", { name: /There/ })).toBeHidden();
  await expect(page).toHaveURL(/folded=/);
  const other = await sent(page);
  await expect(other.getByRole("row", { name: /Here/ })).toBeVisible();
  await expect(other.getByRole("row", { name: /There/ })).toBeHidden();
  await group(other, "In progress").click();
  await expect(other.getByRole("row", { name: /There/ })).toBeVisible();
  await expect(other).not.toHaveURL(/folded=/);
});

test("the filter goes along from view to view, by mouse and by keyboard", async ({ page }) => {
  const { board } = await newBoard(page, "Sand the deck", "Paint the hull");
  await page.goto(`${board}?q=sand`);
  await expect(cardTitled(page, "Paint the hull")).toHaveCount(0);
  await page
    .getByRole("navigation", { name: "Views of this project" })
    .getByRole("link", { name: "List" })
    .click();
  await expect(page).toHaveURL(/list\?q=sand/);
  await expect(page.getByRole("row", { name: /Sand the deck/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Paint the hull/ })).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/calendar\?q=sand/);
});
