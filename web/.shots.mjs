import { chromium } from "@playwright/test";

const base = "http://localhost:8460";
const only = process.argv[2];
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [w, h] of [
  [1440, 900],
  [390, 844],
])
  for (const scheme of ["light", "dark"]) {
    const ctx = await b.newContext({
      viewport: { width: w, height: h },
      colorScheme: scheme,
      locale: "en-GB",
    });
    const p = await ctx.newPage();
    const errs = [];
    p.on("console", (m) => m.type() === "error" && errs.push(m.text()));
    p.on("pageerror", (e) => errs.push(String(e)));
    const shot = async (n) => {
      if (only && !n.includes(only)) return;
      await p.waitForTimeout(350);
      await p.screenshot({ path: `/tmp/shots/${n}-${w}-${scheme}.png` });
    };
    await p.goto(base + "/sign-in");
    await p.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    await shot("signin");
    await p.getByLabel("Username or e-mail").fill("ada");
    await p.getByLabel("Password", { exact: true }).fill("quarterdeck-demo");
    await p.getByRole("button", { name: "Sign in", exact: true }).click();
    await p.getByRole("heading", { name: "Projects", level: 1 }).waitFor();
    await p.locator("main a[href$='/board']").first().waitFor();
    await shot("projects");
    if (w < 700) {
      await p.getByRole("button", { name: "Menu" }).click();
      await shot("menu");
      await p.keyboard.press("Escape");
      await p.reload();
    }
    await p.getByRole("button", { name: "New project" }).click();
    await p.getByRole("dialog").waitFor();
    await shot("new");
    await p.keyboard.press("Escape");
    await p.getByRole("button", { name: "Import from Trello" }).click();
    await p.getByRole("dialog").waitFor();
    await p.locator("input[type=file]").setInputFiles("/work/shared/data/trello-board.json");
    await p.getByText("Tasks").last().waitFor();
    await shot("trello");
    await p.keyboard.press("Escape");
    await p.goto(base + "/projects/WEB/board");
    await p.locator("[data-board] article").first().waitFor();
    await p.waitForTimeout(500);
    await shot("board");
    await p
      .getByRole("button", { name: /^Actions for/ })
      .first()
      .click({ force: true });
    await shot("cardmenu");
    await p.keyboard.press("Escape");
    await p.goto(base + "/projects/WEB/board?task=20");
    await p.getByRole("complementary").getByLabel("Title").waitFor();
    await p.waitForTimeout(500);
    await shot("peek");
    await p.goto(base + "/projects/WEB/board?as_of=2026-10-12");
    await p.getByText(/as it was/).waitFor();
    await p.waitForTimeout(700);
    await shot("past");
    await p.goto(base + "/nowhere");
    await p.waitForTimeout(400);
    await shot("nowhere");
    await p.goto(base + "/api/docs");
    await p.locator(".opblock-tag").first().waitFor({ timeout: 60000 });
    await shot("docs");
    if (errs.length) console.log(w, scheme, errs);
    await ctx.close();
  }
await b.close();
