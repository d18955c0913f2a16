// Which fields this page has changed itself, and the version each was at then. A change that follows one's own before
// the new version has been read builds upon that, and is no conflict with oneself.
import type { Letter } from "./letters";

const own = new Map<string, Map<string, number>>();

/** Once the server has taken a change: had somebody else changed these fields since, it would have been refused. */
export function rememberOwn({ method, path, body }: Letter, response: Response) {
  const version = Number(response.headers.get("etag")?.replace(/\D/g, ""));
  if (method !== "PATCH" || !version) return;
  const fields = own.get(path) ?? new Map<string, number>();
  own.set(path, fields);
  for (const field of fieldsOf(body)) fields.set(field, version);
}

/** The version that a change of these fields, made when one was shown `upon`, is in truth made upon. */
export function ownVersion(path: string, body: string | undefined, upon: number): number {
  const fields = own.get(path);
  return Math.max(upon, ...fieldsOf(body).map((field) => fields?.get(field) ?? 0));
}

const fieldsOf = (body: string | undefined): string[] => (body ? Object.keys(JSON.parse(body)) : []);
