import { describe, expect, test } from "vitest";
import { DEFAULT, readColumns, readSort, template, writeColumns, writeSort } from "./columns";
import { dueGroup, group, lines } from "./grouping";
import { headings, readDay, readNumber, readTsv, writeCsv } from "./tsv";

describe("columns in the address", () => {
  test("as they are unless told", () => {
    expect(readColumns(undefined).columns).toEqual(DEFAULT);
    expect(writeColumns(readColumns(undefined))).toBeUndefined();
  });

  test("chosen, ordered and resized; nonsense is left out, the title never", () => {
    const shown = readColumns("state,due:130,nonsense,due");
    expect(shown).toEqual({ columns: ["title", "state", "due"], widths: { due: 130 } });
    expect(writeColumns(shown)).toBe("title,state,due:130");
    expect(template(shown)).toBe("40px minmax(260px, 1fr) 132px 130px");
  });

  test("sorted by several, in the API's words", () => {
    expect(readSort("-priority,due_date,nothing")).toEqual([
      { id: "priority", desc: true },
      { id: "due", desc: false },
    ]);
    expect(writeSort(readSort("-priority,due_date"))).toBe("-priority,due_date");
    expect(writeSort([])).toBeUndefined();
  });
});

describe("groups", () => {
  const entries = [
    { id: 1, labels: [7, 8], due_date: "2026-01-01", status: "todo" },
    { id: 2, labels: [], due_date: "2026-01-01", status: "done" },
    { id: 3, labels: [8], due_date: "2026-03-17", status: "todo" },
  ];

  test("known ones in their order, a task in each of its labels, empty ones left out", () => {
    expect(group(entries, "label", ["8", "9", "7"], "2026-03-10")).toEqual([
      { key: "8", ids: [1, 3] },
      { key: "7", ids: [1] },
      { key: "none", ids: [2] },
    ]);
  });

  test("what is done is not overdue; a week has seven days", () => {
    expect(entries.map((entry) => dueGroup(entry, "2026-03-10"))).toEqual(["overdue", "later", "week"]);
    expect(dueGroup({ id: 4, due_date: "2026-03-10" }, "2026-03-10")).toBe("today");
    expect(dueGroup({ id: 4, due_date: "2026-03-18" }, "2026-03-10")).toBe("later");
  });

  test("a collapsed group keeps its heading and count", () => {
    const shown = lines(
      [
        { key: "a", ids: [1, 2] },
        { key: "b", ids: [3] },
      ],
      new Set(["a"]),
    );
    expect(shown.map(({ key }) => key)).toEqual(["group:a", "group:b", "b:3"]);
    expect(shown[0]).toMatchObject({ count: 2, collapsed: true });
  });
});

describe("sheets", () => {
  test("quoted cells hold tabs, line ends and quotation marks; short rows are filled up", () => {
    expect(readTsv('a\tb\r\n"x\ty ""z""\n2"\t\r\n\r\nq')).toEqual([
      ["a", "b"],
      ['x\ty "z"\n2', ""],
      ["q", ""],
    ]);
    expect(readTsv('5" pipe')).toEqual([['5" pipe']]);
  });

  test("a first row that names columns is a heading", () => {
    const named = (text: string) => ({ title: "title", due: "due" })[text.toLowerCase()] ?? null;
    expect(headings([["Title", "Due", "x"]], named)).toEqual(["title", "due", null]);
    expect(headings([["Paint the hull", "due", "x"]], named)).toBeNull();
  });

  test("days and numbers as people write them", () => {
    expect(["2026-12-01", "1.12.2026", "01/12/2026", "31.02.2026", "soon"].map(readDay)).toEqual([
      "2026-12-01",
      "2026-12-01",
      "2026-12-01",
      null,
      null,
    ]);
    expect(["3", "1,5", "2.5 h", "-1", "x"].map(readNumber)).toEqual([3, 1.5, 2.5, null, null]);
  });

  test("what looks like a formula is not run by whoever opens the file", () => {
    expect(writeCsv([["=1+1", "-3", 'say "hi", twice']])).toBe('\'=1+1,-3,"say ""hi"", twice"');
  });
});
