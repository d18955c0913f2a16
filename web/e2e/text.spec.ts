import { expect, type Page, test } from "@playwright/test";
import { ask, newProject } from "./deck";

interface Made {
  id: number;
  reference: string;
}

/** Fails as soon as anything that a person wrote runs. */
async function watch(page: Page) {
  const ran: string[] = [];
  await page.exposeFunction("ran", (what: string) => ran.push(what));
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  return ran;
}

async function made(page: Page, title: string, description = ""): Promise<Made> {
  const { id } = await newProject(page.context());
  return ask<Made>(page.context(), "/api/tasks", { project_id: id, title, description });
}

async function open(page: Page, reference: string) {
  await page.goto(`/tasks/${reference}`);
  await expect(page.getByLabel("Title")).toBeVisible();
}

async function write(page: Page) {
  await page.keyboard.press("m");
  const field = page.getByRole("textbox", { name: "Comment" });
  await expect(field).toBeFocused();
  return field;
}

test("nothing that people write runs", async ({ page }) => {
  const ran = await watch(page);
  const tag = `<img src=x onerror="ran('img')"><script>ran('script')</script>`;
  const words = [
    tag,
    `[plain](javascript:ran('link'))`,
    `[upper](JaVaScRiPt:ran('upper'))`,
    `[data](data:text/html,<script>ran('data')</script>)`,
    `![picture](javascript:ran('picture'))`,
    `![outside](https://example.com/pixel.png)`,
    `<a href="javascript:ran('html')">html</a>`,
    `<javascript:ran('auto')>`,
    `@ada<svg onload=ran('svg')>`,
  ].join("\n\n");
  const outside: string[] = [];
  page.on("request", (request) => request.url().includes("example.com") && outside.push(request.url()));
  const task = await made(page, `Title ${tag}`, words);
  await ask(page.context(), "/api/comments", { task_id: task.id, body: words });
  await open(page, task.reference);
  await expect(page.getByText("plain").first()).toBeVisible();
  for (const word of ["plain", "upper", "data"]) await page.getByText(word, { exact: true }).first().click();
  expect(
    await page.locator("a[href^='javascript' i], a[href^='data' i], main script, main img[onerror]").count(),
  ).toBe(0);
  await expect(page.getByLabel("Title")).toHaveValue(`Title ${tag}`);
  await page.keyboard.press("e");
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue(/onerror/); // kept as source
  expect(ran).toEqual([]);
  expect(outside).toEqual([]);
});

test("a file's name is words, and an SVG is a file, not a page", async ({ page }) => {
  const ran = await watch(page);
  const task = await made(page, "Files");
  await open(page, task.reference);
  const name = `<img src=x onerror=ran('name')>.svg`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="parent.ran('svg')"><script>ran('svg')</script></svg>`;
  const files = page.getByRole("region", { name: "Files", exact: true });
  await files
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "image/svg+xml", buffer: Buffer.from(svg) });
  const link = files.getByRole("link");
  await expect(link).toContainText("onerror");
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-disposition"]).toContain("attachment");
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");
  expect(ran).toEqual([]);
});

test("people and tasks are completed while typing, and lead where they say", async ({ page }) => {
  const word = `sail${Date.now().toString(36)}`;
  const project = await newProject(page.context(), "Here", `Mend the ${word}`);
  await open(page, `${project.key}-1`);
  const field = await write(page);
  await field.pressSequentially("Ask @ben");
  await expect(page.getByRole("option", { name: /Ben/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await field.pressSequentially(`about #${word}`);
  await expect(page.getByRole("option", { name: `Mend the ${word}` })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  const said = page.getByRole("article", { name: /Comment by Ada/ });
  await expect(said).toContainText(`Ask @ben about #${project.key}-2`);
  await said.getByRole("link", { name: `#${project.key}-2` }).click();
  await expect(page).toHaveURL(new RegExp(`/tasks/${project.key}-2`));
});

test("formats are made with keys and buttons, and come back as they were", async ({ page }) => {
  const task = await made(page, "Formats");
  await open(page, task.reference);
  await page.keyboard.press("e");
  const field = page.getByRole("textbox", { name: "Description" });
  await field.pressSequentially("# Why\nbecause ");
  await page.getByRole("button", { name: "Bold" }).click();
  await field.pressSequentially("so");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Why" })).toBeVisible();
  const kept = async () => (await (await page.request.get(`/api/tasks/${task.id}`)).json()).description;
  await expect.poll(kept).toBe("# Why\n\nbecause **so**");
});

test("pasted Markdown is understood, and a megabyte does not hang", async ({ page }) => {
  const task = await made(page, "Paste");
  await open(page, task.reference);
  await page.keyboard.press("e");
  const field = page.getByRole("textbox", { name: "Description" });
  await expect(field).toBeFocused();
  const paste = (text: string) =>
    field.evaluate((element, pasted) => {
      const carried = new DataTransfer();
      carried.setData("text/plain", pasted);
      element.dispatchEvent(
        new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: carried }),
      );
    }, text);
  await paste("## Plan\n\n- one\n- two");
  await expect(field.getByRole("listitem")).toHaveCount(2);
  const before = Date.now();
  await paste("word ".repeat(210_000));
  await expect(page.locator("textarea[aria-label=Description]")).toHaveValue(/^## Plan/);
  await page.locator("textarea[aria-label=Description]").press("End");
  expect(Date.now() - before).toBeLessThan(10_000);
  await expect(page.getByText(/of 100,000 characters/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
});

test("a table is edited as Markdown, so that nothing of it is lost", async ({ page }) => {
  const table = "| a | b |\n| --- | --- |\n| 1 | 2 |";
  const task = await made(page, "Table", table);
  await open(page, task.reference);
  await expect(page.getByRole("cell", { name: "2" })).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue(table);
});
