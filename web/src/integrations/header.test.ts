import { expect, it } from "vitest";
import { headerOf } from "./header";

it("reads the first line with whatever separates it", () => {
  expect(headerOf("Title,Status\nBuy, paint,todo")).toEqual(["Title", "Status"]);
  expect(headerOf('Titel;"Zuständig; wer";Fällig\r\na;b;c')).toEqual(["Titel", "Zuständig; wer", "Fällig"]);
  expect(headerOf("Only")).toEqual(["Only"]);
});
