// The product as it is installed: the built app, served by its own command on a database of its own.
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const command = process.env.QUARTERDECK ?? new URL("../../.venv/bin/quarterdeck", import.meta.url).pathname;
const port = Number(process.env.BENCH_PORT ?? 8190);
const PATIENCE = 60;

export async function startServer() {
  const place = mkdtempSync(join(tmpdir(), "quarterdeck-bench-web-"));
  const words = ["serve", "--database", `sqlite:///${place}/bench.db`, "--port", String(port), "--demo"];
  const env = { ...process.env, QUARTERDECK_FILES: join(place, "files") };
  const server = spawn(command, words, { env, stdio: "ignore" });
  const url = `http://localhost:${port}`;
  for (let second = 0; second < PATIENCE; second += 0.5) {
    const ready = await fetch(`${url}/api/health`).catch(() => null);
    if (ready?.ok) return { url, process: server };
    if (server.exitCode !== null) break;
    await sleep(500);
  }
  server.kill();
  throw new Error(`${command} does not answer at ${url}`);
}
