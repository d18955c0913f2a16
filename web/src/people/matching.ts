import type { PeopleSearch } from "../frame/router";
import type { Member, Team } from "./directory";

type Wanted = Omit<PeopleSearch, "person">;

/** Those people who are all that was asked for. Words are looked for in names, title, department, mail and skills. */
export function matching(people: Member[], teams: Team[], wanted: Wanted): Member[] {
  const words = (wanted.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const team = teams.find(({ id }) => id === wanted.team);
  const inTeam = new Set(team?.members?.map((member) => member.user_id));
  return people.filter(
    (person) =>
      (!wanted.role || person.role === wanted.role) &&
      (!wanted.status || person.status === wanted.status) &&
      (!wanted.team || inTeam.has(person.id)) &&
      (!wanted.skill || person.skills?.some(({ name }) => same(name, wanted.skill))) &&
      words.every((word) => text(person).includes(word)),
  );
}

function text({ display_name, username, email, job_title, department, skills }: Member): string {
  const names = skills?.map(({ name }) => name) ?? [];
  return [display_name, username, email, job_title, department, ...names].join(" ").toLowerCase();
}

const same = (one: string, other: string | undefined) => one.toLowerCase() === other?.toLowerCase();

/** Every skill that somebody has, once, in order. */
export function skillsOf(people: Member[]): string[] {
  const found = new Map<string, string>();
  for (const { skills = [] } of people) {
    for (const { name } of skills) if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  }
  return [...found.values()].sort((a, b) => a.localeCompare(b));
}
