// An hour's work in some minutes: going about, changing things, hearing of others' changes. A round is what somebody does
// in half a minute; BENCH_ROUNDS makes it fewer, and what is printed says how many there were.
import { asking } from "../data.mjs";

const WARM = 3;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 120);
const HEARD = 10;

export async function growth({ someone, places }) {
  const [context, other] = [await someone("ada"), await someone("ben")];
  const page = await context.newPage();
  const patch = asking(other, "patch");
  await page.goto(`${places.small.path}/board`);
  await page.locator("[data-board] article").first().waitFor();
  const ids = await page
    .locator("[data-card-link]")
    .evaluateAll((links) => links.map((link) => Number(link.dataset.cardLink)));
  const work = async (rounds) => {
    for (let round = 0; round < rounds; round += 1) await once(page, patch, ids, round);
    await page.waitForTimeout(12_000); // until the last notices have gone
    return heap(page);
  };
  const before = await work(WARM);
  const after = await work(ROUNDS);
  await Promise.all([context.close(), other.close()]);
  const mega = (bytes) => `${(bytes / 1_048_576).toFixed(1)} MB`;
  return {
    measured: `${(((after - before) / before) * 100).toFixed(1)} %`,
    note: `${mega(before)} after ${WARM} rounds, ${mega(after)} after ${ROUNDS} more`,
  };
}

async function once(page, patch, ids, round) {
  const card = page.locator("[data-board] article");
  await page.locator("[data-card-link]").first().focus();
  for (const key of ["a", "ArrowDown", "Space", "ArrowRight", "Space"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60); // as quick as fingers are
  }
  await page.locator("[data-card-link]").first().press("Enter");
  await page.getByRole("complementary").waitFor();
  await page.keyboard.press("Escape");
  await Promise.all(
    ids.slice(0, HEARD).map((id, at) => patch(`/api/tasks/${id}`, { title: `Round ${round} of card ${at}` })),
  );
  const views = page.getByRole("navigation", { name: "Views of this project" });
  for (const view of ["Overview", "List", "Calendar"]) {
    await views.getByRole("link", { name: view }).click();
    await page.waitForTimeout(200);
  }
  await views.getByRole("link", { name: "Board" }).click();
  await card.first().waitFor();
}

async function heap(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.enable");
  for (let turn = 0; turn < 3; turn += 1) await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  await client.detach();
  return usedSize;
}
