import { expect, test } from "@playwright/test";
import { addCard, cardTitled, column, only, openBoard, signIn, states, unique } from "./deck";

test.beforeEach(() => test.slow()); // two browsers at once

test("two people see each other's moves within a second", async ({ page, browser }) => {
  const address = await openBoard(page);
  const other = await (await browser.newContext()).newPage();
  await signIn(other);
  await other.goto(address);
  const [first = "", second = ""] = await states(page);
  const title = unique("Seen by both");
  await addCard(page, first, title);
  await only(other, title);
  await only(page, title);

  await cardTitled(page, title).dragTo(column(page, second));
  await expect(column(other, second).getByRole("link", { name: title })).toBeVisible({ timeout: 1_000 });

  await cardTitled(other, title).dragTo(column(other, first));
  await expect(column(page, first).getByRole("link", { name: title })).toBeVisible({ timeout: 1_000 });
  await other.context().close();
});

test("two people change one title: both values are shown and one is chosen", async ({ page, browser }) => {
  const address = await openBoard(page);
  const [first = ""] = await states(page);
  const title = unique("Whose title");
  await addCard(page, first, title);
  await only(page, title);
  await cardTitled(page, title).getByRole("link").click();
  const mine = page.getByRole("complementary").getByLabel("Title");
  await mine.fill(`${title} mine`);

  const other = await (await browser.newContext()).newPage();
  await signIn(other);
  await other.goto(`${address}?${new URL(page.url()).searchParams}`);
  const theirs = other.getByRole("complementary").getByLabel("Title");
  await theirs.fill(`${title} theirs`);
  await theirs.press("Enter");
  await expect(other.getByTestId("notice").last()).toContainText("changed");

  await mine.press("Enter");
  await expect(page.getByRole("alert")).toContainText(`${title} theirs`);
  await page.getByRole("button", { name: "Keep yours" }).click();
  await expect(column(other, first).getByRole("link", { name: `${title} mine` })).toBeVisible();
  await other.context().close();
});

test("a lost connection says so", async ({ page, context }) => {
  let lost = false;
  await context.routeWebSocket("**/api/live", async (socket) => {
    if (lost) return void socket.close();
    const server = socket.connectToServer();
    setTimeout(() => {
      lost = true;
      void Promise.all([server.close(), socket.close()]);
    }, 1_500);
  });
  await openBoard(page);
  await expect(page.getByText(/Connection lost/)).toBeVisible();
});
