// The bare pages: the same numbers of rows and cards in plain React, with nothing of the product.
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const types = { ".html": "text/html", ".js": "text/javascript" };
const port = Number(process.env.BENCH_PORT ?? 8190) + 1;

export async function startReference() {
  const outDir = mkdtempSync(join(tmpdir(), "quarterdeck-reference-"));
  const root = new URL("reference", import.meta.url).pathname;
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [react()],
    build: { outDir, emptyOutDir: true },
  });
  const server = createServer((request, answer) => {
    const path = new URL(request.url, "http://bench").pathname;
    const name = extname(path) ? path : "/index.html";
    try {
      const body = gzipSync(readFileSync(join(outDir, name)));
      answer.writeHead(200, { "content-type": types[extname(name)] ?? "", "content-encoding": "gzip" });
      answer.end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(port, listening));
  return { url: `http://localhost:${port}`, close: () => server.close() };
}
