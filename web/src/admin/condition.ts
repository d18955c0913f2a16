// What the server says of itself, judged: what works, what should be looked at, what does not work. Pure.
import type { components } from "../api/schema";

export type Report = components["schemas"]["HealthReport"];
export type Condition = "works" | "look" | "fails" | "off";

/** Notices come a moment after what they tell of; so many at once only after an import, or when nobody reads. */
const MANY = 500;
/** Shares of the disk that are left. */
const LITTLE = 0.1;
const HARDLY_ANY = 0.02;

export const readerIs = ({ behind }: Report["readers"][number]): Condition =>
  behind < MANY ? "works" : "look";

export const mailIs = ({ configured, reachable }: Report["mail"]): Condition =>
  configured ? (reachable ? "works" : "fails") : "off";

export const filesAre = ({ reachable }: Report["files"]): Condition => (reachable ? "works" : "fails");

export function diskIs({ free, total }: NonNullable<Report["disk"]>): Condition {
  const left = free / total;
  return left < HARDLY_ANY ? "fails" : left < LITTLE ? "look" : "works";
}

/** A database of a newer or older version than the program runs, until it does not. */
export const schemaIs = ({ schema_version: at, schema_newest: newest }: Report["database"]): Condition =>
  at === null || at === newest ? "works" : "look";

const byWeight: readonly Condition[] = ["off", "works", "look", "fails"];

/** The worst of all; what nobody set up does not count. */
export function overall({ database, readers, mail, files, disk }: Report): Condition {
  const all = [schemaIs(database), ...readers.map(readerIs), mailIs(mail), filesAre(files)];
  if (disk) all.push(diskIs(disk));
  return all.reduce((a, b) => (byWeight.indexOf(b) > byWeight.indexOf(a) ? b : a), "works");
}
