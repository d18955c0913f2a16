import { expect, it } from "vitest";
import type { Member } from "./directory";
import { matching, skillsOf } from "./matching";

const person = (id: number, rest: Partial<Member>): Member => ({
  id,
  username: `u${id}`,
  email: `u${id}@deck.example`,
  role: "developer",
  status: "active",
  version: 1,
  ...rest,
});

const people = [
  person(1, {
    display_name: "Ada Lindqvist",
    role: "admin",
    skills: [{ name: "Strategy", level: "expert" }],
  }),
  person(2, { display_name: "Ben Okafor", skills: [{ name: "Python", level: "advanced" }] }),
  person(3, {
    display_name: "Cleo Brandt",
    status: "suspended",
    skills: [{ name: "python", level: "beginner" }],
  }),
];
const teams = [{ id: 7, name: "Engineering", members: [{ user_id: 2 }] }];
const ids = (found: Member[]) => found.map(({ id }) => id);

it("finds people by what they are, where they are and what they can", () => {
  expect(ids(matching(people, teams, { role: "admin" }))).toEqual([1]);
  expect(ids(matching(people, teams, { status: "suspended" }))).toEqual([3]);
  expect(ids(matching(people, teams, { team: 7 }))).toEqual([2]);
  expect(ids(matching(people, teams, { skill: "PYTHON" }))).toEqual([2, 3]);
  expect(ids(matching(people, teams, { q: "python ben" }))).toEqual([2]);
  expect(matching(people, teams, { team: 8 })).toEqual([]);
});

it("names a skill once, however it is written", () => {
  expect(skillsOf(people)).toEqual(["Python", "Strategy"]);
});
