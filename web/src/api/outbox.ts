// Every write goes out through here. One that the server did not get is kept — over a reload, too — and sent again, in
// order and under the same key, until the server has answered.
import { csrfToken } from "./csrf";
import { forgetLetter, type Letter, lettersLeft, storedStill, storeLetter, type Typed } from "./letters";
import { ownVersion, rememberOwn } from "./own-versions";
import { Refusal } from "./problem";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

interface Sending {
  letter: Letter;
  /** Nobody waits for the answer of what an earlier page has left. */
  answered?: (response: Response) => void;
  flying: boolean;
  tries: number;
}

/** What became of a letter that an earlier page has left. */
export interface Delivered {
  letter: Letter;
  refusal: Refusal | null;
}

let owner: number | null = null;
let line: Sending[] = [];
let held = false;
let wait = FIRST_WAIT;
let timer = 0;
let retrying = false;
let turnedAway = () => {};
let delivered = (_: Delivered) => {};
const watchers = new Set<() => void>();

/** What people work on. Passwords, and what is answered with a secret, are neither kept nor repeated. */
const KEPT =
  /^\/api\/(tasks|projects|comments|labels|links|issues|milestones|sprints|time_entries|saved_views|attachments|notifications|users)(?!.*\/publish$)\b/;

const isKept = ({ method, url }: Request) =>
  (method === "POST" || method === "PATCH" || method === "DELETE") && KEPT.test(new URL(url).pathname);

/** Says who is told when the session has ended; what was to be sent waits for the next one of the same person. */
export function onTurnedAway(listener: () => void) {
  turnedAway = listener;
}

/** The fetch of the client. With what was typed, that is given back to its draft should this page be gone by then. */
export async function send(request: Request, typed?: Typed): Promise<Response> {
  if (owner === null || !isKept(request)) return fetch(request);
  const letter: Letter = {
    owner,
    key: uniqueKey(),
    at: Date.now(),
    method: request.method,
    path: request.url.slice(location.origin.length),
    upon: Number(request.headers.get("if-match")?.replaceAll('"', "")) || undefined,
    body: (await request.text()) || undefined,
    typed,
  };
  storeLetter(letter);
  return new Promise((resolve) => {
    const sending = { letter, answered: resolve, flying: false, tries: 0 };
    line.push(sending);
    publish();
    if (!held) void deliver(sending);
  });
}

/** For a call whose body was typed in a field: the draft of that name has it back when it is refused after a reload. */
export const typedIn = (draft: string, text: string) => (request: Request) => send(request, { draft, text });

/** Keeps what this person writes from now on, and sends what an earlier page has left. */
export function openOutbox(id: number, onDelivered: (delivered: Delivered) => void) {
  owner = id;
  delivered = onDelivered;
  const known = new Set(line.map(({ letter }) => letter.key));
  const left = lettersLeft(id).filter(({ key }) => !known.has(key));
  line = [...left.map((letter) => ({ letter, flying: false, tries: 0 })), ...line];
  publish();
  if (left.length > 0) void retry();
}

/** The connection may be back: what waits is tried at once. */
export function hurry() {
  if (held) void retry();
}

/** How many writes the server has not got because it could not be reached. */
export const waiting = () => (held ? line.length : 0);

/** Once the server cannot be reached: what was written is safe here, and whoever waits for the answer may go on. */
export function untilHeld(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!held) return;
      watchers.delete(look);
      resolve();
    };
    watchers.add(look);
    look();
  });
}

export function watchOutbox(watcher: () => void) {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

if (typeof window !== "undefined") window.addEventListener("online", hurry);

/** True when there is an answer, whatever it says. */
async function deliver(sending: Sending): Promise<boolean> {
  const { letter } = sending;
  // Another tab may have sent what an earlier page has left.
  if (!sending.answered && !storedStill(letter)) return leave(sending);
  sending.flying = true;
  const response = await fetch(asRequest(letter)).catch(() => null);
  sending.flying = false;
  sending.tries += 1;
  if (!response || (await unreached(response))) {
    hold();
    return false;
  }
  forgetLetter(letter);
  leave(sending);
  // Gone already is what was asked for, and an earlier try has done it.
  const done = letter.method === "DELETE" && response.status === 404 && sending.tries > 1;
  const answer = done ? new Response(null, { status: 204 }) : response;
  if (answer.ok) rememberOwn(letter, answer);
  if (sending.answered) sending.answered(answer);
  else delivered({ letter, refusal: answer.ok || done ? null : await asRefusal(answer) });
  return true;
}

function asRequest({ key, method, path, body, upon }: Letter): Request {
  const headers = new Headers({ "idempotency-key": key });
  const token = csrfToken();
  if (token) headers.set("x-csrftoken", token);
  if (body) headers.set("content-type", "application/json");
  if (upon) headers.set("if-match", `"${ownVersion(path, body, upon)}"`);
  return new Request(path, { method, headers, body, credentials: "same-origin", cache: "no-store" });
}

/** A gateway without its server, a server without its database, or a session that has ended: none has taken anything. */
async function unreached(response: Response): Promise<boolean> {
  if (response.status === 502 || response.status === 504) return true;
  if (response.status !== 503 && response.status !== 401) return false;
  const said = await response
    .clone()
    .json()
    .catch(() => ({}));
  if (said.code === "sign_in") turnedAway();
  return said.code === "sign_in" || !said.code || (said.code === "unavailable" && said.what === "database");
}

const asRefusal = async (response: Response) =>
  new Refusal(await response.json().catch(() => ({})), response.status);

function leave(sending: Sending): true {
  line = line.filter((other) => other !== sending);
  publish();
  return true;
}

function hold() {
  held = true;
  window.clearTimeout(timer);
  // Spread, so that a restarted server is not met by everyone at once.
  timer = window.setTimeout(() => void retry(), wait * (0.5 + Math.random() / 2));
  publish();
}

/** One after the other, as they were written: the second may build upon the first. */
async function retry() {
  if (retrying) return;
  retrying = true;
  held = true;
  let reached = true;
  for (let next = resting(); next && reached; next = resting()) reached = await deliver(next);
  retrying = false;
  wait = reached ? FIRST_WAIT : Math.min(wait * 2, LONGEST_WAIT);
  if (!reached) return;
  held = false;
  publish();
}

const resting = () => line.find(({ flying }) => !flying);

/** `crypto.randomUUID` is there over HTTPS only. */
const uniqueKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function publish() {
  for (const watcher of watchers) watcher();
}
