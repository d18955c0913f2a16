import { expect, it } from "vitest";
import { browserOf } from "./given-out";

it("reads what a browser says of itself", () => {
  expect(browserOf("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe(
    "Firefox, Linux",
  );
  expect(
    browserOf(
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Safari/537.36 Edg/140",
    ),
  ).toBe("Edge, Windows");
  expect(browserOf("curl/7.88.1")).toBe("curl");
});
