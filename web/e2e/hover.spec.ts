import { expect, type Page } from "@playwright/test";
import { isClean, onEveryScreen } from "./axe";
import { ask, newProject } from "./deck";

const card = (page: Page) => page.getByTestId("hover-card");

onEveryScreen("pointing at a task shows its card, wherever it is met", async (page) => {
  const { id, key } = await newProject(page.context());
  const me = await (await page.request.get("/api/session")).json();
  await ask(page.context(), "/api/tasks", {
    project_id: id,
    title: "Splice the mainbrace",
    priority: "high",
    state: "In progress",
    due_date: "2020-02-02",
    story_points: 5,
    assignee_ids: [me.user.id],
  });
  await ask(page.context(), "/api/tasks", {
    project_id: id,
    title: "Names it",
    description: `After #${key}-1.`,
  });

  await page.goto(`/tasks/${key}-2`);
  const named = page.getByRole("link", { name: `#${key}-1` });
  await named.hover();
  await expect(card(page)).toContainText("Splice the mainbrace");
  for (const said of [`${key}-1`, "In progress", "2 Feb", "5"]) await expect(card(page)).toContainText(said);
  await expect(card(page).getByRole("img", { name: /Ada/ })).toBeVisible();
  await expect(named).toHaveAccessibleDescription(/Splice the mainbrace/);
  await isClean(page);
  await card(page).hover(); // the way to it does not close it
  await page.waitForTimeout(400);
  await expect(card(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();

  await page.getByLabel("Title").focus();
  await page.keyboard.press("Shift+Tab");
  await page.mouse.move(2, 2);
  await named.focus();
  await expect(card(page)).toContainText("In progress");
  await page.keyboard.press("Tab");
  await expect(card(page)).toBeHidden();

  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "Splice the mainbrace" }).first().hover();
  await expect(card(page)).toContainText("In progress");
  await page.mouse.move(2, 2);
  await expect(card(page)).toBeHidden();

  await page.goto(`/projects/${key}/list`);
  await page.getByRole("link", { name: "Splice the mainbrace" }).hover();
  await expect(card(page)).toContainText("2 Feb");
  await page.goto(`/projects/${key}/board`);
  await page.getByRole("link", { name: "Splice the mainbrace" }).hover();
  await page.waitForTimeout(600); // a board's card is the card
  await expect(card(page)).toHaveCount(0);
});
