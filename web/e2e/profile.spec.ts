import { createHmac } from "node:crypto";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { fits, isClean, onEveryScreen } from "./axe";
import { ask, ben, enter, lastNotice, newPerson, newProject, type Person, signIn, token, undo } from "./deck";

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Another browser, in which they are signed in too. */
async function elsewhere(browser: Browser, who: Person, address: string): Promise<Page> {
  const context = await browser.newContext();
  await enter(context, who);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function open(page: Page, who: Person, address: string) {
  await enter(page.context(), who);
  await page.goto(address);
}

async function saved(page: Page) {
  await expect(lastNotice(page)).toContainText("Saved");
}

// -- about oneself -----------------------------------------------------------------------------------------------

test("names, title and time zone are drafted, saved, seen by others at once, and undone", async ({
  page,
  browser,
}) => {
  const nora = newPerson("Nora");
  await open(page, nora, "/profile");
  const other = await elsewhere(browser, ben, `/people?person=${nora.id}`);
  await expect(other.getByRole("complementary", { name: "Nora Moreau" })).toBeVisible();
  await page.getByLabel("Shown name").fill("Captain Nora");
  await page.getByLabel("Job title").fill("Navigator");
  await page.reload(); // not saved yet, and not lost
  await expect(page.getByLabel("Shown name")).toHaveValue("Captain Nora");
  await page.getByRole("combobox", { name: "Time zone" }).fill("Lisbon");
  await page.getByRole("option", { name: "Europe/Lisbon" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved(page);
  const panel = other.getByRole("complementary", { name: "Captain Nora" });
  await expect(panel).toContainText("Navigator");
  await expect(panel).toContainText("Europe/Lisbon");
  await page.reload();
  await expect(page.getByLabel("Job title")).toHaveValue("Navigator");
  await expect(page.getByRole("button", { name: "Discard changes" })).toBeHidden();
  await page.getByLabel("Job title").fill("Cook");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved(page);
  await undo(page, "Saved");
  await expect(page.getByLabel("Job title")).toHaveValue("Navigator");
  await other.context().close();
});

test("working hours last, and a day that ends before it starts is refused", async ({ page }) => {
  await open(page, newPerson("Otis"), "/profile");
  const hours = part(page, "Working hours");
  await hours.getByRole("checkbox", { name: "Tuesday" }).check();
  await hours.getByLabel("Tuesday from: hours").fill("10");
  await hours.getByLabel("Tuesday until: hours").fill("09");
  await hours.getByRole("button", { name: "Save working hours" }).click();
  await expect(hours.getByRole("alert")).toContainText("ends after it starts");
  await hours.getByLabel("Tuesday until: hours").fill("16");
  await hours.getByLabel("Tuesday until: minutes").fill("30");
  await hours.getByRole("button", { name: "Save working hours" }).click();
  await saved(page);
  await expect(hours.getByRole("alert")).toBeHidden();
  await page.reload();
  await expect(hours.getByLabel("Tuesday from: hours")).toHaveValue("10");
  await expect(hours.getByLabel("Tuesday until: hours")).toHaveValue("16");
  await expect(hours.getByLabel("Tuesday until: minutes")).toHaveValue("30");
  await expect(hours.getByRole("checkbox", { name: "Monday" })).not.toBeChecked();
});

test("skills are added, weighed and removed", async ({ page }) => {
  await open(page, newPerson("Pia"), "/profile");
  const skills = part(page, "Skills");
  await skills.getByLabel("Skill", { exact: true }).fill("Knots");
  await skills.getByRole("button", { name: "Add" }).click();
  await skills.getByRole("combobox", { name: "Level of Knots" }).click();
  await page.getByRole("option", { name: "Expert" }).click();
  await saved(page);
  await page.reload();
  await expect(skills.getByRole("combobox", { name: "Level of Knots" })).toHaveValue("expert");
  await skills.getByRole("button", { name: "Remove Knots" }).click();
  await expect(skills.getByText("Knots")).toBeHidden();
});

test("what one hears of lasts", async ({ page }) => {
  await open(page, newPerson("Quin"), "/profile?part=notifications");
  const mail = page.getByRole("checkbox", { name: "Somebody mentions me: Mail" });
  await expect(mail).toBeChecked();
  await mail.uncheck();
  await saved(page);
  await page.getByRole("checkbox", { name: "I am assigned to a task or an issue: Inbox" }).uncheck();
  await page.waitForLoadState("networkidle");
  await page.reload();
  await expect(mail).not.toBeChecked();
  await expect(
    page.getByRole("checkbox", { name: "I am assigned to a task or an issue: Inbox" }),
  ).not.toBeChecked();
  await expect(
    page.getByRole("checkbox", { name: "I am assigned to a task or an issue: Mail" }),
  ).toBeChecked();
});

// -- a picture ---------------------------------------------------------------------------------------------------

/** A picture of one colour, drawn by the browser. */
async function drawn(page: Page, color: string, type = "image/png"): Promise<Buffer> {
  const data = await page.evaluate(
    ([color, type]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 160 });
      const ink = canvas.getContext("2d") as CanvasRenderingContext2D;
      ink.fillStyle = color as string;
      ink.fillRect(0, 0, 320, 160);
      return canvas.toDataURL(type).split(",")[1] ?? "";
    },
    [color, type],
  );
  return Buffer.from(data, "base64");
}

/** Whether an avatar is a picture that the browser could draw, and square. */
async function isDrawn(picture: ReturnType<Page["locator"]>) {
  await expect
    .poll(() =>
      picture.evaluate((img: HTMLImageElement) => [
        img.naturalWidth > 0,
        img.naturalWidth - img.naturalHeight,
      ]),
    )
    .toEqual([true, 0]);
}

test("a picture is uploaded, shown wherever one is shown, in other browsers at once, and removed", async ({
  page,
  browser,
}) => {
  test.slow(); // two browsers at once
  const rosa = newPerson("Rosa");
  const project = await newProject(page.context(), "With a face");
  await page.context().request.post(`/api/projects/${project.id}/add-member`, {
    data: { user_id: rosa.id, role: "member" },
    headers: await token(page.context()),
  });
  await open(page, rosa, "/profile");
  const { items } = await (await page.request.get(`/api/tasks?project_id=${project.id}&fields=id`)).json();
  await page.request.patch(`/api/tasks/${items[0].id}`, {
    data: { assignee_ids: [rosa.id] },
    headers: await token(page.context()),
  });
  await ask(page.context(), "/api/comments", { task_id: items[0].id, body: "Aye" });
  const other = await elsewhere(browser, ben, `/tasks/${project.key}-1`);
  const comment = other.getByRole("article", { name: "Comment by Rosa Moreau" });
  await expect(comment).toBeVisible();
  await expect(comment.locator("img")).toHaveCount(0);

  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: await drawn(page, "teal") });
  await expect(lastNotice(page)).toContainText("Picture saved");
  await isDrawn(page.getByRole("button", { name: /^Account of Rosa/ }).locator("img"));
  await isDrawn(comment.locator("img")); // without a reload
  await other.goto(project.board);
  await isDrawn(other.locator("article").getByRole("img", { name: /Rosa/ }).locator("img"));
  await other.goto(`/people?person=${rosa.id}`);
  await isDrawn(other.getByRole("complementary").locator("img").first());
  const answer = await other.request.get(`/api/users/${rosa.id}/avatar`);
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");

  await page.getByRole("button", { name: "Remove the picture" }).click();
  await expect(other.getByRole("complementary").locator("img")).toHaveCount(0);
  await undo(page, "Saved");
  await isDrawn(other.getByRole("complementary").locator("img").first());
  await other.context().close();
});

