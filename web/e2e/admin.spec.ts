import { expect, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, ben, enter, lastNotice, newProject } from "./deck";

test("whoever is no administrator is told so", async ({ page }) => {
  await enter(page.context(), ben);
  await page.goto("/admin?part=audit");
  await expect(page.getByRole("heading", { name: "Only administrators come in here" })).toBeVisible();
  const refused = await page.context().request.put("/api/settings/custom-fields/task", { data: {} });
  expect(refused.status()).toBe(403);
});

test("several people get another role at once", async ({ page }) => {
  await enter(page.context());
  const mark = `bulk${Date.now()}`;
  for (const each of ["a", "b"]) {
    await ask(page.context(), "/api/users", {
      username: `${mark}${each}`,
      email: `${mark}${each}@deck.example`,
    });
  }
  await page.goto(`/admin?part=users&q=${mark}`);
  await page.getByLabel("All 2").check();
  await page.getByRole("combobox", { name: "Role of 2 people" }).click();
  await page.getByRole("option", { name: "Viewer" }).click();
  const list = page.getByRole("list", { name: "Users" });
  await expect(list.getByText("Viewer", { exact: true })).toHaveCount(2);
  await page.reload();
  await expect(list.getByText("Viewer", { exact: true })).toHaveCount(2);
});

test("a custom field is declared, renamed, and removed; a choice without choices is refused", async ({
  page,
}) => {
  await enter(page.context());
  await page.goto("/admin?part=fields&noun=milestone");
  const label = `Risk ${Date.now()}`;
  await page.getByLabel("Name", { exact: true }).fill(label);
  await page.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Choice" }).click();
  await page.getByRole("button", { name: "Add the field" }).click();
  await expect(page.getByText("which needs some")).toBeVisible();
  await page.getByRole("combobox", { name: "Choices" }).fill("high");
  await page.getByRole("combobox", { name: "Choices" }).press("Enter");
  await page.getByRole("button", { name: "Add the field" }).click();
  await expect(lastNotice(page)).toContainText("Custom fields saved");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  await page.getByRole("button", { name: `Remove ${label}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("button", { name: `Remove ${label}` })).toHaveCount(0);
});

test("the audit log tells who did what, newest first, and is narrowed", async ({ page }) => {
  const { key } = await newProject(page.context(), "Write it down");
  await page.goto("/admin?part=audit&noun=task&verb=create");
  const first = page.getByRole("list", { name: "Audit log" }).getByRole("listitem").first();
  await expect(first).toContainText("Ada Lindqvist created the task");
  await expect(first.getByRole("link", { name: `${key}-1 Write it down` })).toBeVisible();
  await page.goto("/admin?part=audit&to=1999-01-01");
  await expect(page.getByText("Nothing happened that matches")).toBeVisible();
});

test("a table is read, its columns are told, and it becomes tasks", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto("/admin?part=import");
  const buffer = Buffer.from("What,State\nSand the deck,todo\nPaint the hull,done\n");
  await page.locator("input[type=file]").setInputFiles({ name: "work.csv", mimeType: "text/csv", buffer });
  await expect(page.getByRole("alert")).toContainText("no column is the title");
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await page.getByLabel("Project key").fill(key);
  await page.getByLabel("Project key").press("Tab");
  await page.getByRole("combobox", { name: "What", exact: true }).click();
  await page.getByRole("option", { name: "Title", exact: true }).click();
  await expect(page.getByRole("region", { name: "What this file holds" })).toContainText("Tasks");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("region", { name: "Imported" })).toBeVisible();
  await page.getByRole("button", { name: "Open the board" }).click();
  await expect(page.getByRole("link", { name: "Sand the deck" })).toBeVisible();
});

test("everything one sees is exported, line by line", async ({ page }) => {
  await enter(page.context());
  await page.goto("/admin?part=export");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export everything" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^quarterdeck-.*\.jsonl$/);
});

test("the health of the installation is told part by part, and asked anew while one looks", async ({
  page,
}) => {
  await enter(page.context());
  await page.goto("/admin?part=health");
  const part = (name: string) =>
    page
      .getByRole("list", { name: "Health" })
      .getByRole("listitem")
      .filter({
        has: page.getByRole("heading", { name, exact: true }),
      });
  await expect(page.getByText("Everything works")).toBeVisible();
  await expect(part("Server")).toContainText(/Works.*Version .*running for \d+/);
  await expect(part("Database")).toContainText(/Works.*SQLite · [\d.,]+ MB/);
  await expect(part("Notices")).toContainText("Works");
  await expect(part("Mail")).toContainText("Not set up");
  await expect(part("Files")).toContainText("In a folder of this machine");
  await expect(part("Disk")).toContainText(/free of/);
  const said = await page.getByText(/^As of/).textContent();
  await expect(page.getByText(/^As of/)).not.toHaveText(said ?? "", { timeout: 20_000 });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.slow();
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });
    test(`axe finds nothing in administration, ${colorScheme}`, async ({ page }) => {
      await enter(page.context());
      for (const part of ["users", "fields", "audit", "import", "export", "health"]) {
        await page.goto(`/admin?part=${part}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
        await isClean(page);
      }
    });
  });
}
