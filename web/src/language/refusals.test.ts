import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import i18next from "i18next";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "../api/problem";
import { de } from "./de";
import { en } from "./en";
import { OF_SOMEBODY, SENTENCES } from "./refusals";

const SERVER = join(import.meta.dirname, "../../../src/quarterdeck");
const read = (name: string) => readFileSync(join(SERVER, name), "utf8");

describe("refusals", () => {
  beforeAll(() =>
    i18next.init({
      lng: "de",
      resources: { de: { translation: de }, en: { translation: en } },
      interpolation: { escapeValue: false },
    }),
  );
  afterAll(() => i18next.changeLanguage("en"));

  it("have words for every code of the server, and for no other", () => {
    const table = /REFUSALS.*?= \{(.*?)^\}/ms.exec(read("kernel/errors.py"))?.[1] ?? "";
    const codes = [...table.matchAll(/^ {4}"(\w+)": \(\d+,/gm)].map(([, code]) => code);
    expect(codes.length).toBeGreaterThan(30);
    const told = Object.keys(en.refusals).filter((key) => key !== "fields");
    expect(told.sort()).toEqual(codes.sort());
  });

  it("about fields are known by sentences that the server says", () => {
    const files = readdirSync(SERVER, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".py"),
    );
    const source = files.map(read).join("\n");
    expect(
      Object.keys({ ...SENTENCES, ...OF_SOMEBODY }).filter((sentence) => !source.includes(sentence)),
    ).toEqual([]);
  });

  it("are told in the reader's language, with what they are about", () => {
    expect(new Refusal({ code: "forbidden", detail: "You may not edit this task." }, 403).message).toBe(
      "Das darfst du hier nicht.",
    );
    const many = { code: "too_many", detail: "Too many attempts; …", seconds: 30 };
    expect(new Refusal(many, 429).message).toContain("in 30 Sekunden");
    const errors = [{ field: "due_date", message: "is before start_date" }];
    const invalid = new Refusal({ code: "invalid", detail: "…", errors }, 422);
    expect(invalid.message).toBe("Die Eingabe ist nicht gültig. due_date: liegt vor dem Beginn");
    expect(invalid.fields).toEqual({ due_date: "liegt vor dem Beginn" });
  });

  it("about somebody name them", () => {
    const errors = [{ field: "members", message: "Cleo Brandt is of another customer" }];
    const { fields } = new Refusal({ code: "invalid", detail: "…", errors }, 422);
    expect(fields).toEqual({ members: "Cleo Brandt gehört zu einem anderen Kunden" });
  });

  it("that are unknown keep the server's own sentence", () => {
    expect(new Refusal({ code: "brand_new", detail: "Not on Sundays." }, 422).message).toBe(
      "Not on Sundays.",
    );
    expect(new Refusal({}, 502).message).toBe("HTTP 502");
  });
});