test("a picture is dropped; what is too large, or could run, is refused by name", async ({ page }) => {
  await open(page, newPerson("Saul"), "/profile");
  const field = page.locator("input[type=file]");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="parent.ran('svg')"/>`;
  await field.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from(svg) });
  await expect(page.getByRole("alert")).toContainText("me.png is no picture that can be shown");
  await field.setInputFiles({
    name: "whale.png",
    mimeType: "image/png",
    buffer: Buffer.alloc(10 * 1024 * 1024 + 1),
  });
  await expect(page.getByRole("alert")).toContainText("whale.png is larger than 10 MB");
  const dropped = (await drawn(page, "tomato", "image/jpeg")).toString("base64");
  await page.getByRole("button", { name: "Upload a picture" }).evaluate((button, dropped) => {
    const bytes = Uint8Array.from(atob(dropped), (letter) => letter.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], "me.jpg", { type: "image/jpeg" }));
    button.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
  }, dropped);
  await expect(lastNotice(page)).toContainText("Picture saved");
  await expect(page.getByRole("alert")).toBeHidden();
  await isDrawn(page.getByRole("main").locator("img").first());
  await page.getByRole("button", { name: "Remove the picture" }).click();
  await page.locator("label").filter({ hasText: "Colour 3" }).click();
  await expect(page.getByRole("radio", { name: "Colour 3" })).toBeChecked();
  await page.getByRole("radio", { name: "Colour 3" }).press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Colour 4" })).toBeChecked();
  await page.waitForLoadState("networkidle");
  await page.reload();
  await expect(page.getByRole("radio", { name: "Colour 4" })).toBeChecked();
});

// -- appearance --------------------------------------------------------------------------------------------------

async function looks(page: Page, scheme: string, density: string, language: string) {
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", scheme);
  await expect(page.locator("html")).toHaveAttribute("data-density", density);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

test("theme, density and language last, and reach the person's other browsers, open ones and new ones", async ({
  page,
  browser,
}) => {
  test.slow(); // three browsers at once
  const tove = newPerson("Tove");
  await open(page, tove, "/profile?part=appearance");
  const other = await elsewhere(browser, tove, "/projects");
  await looks(other, "light", "comfortable", "en");
  await page.getByRole("radio", { name: "Dark" }).check();
  await page.getByRole("radio", { name: "Compact" }).check();
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByRole("option", { name: "Deutsch" }).click();
  await looks(page, "dark", "compact", "de");
  await looks(other, "dark", "compact", "de");
  await page.waitForLoadState("networkidle");
  await page.reload();
  await looks(page, "dark", "compact", "de");
  const third = await elsewhere(browser, tove, "/");
  await looks(third, "dark", "compact", "de");
  for (const each of [other, third]) await each.context().close();
});

test("a theme that is undone is gone, and what one browser alone was told stays there", async ({
  page,
  browser,
}) => {
  const ugo = newPerson("Ugo");
  await open(page, ugo, "/profile?part=appearance");
  await page.getByRole("radio", { name: "Dark" }).check();
  await saved(page);
  await undo(page, "Saved");
  await looks(page, "light", "comfortable", "en");
  await expect(page.getByRole("radio", { name: "System" })).toBeChecked();
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Density" }).hover();
  await page.getByRole("menuitemradio", { name: "Compact" }).click();
  await page.reload();
  await looks(page, "light", "compact", "en");
  const other = await elsewhere(browser, ugo, "/");
  await looks(other, "light", "comfortable", "en");
  await other.context().close();
});

// -- security ----------------------------------------------------------------------------------------------------

test("a new password needs the present one, and ends every other session, where nothing typed is lost", async ({
  page,
  browser,
}) => {
  test.slow(); // two browsers at once, and passwords are slow on purpose
  const vera = newPerson("Vera");
  await open(page, vera, "/profile?part=security");
  const other = await elsewhere(browser, vera, "/profile");
  await other.getByLabel("Job title").fill("Half typed");
  const form = part(page, "Password");
  const fresh = "a new and longer password";
  await form.getByLabel("Present password").fill("not-the-password");
  await form.getByLabel("New password").fill(fresh);
  await form.getByRole("button", { name: "Change the password" }).click();
  await expect(form.getByLabel("Present password")).toHaveAccessibleDescription(
    /is not your present password/,
  );
  await form.getByLabel("Present password").fill(vera.password);
  await form.getByRole("button", { name: "Change the password" }).click();
  await expect(lastNotice(page)).toContainText("Password changed");
  await expect(form.getByLabel("New password")).toHaveValue("");

  await expect(other).toHaveURL(/sign-in\?expired=true/);
  await other.getByLabel("Username or e-mail").fill(vera.username);
  await other.getByLabel("Password", { exact: true }).fill(vera.password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByRole("alert")).toContainText("do not match");
  await other.getByLabel("Password", { exact: true }).fill(fresh);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByLabel("Job title")).toHaveValue("Half typed");

  await page.goto("/projects"); // this browser is still in
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
  await other.context().close();
});

test("a password that is too short or one's own name is refused beside its field", async ({ page }) => {
  const wim = newPerson("Wim");
  await open(page, wim, "/profile?part=security");
  const form = part(page, "Password");
  await form.getByLabel("Present password").fill(wim.password);
  await form.getByLabel("New password").fill(wim.username);
  await expect(form.getByRole("status")).toContainText("the same as your name");
  await form.getByRole("button", { name: "Change the password" }).click();
  await expect(form.getByLabel("New password")).toHaveAccessibleDescription(/must not be the username/);
});

test("another address needs the password, and is what one signs in with", async ({ page, browser }) => {
  test.slow();
  const xenia = newPerson("Xenia");
  await open(page, xenia, "/profile?part=security");
  const form = part(page, "E-mail address");
  const address = `new-${xenia.username}@northlight.example`;
  await form.getByLabel("E-mail").fill(address);
  await form.getByLabel("Present password").fill("not-the-password");
  await form.getByRole("button", { name: "Change the address" }).click();
  await expect(form.getByLabel("Present password")).toHaveAccessibleDescription(
    /is not your present password/,
  );
  await form.getByLabel("Present password").fill(xenia.password);
  await form.getByRole("button", { name: "Change the address" }).click();
  await expect(lastNotice(page)).toContainText("Address changed");
  await page.reload();
  await expect(form.getByLabel("E-mail")).toHaveValue(address);
  await form.getByLabel("E-mail").fill("ben@northlight.example");
  await form.getByLabel("Present password").fill(xenia.password);
  await form.getByRole("button", { name: "Change the address" }).click();
  await expect(form.getByText("with this email exists already")).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, { ...xenia, username: address });
  await other.context().close();
});

test("another browser is listed, and signed out from here", async ({ page, browser }) => {
  const yuri = newPerson("Yuri");
  await open(page, yuri, "/profile?part=security");
  const other = await elsewhere(browser, yuri, "/projects");
  await expect(other.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
  await page.reload();
  const list = part(page, "Where you are signed in").getByRole("listitem");
  await expect(list).toHaveCount(2);
  await expect(list.filter({ hasText: "This browser" })).toContainText("Chrome");
  await list.getByRole("button", { name: /^Sign out of/ }).click();
  await expect(lastNotice(page)).toContainText("Signed out there");
  await expect(list).toHaveCount(1);
  await expect(other).toHaveURL(/sign-in\?expired=true/);
  await page.reload();
  await expect(list).toHaveCount(1);
  await other.context().close();
});

test("a token is shown once, works over the API as far as allowed, and no longer when ended", async ({
  page,
  playwright,
  baseURL,
}) => {
  await open(page, newPerson("Zara"), "/profile?part=security");
  const tokens = part(page, "Tokens for scripts");
  await tokens.getByLabel("Name").fill("Tide tables");
  await tokens.getByRole("button", { name: "Make a token" }).click();
  const secret = await tokens.getByRole("alert").locator("code").innerText();
  const api = await playwright.request.newContext({
    baseURL: baseURL ?? "",
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  expect((await api.get("/api/projects")).status()).toBe(200);
  expect((await api.post("/api/tasks", { data: { title: "x" } })).status()).toBe(403); // it may only read
  await tokens.getByRole("button", { name: "I have it" }).click();
  await page.reload();
  await expect(tokens.getByRole("listitem")).toContainText("Tide tables");
  await expect(tokens.getByRole("listitem")).toContainText("used");
  expect(await page.content()).not.toContain(secret);
  await tokens.getByRole("button", { name: "End the token Tide tables" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End", exact: true }).click();
  await expect(lastNotice(page)).toContainText("Token Tide tables ended");
  await expect(tokens.getByRole("listitem")).toHaveCount(0);
  expect((await api.get("/api/projects")).status()).toBe(401);
  await api.dispose();
});

// -- for everybody -----------------------------------------------------------------------------------------------

onEveryScreen("axe finds nothing about the profile", async (page) => {
  const anna = newPerson("Anna");
  await open(page, anna, "/profile");
  await expect(page.getByRole("button", { name: "Upload a picture" })).toBeVisible();
  await isClean(page);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: await drawn(page, "teal") });
  await expect(page.getByRole("button", { name: "Remove the picture" })).toBeVisible();
  await isClean(page);
  await fits(page);
  for (const name of ["notifications", "appearance", "security"]) {
    await page.goto(`/profile?part=${name}`);
    await expect(page.getByRole("region").first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    await isClean(page);
    await fits(page);
  }
  await page.getByLabel("New password").fill("weak and short");
  await part(page, "Tokens for scripts").getByLabel("Name").fill("Tides");
  await page.getByRole("button", { name: "Make a token" }).click();
  await expect(page.getByRole("button", { name: "I have it" })).toBeVisible();
  await isClean(page);
});

// -- the second factor -------------------------------------------------------------------------------------------

/** What an authenticator app shows (RFC 6238): HMAC-SHA-1 of the count of half minutes, cut to six digits. */
function appCode(key: string, halfMinutes = 0): string {
  const bits = [...key].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter));
  const bytes =
    bits
      .map((five) => five.toString(2).padStart(5, "0"))
      .join("")
      .match(/.{8}/g) ?? [];
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + halfMinutes));
  const digest = createHmac("sha1", Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))))
    .update(count)
    .digest();
  const cut = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(cut % 1_000_000).padStart(6, "0");
}

test("a second factor is set up with an app, asked for at the door, and ended", async ({ page }) => {
  const uma = newPerson("Uma");
  await open(page, uma, "/profile?part=security");
  const factor = part(page, "Second factor");
  await factor.getByRole("button", { name: "Set up a second factor" }).click();
  await expect(factor.getByRole("img", { name: "The key as a picture to scan" })).toBeVisible();
  await isClean(page);
  const key = ((await factor.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await factor.getByLabel("Code that the app shows").fill("000000");
  await factor.getByLabel("Present password").fill(uma.password);
  await factor.getByRole("button", { name: "Ask for codes from now on" }).click();
  await expect(factor.getByText("is not the one that the app shows now")).toBeVisible();
  const used = appCode(key);
  await factor.getByLabel("Code that the app shows").fill(used);
  await factor.getByRole("button", { name: "Ask for codes from now on" }).click();
  const spare = ((await factor.getByLabel("Spare codes").locator("code").textContent()) ?? "").split("\n");
  expect(spare).toHaveLength(10);
  await factor.getByRole("button", { name: "I have it" }).click();
  await expect(factor).toContainText("10 spare codes are left.");

  await page.context().clearCookies();
  await page.goto("/sign-in");
  const enterPassword = async () => {
    await page.getByLabel("Username or e-mail").fill(uma.username);
    await page.getByLabel("Password", { exact: true }).fill(uma.password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await enterPassword();
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await isClean(page);
  await page.getByLabel("Code", { exact: true }).fill(used);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("used already");
  await page.getByLabel("Code", { exact: true }).fill(spare[0] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();

  await page.goto("/profile?part=security");
  await expect(factor).toContainText("9 spare codes are left.");
  await factor.getByLabel("Present password").fill(uma.password);
  await factor.getByRole("button", { name: "End the second factor" }).click();
  await expect(factor.getByRole("button", { name: "Set up a second factor" })).toBeVisible();
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await enterPassword();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});
