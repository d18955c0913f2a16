// How the specs talk about the product. Each makes the project it works on, so none depends on another.
import { execFileSync } from "node:child_process";
import {
  type APIRequestContext,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  test,
} from "@playwright/test";

export interface Person {
  username: string;
  password: string;
}

const password = "quarterdeck-demo";
export const ada: Person = { username: "ada", password };
export const ben: Person = { username: "ben", password };

/** The way in that people take. */
export async function signIn(page: Page, who = ada) {
  await page.goto("/sign-in");
  await page.getByLabel("Username or e-mail").fill(who.username);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "My work", level: 1 })).toBeVisible();
}

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Ada's and Ben's sessions: what a password costs the server is worth sparing some hundred times. */
const sessions = new Map<Person, Cookies>();

/** The short way in, for what is not about signing in. */
export async function enter(context: BrowserContext, who = ada) {
  const kept = sessions.get(who);
  if (kept) await context.addCookies(kept);
  if (kept && (await context.request.get("/api/session")).ok()) return;
  const { username, password } = who;
  const answer = await context.request.post("/api/session", { data: { username, password } });
  expect(answer.status(), await answer.text()).toBe(201);
  if (who === ada || who === ben) sessions.set(who, await context.cookies());
}

/** What a request that changes something has to carry besides the cookies. */
export async function token(context: BrowserContext): Promise<Record<string, string>> {
  const found = (await context.cookies()).find((cookie) => cookie.name === "csrftoken");
  return { "x-csrftoken": found?.value ?? "" };
}

/** Asks the API as whoever is signed in in this browser. */
export async function ask<T>(context: BrowserContext, path: string, data: unknown): Promise<T> {
  const answer = await context.request.post(path, { data, headers: await token(context) });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

async function idOf(request: APIRequestContext, { username }: Person): Promise<number> {
  const answer = await request.get(`/api/users?fields=id&username=${username}`);
  return (await answer.json()).items[0].id;
}

export interface Project {
  id: number;
  key: string;
  /** Where its board is. */
  board: string;
}

export interface NewPerson extends Person {
  id: number;
  name: string;
}

/** Somebody of their own, for stories that change what somebody is. Made on the server's machine, with a password. */
export function newPerson(name: string): NewPerson {
  const database = process.env.E2E_DATABASE ?? "";
  test.skip(!database, "E2E_URL names a server whose database is not at hand: name it with E2E_DATABASE");
  const username = `${name.toLowerCase()}${Date.now().toString(36)}`;
  const who = ["--email", `${username}@northlight.example`, "--display-name", `${name} Moreau`];
  const where = ["--password-stdin", "--user", "ada", "--database", database, "--json"];
  const said = execFileSync("../.venv/bin/quarterdeck", ["user", "add", username, ...who, ...where], {
    input: password,
  });
  return { id: JSON.parse(said.toString()).id, username, password, name: `${name} Moreau` };
}

let made = 0;
/** What the story that is told now has made, and what the ones before it have left. */
const stories = new Map<string, string[]>();

/** Puts the projects of earlier stories into the trash: among hundreds of them every page takes its time. */
async function clearAway(context: BrowserContext) {
  const headers = await token(context);
  for (const [story, paths] of stories) {
    if (story === test.info().testId) continue;
    stories.delete(story);
    await Promise.all(paths.map((path) => context.request.delete(path, { headers })));
  }
}

/** A project of Ada's and Ben's, with these tasks in its first state. Ada is signed in in this browser. */
export async function newProject(context: BrowserContext, ...titles: string[]): Promise<Project> {
  await enter(context);
  await clearAway(context);
  made += 1;
  const key = `E${(Date.now() * 10 + (made % 10)).toString(36).toUpperCase()}`.slice(0, 10);
  const members = [
    { user_id: await idOf(context.request, ada), role: "lead" },
    { user_id: await idOf(context.request, ben), role: "member" },
  ];
  const project = await ask<Project>(context, "/api/projects", { key, name: `Trial ${key}`, members });
  const { testId } = test.info();
  stories.set(testId, [...(stories.get(testId) ?? []), `/api/projects/${project.id}`]);
  for (const title of titles) await ask(context, "/api/tasks", { project_id: project.id, title });
  return { ...project, board: `/projects/${key}/board` };
}

export async function openBoard(page: Page, address: string) {
  await page.goto(address);
  await expect(page.locator("[data-board]")).toBeVisible();
}

/** A new project's board with these cards in its first column. */
export async function newBoard(page: Page, ...titles: string[]): Promise<Project> {
  const project = await newProject(page.context(), ...titles);
  await openBoard(page, project.board);
  for (const title of titles) await expect(cardTitled(page, title)).toBeVisible();
  return project;
}

export const [first, second] = ["To do", "In progress"] as const;

export function column(page: Page, state: string): Locator {
  return page.locator(`section[data-state="${state}"]`);
}

export function cardTitled(page: Page, title: string): Locator {
  return page.locator("article", { has: page.getByRole("link", { name: title, exact: true }) });
}

/** The card in a column, as a link. */
export function cardIn(page: Page, state: string, title: string): Locator {
  return column(page, state).getByRole("link", { name: title, exact: true });
}

export function quickAdd(page: Page, state: string): Locator {
  return column(page, state).getByRole("textbox");
}

export function lastNotice(page: Page): Locator {
  return page.getByTestId("notice").last();
}

/** Takes back what a notice tells: that of the act itself, which comes with its answer, and no older one. */
export function undo(page: Page, said: string | RegExp) {
  const notice = page.getByTestId("notice").filter({ hasText: said }).last();
  return notice.getByRole("button", { name: "Undo" }).click();
}

/** When the server has taken a move. */
export function moved(page: Page) {
  return page.waitForResponse((answer) => answer.url().endsWith("/move") && answer.ok());
}
