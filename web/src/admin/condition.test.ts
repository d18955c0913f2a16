import { expect, it } from "vitest";
import { diskIs, mailIs, overall, type Report, schemaIs } from "./condition";

const well: Report = {
  database: { kind: "sqlite", size: 1, schema_version: "0004", schema_newest: "0004" },
  readers: [{ name: "notices", position: 90, behind: 3 }],
  mail: { configured: false, reachable: null },
  files: { kind: "folder", reachable: true },
  disk: { free: 50, total: 100 },
  uptime: 60,
};

it("works, although no mail is set up", () => {
  expect(mailIs(well.mail)).toBe("off");
  expect(overall(well)).toBe("works");
});

it("is as bad as its worst part", () => {
  const slow = { ...well, readers: [{ name: "notices", position: 1, behind: 5000 }] };
  expect(overall(slow)).toBe("look");
  expect(overall({ ...slow, mail: { configured: true, reachable: false } })).toBe("fails");
});

it("minds a disk that fills, and a schema of another version", () => {
  expect([40, 9, 1].map((free) => diskIs({ free, total: 100 }))).toEqual(["works", "look", "fails"]);
  expect(schemaIs({ ...well.database, schema_version: "0003" })).toBe("look");
  expect(schemaIs({ ...well.database, schema_version: null })).toBe("works");
});
