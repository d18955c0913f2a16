import { expect, test } from "@playwright/test";
import { enter } from "./deck";

test("the API's description is read and tried under the strict policy", async ({ page }) => {
  test.slow(); // it is a long description
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(new URL(page.url()).origin))
      outside.push(request.url());
  });
  await enter(page.context());
  await page.goto("/api/docs");
  await expect(page.getByRole("heading", { name: /^Quarterdeck/ })).toBeVisible();
  await page.locator("#operations-tag-labels").click();
  await expect(page.getByText("List labels")).toBeVisible();
  expect(complaints).toEqual([]);
  expect(outside.filter((url) => !url.startsWith("http://localhost"))).toEqual([]);
});
