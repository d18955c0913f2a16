import { describe, expect, test } from "vitest";
import { complete, take, type Vocabulary } from "./completion";
import { toIds, toNames } from "./names";
import { choose, chosen, read, replace, unfinished } from "./terms";

const assignee = ["assignee", "assignee_ids"] as const;

describe("reading", () => {
  test("conditions side by side, with their values", () => {
    const { terms, alternatives } = read('assignee:me,ada due<+7d -label:"back end" #urgent "login page"');
    expect(alternatives).toBe(false);
    expect(terms.map(({ field, op, values, negated }) => [field, op, values, negated])).toEqual([
      ["assignee", ":", ["me", "ada"], false],
      ["due", "<", ["+7d"], false],
      ["label", ":", ["back end"], true],
      [undefined, undefined, [], false],
      [undefined, undefined, [], false],
    ]);
  });

  test("a parenthesis is one condition, and hides its “or”", () => {
    const { terms, alternatives } = read('(status:todo or title:"a)") points>3');
    expect(terms).toHaveLength(2);
    expect(alternatives).toBe(false);
  });

  test("a list in parentheses, and quotes inside quotes", () => {
    expect(chosen('assignee:(me, "a \\"b\\"")', assignee)).toEqual(["me", 'a "b"']);
  });
});

describe("writing", () => {
  test("a choice is added, changed in its place, and taken out", () => {
    expect(choose("login", assignee, ["me"])).toBe("login assignee:me");
    expect(choose("a assignee_ids:ben b", assignee, ["me", "no one"])).toBe('a assignee:me,"no one" b');
    expect(choose("a assignee:ben b assignee:ada", assignee, [])).toBe("a b");
  });

  test("what is negated or compared is no choice", () => {
    expect(chosen("-assignee:me assignee!=ben", assignee)).toEqual([]);
    expect(choose("-assignee:me", assignee, ["ben"])).toBe("-assignee:me assignee:ben");
  });

  test("alternatives are put in parentheses before anything is added", () => {
    expect(choose("a or b", assignee, ["me"])).toBe("(a or b) assignee:me");
    expect(choose("a or assignee:me", assignee, [])).toBe("a or assignee:me");
  });

  test("another term may stand in for several", () => {
    const due = ({ field }: { field?: string }) => field === "due" || field === "is_overdue";
    expect(replace("due<today x is_overdue:true", due, "due:none")).toBe("due:none x");
  });

  test("a query that waits for a value is unfinished", () => {
    for (const text of ["due<", "label:a,", 'title:"log', "a or", "-", "(", "due!"])
      expect(unfinished(text)).toBe(true);
    for (const text of ["", "due<today", 'title:"log in"', "order"]) expect(unfinished(text)).toBe(false);
  });
});

test("names become ids and ids names, at every depth", () => {
  const names = {
    label: new Map([
      [3, "back end"],
      [4, "copy"],
    ]),
    sprint: new Map([[3, "Sprint 3"]]),
  };
  const text = 'x -label:"back end",copy (label!=copy or sprint:"Sprint 3")';
  const ids = "x -label:3,4 (label!=4 or sprint:3)";
  expect(toIds(text, names)).toBe(ids);
  expect(toNames(ids, names)).toBe(text);
  expect(toIds("label:unknown", names)).toBe("label:unknown");
});

describe("completion", () => {
  const vocabulary: Vocabulary = {
    fields: new Map([
      ["assignee", "Assignee"],
      ["due", "Due date"],
    ]),
    values: {
      assignee: [
        { text: "me", label: "Me" },
        { text: "ben", label: "Ben Ode" },
      ],
    },
    names: { label: new Map([[3, "back end"]]) },
  };
  const offered = (text: string) =>
    complete(text, text.length, vocabulary)?.suggestions.map((each) => each.text);

  test("field names, then their values", () => {
    expect(offered("x as")).toEqual(["assignee:"]);
    expect(offered("-da")).toEqual(["due:"]);
    expect(offered("assignee:")).toEqual(["me", "ben"]);
    expect(offered("assignee:me,od")).toEqual(["ben"]);
    expect(offered('label:"ba')).toEqual(['"back end"']);
    expect(offered("assignee:me")).toBeUndefined();
  });

  test("the suggestion stands in for what was typed", () => {
    const offer = complete("label:ba x", 8, vocabulary);
    expect(offer && take("label:ba x", offer, { text: '"back end"', label: "" })).toEqual([
      'label:"back end" x',
      16,
    ]);
  });
});
