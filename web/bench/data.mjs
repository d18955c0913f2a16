// What the app is measured on, made through the API by somebody who may.
const SIZES = { small: 100, cards: 2_000, rows: 10_000 };
const STATES = ["To do", "In progress", "In review", "Testing", "Done"];
const PRIORITIES = ["highest", "high", "medium", "low", "lowest"];
const ABREAST = 12;

export async function fill(context) {
  const ask = asking(context);
  const { items: people } = await (
    await context.request.get("/api/users?role__ne=client&fields=id,username&limit=50")
  ).json();
  const members = people
    .slice(0, 8)
    .map(({ id, username }) => ({ user_id: id, role: username === "ada" ? "lead" : "member" }));
  const places = {};
  for (const [name, size] of Object.entries(SIZES)) {
    const key = `B${name.toUpperCase()}`;
    const project = await ask("/api/projects", { key, name: `Bench ${name}`, members });
    const labels = [];
    for (const word of ["design", "back end", "front end"])
      labels.push((await ask("/api/labels", { name: word, project_id: project.id, color: "#1c7ed6" })).id);
    await abreast(size, (number) => ask("/api/tasks", task(number, project.id, members, labels)));
    places[name] = { ...project, size, path: `/projects/${key}` };
    console.error(`${size} tasks in ${key}`);
  }
  return places;
}

/** Posts as the person of this browser. */
export function asking(context, method = "post") {
  return async (path, data) => {
    const token = (await context.cookies()).find(({ name }) => name === "csrftoken")?.value ?? "";
    const answer = await context.request[method](path, { data, headers: { "x-csrftoken": token } });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
}

const task = (number, project_id, members, labels) => ({
  project_id,
  title: `Card ${number} of the bench, with a title as long as they are in life`,
  state: STATES[number % STATES.length],
  priority: PRIORITIES[(number >> 2) % PRIORITIES.length],
  assignee_ids: [members[number % members.length].user_id],
  labels: [labels[number % labels.length]],
  due_date: `2026-${String((number % 12) + 1).padStart(2, "0")}-15`,
  story_points: number % 8,
});

async function abreast(count, act) {
  let next = 0;
  const work = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
}
