import { expect, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, ben, enter, newPerson, newProject, type Person, type Project, undo } from "./deck";

async function newList(page: Page, ...titles: string[]): Promise<Project> {
  const project = await newProject(page.context(), ...titles);
  await page.goto(`/projects/${project.key}/list`);
  await expect(page.getByRole("row", { name: titles[0] })).toBeVisible();
  return project;
}

const query = (page: Page) => page.getByRole("combobox", { name: "Filter" });

test("fields and values are completed while one types, and the address follows", async ({ page }) => {
  await newList(page, "Paint the hull", "Sand the deck");
  await query(page).pressSequentially("sta");
  await page.getByRole("option", { name: /^state/ }).click();
  await page.getByRole("option", { name: "In progress" }).click();
  await expect(query(page)).toHaveValue('state:"In progress" ');
  await expect(page.getByText("0 tasks match")).toBeVisible();
  await expect(page.getByText("No task matches")).toBeVisible();
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByRole("row", { name: "Sand the deck" })).toBeVisible();
  await query(page).fill("hull");
  await expect(page).toHaveURL(/q=hull/);
  await expect(page.getByText("1 task matches")).toBeVisible();
  await expect(page.getByRole("row", { name: "Sand the deck" })).toBeHidden();
});

test("a label is named in the field and known by its id in the address", async ({ page }) => {
  const { id } = await newList(page, "Unlabelled");
  const label = await ask<{ id: number }>(page.context(), "/api/labels", {
    project_id: id,
    name: "back end",
  });
  await ask(page.context(), "/api/tasks", { project_id: id, title: "Labelled", labels: [label.id] });
  await page.reload();
  await page.getByRole("button", { name: "Label", exact: true }).click();
  await page.getByRole("option", { name: "back end" }).click();
  await expect(query(page)).toHaveValue('label:"back end"');
  await expect(page).toHaveURL(new RegExp(`q=label%3A${label.id}`));
  await expect(page.getByRole("row", { name: "Unlabelled" })).toBeHidden();
  await expect(page.getByRole("row", { name: "Labelled" })).toBeVisible();
});

test("a query that is refused says where and why, in words", async ({ page }) => {
  await newList(page, "Anything");
  await query(page).fill("hull colour:red");
  await query(page).press("Enter");
  await expect(page.getByText(/from character 6, “colour:red”: “colour” is not a filter/)).toBeVisible();
  await expect(query(page)).toHaveAttribute("aria-invalid", "true");
  await query(page).fill("label:unheard-of");
  await query(page).press("Enter");
  await expect(page.getByText("there is none called “unheard-of”")).toBeVisible();
});

test("a view is saved, shared, opened by somebody else, changed, and deleted with undo", async ({
  page,
  browser,
}) => {
  const { key } = await newList(page, "Paint the hull", "Sand the deck");
  await query(page).fill("hull");
  await expect(page).toHaveURL(/q=hull/);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: /Save as a new view/ }).click();
  await page.getByLabel("Name", { exact: true }).fill("Only the hull");
  await page.getByLabel("Share with everybody").check();
  await page.getByRole("button", { name: "Save the view" }).click();
  await expect(page).toHaveURL(/view=\d+/);
  const view = new URL(page.url()).searchParams.get("view");

  const other = await (await browser.newContext()).newPage();
  await enter(other.context(), ben);
  await other.goto(`/projects/${key}/list?view=${view}`);
  await expect(other.getByRole("row", { name: "Paint the hull" })).toBeVisible();
  await expect(other.getByRole("row", { name: "Sand the deck" })).toBeHidden();
  await expect(other.getByRole("button", { name: "View: Only the hull", exact: true })).toBeVisible();
  await other.context().close();

  await query(page).fill("deck");
  await page.getByRole("button", { name: "View: Only the hull (changed)" }).click();
  await page.getByRole("menuitem", { name: /Save changes/ }).click();
  await expect(page.getByRole("button", { name: "View: Only the hull", exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^View:/ }).click();
  await isClean(page);
  await page.getByRole("menuitem", { name: "Delete the view" }).click();
  await undo(page, "deleted");
  await page.getByRole("button", { name: "Views" }).click();
  await expect(page.getByRole("menuitem", { name: "Only the hull" })).toBeVisible();
});

test("a view is shared with chosen people alone", async ({ page, browser }) => {
  const { id, key } = await newList(page, "Paint the hull", "Sand the deck");
  const greta = newPerson("Greta");
  await ask(page.context(), `/api/projects/${id}/add-member`, { user_id: greta.id, role: "member" });
  await query(page).fill("hull");
  await expect(page).toHaveURL(/q=hull/);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: /Save as a new view/ }).click();
  await page.getByLabel("Name", { exact: true }).fill("For Ben");
  await page.getByRole("combobox", { name: "Or with these people" }).click();
  await page.getByRole("option", { name: "Ben" }).click();
  await page.keyboard.press("Tab");
  await isClean(page);
  await page.getByRole("button", { name: "Save the view" }).click();
  await expect(page.getByRole("button", { name: "View: For Ben" })).toBeVisible();

  const menu = async (who: Person) => {
    const other = await (await browser.newContext()).newPage();
    await enter(other.context(), who);
    await other.goto(`/projects/${key}/list`);
    await other.getByRole("button", { name: "Views" }).click();
    await expect(other.getByRole("menuitem", { name: /Save as a new view/ })).toBeVisible();
    const shown = await other.getByRole("menuitem", { name: "For Ben" }).count();
    await other.context().close();
    return shown;
  };
  expect(await menu(ben)).toBe(1);
  expect(await menu(greta)).toBe(0);
});

test("a starred view stands first in the menu and beneath its project, live in another browser, with undo", async ({
  page,
  browser,
}) => {
  const { id, key } = await newList(page, "Paint the hull");
  for (const name of ["Alpha", "Omega"]) {
    const view = { name, noun: "task", project_id: id, layout: "list" };
    await ask(page.context(), "/api/saved_views", view);
  }
  await page.reload();
  const second = await (await browser.newContext()).newPage();
  await enter(second.context());
  await second.goto("/");
  const kept = (in_: Page) => in_.getByRole("list", { name: `Views of Trial ${key} with your star` });
  await expect(second.getByRole("link", { name: `Trial ${key}` })).toBeVisible();

  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Omega" }).click();
  await page.getByRole("button", { name: "View: Omega" }).click();
  await page.getByRole("menuitem", { name: "Star this view" }).click();
  await expect(kept(page).getByRole("link", { name: "Omega" })).toBeVisible();
  await expect(kept(second).getByRole("link", { name: "Omega" })).toBeVisible();
  await page.getByRole("button", { name: "View: Omega" }).click();
  await expect(page.getByRole("menuitem").first()).toContainText("Omega");
  await isClean(page);
  await page.keyboard.press("Escape");

  await kept(second).getByRole("link", { name: "Omega" }).click();
  await expect(second.getByRole("button", { name: "View: Omega" })).toBeVisible();
  await undo(page, /Omega/);
  await expect(kept(page)).toHaveCount(0);
  await expect(kept(second)).toHaveCount(0);
  await second.context().close();
});
