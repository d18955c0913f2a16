import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client";
import { useMe } from "../people/session";
import type { Group } from "./entry";
import { type Visit, visits } from "./recent";
import { type Hit, type Noun, useOpening } from "./use-opening";

/** What has a place to go to, in the order in which it is shown. */
const NOUNS: readonly Noun[] = [
  "task",
  "project",
  "user",
  "saved_view",
  "milestone",
  "label",
  "comment",
  "attachment",
];
const LIMIT = 24;
const REFERENCE = /^[a-z][a-z0-9]+-\d+$/i;
const TASK_FIELDS = "id,title,reference,status,project_id";

async function search(text: string): Promise<Hit[]> {
  const params = { query: { q: text, noun: [...NOUNS], limit: LIMIT } };
  const found = answer(api.GET("/api/search", { params }));
  if (!REFERENCE.test(text)) return (await found).items as unknown as Hit[];
  const reference = [text.toUpperCase()];
  const named = answer(api.GET("/api/tasks", { params: { query: { reference, fields: TASK_FIELDS } } }));
  const first = (await named).items.map((object): Hit => ({ noun: "task", object }));
  const rest = ((await found).items as unknown as Hit[]).filter(
    ({ noun, object }) => noun !== "task" || object.id !== first[0]?.object.id,
  );
  return [...first, ...rest];
}

/** What the server finds for the words, grouped by noun; what was looked at last while there are none. */
export function useFound(text: string): { groups: Group[]; searching: boolean; error: Error | null } {
  const { t } = useTranslation();
  const me = useMe().id;
  const open = useOpening();
  const words = text.trim();
  const { data, isFetching, error } = useQuery({
    queryKey: ["search", words],
    queryFn: () => search(words),
    enabled: words.length > 0,
    placeholderData: keepPreviousData,
  });
  if (!words) {
    const entries = visits(me).flatMap((visit) => open(visited(visit)));
    return { groups: [{ title: t("palette.recent"), entries }], searching: false, error: null };
  }
  const groups = NOUNS.map((noun) => ({
    title: t(`palette.nouns.${noun}`),
    entries: (data ?? []).filter((hit) => hit.noun === noun).flatMap(open),
  }));
  return { groups, searching: isFetching, error };
}

function visited({ noun, id, key, title }: Visit): Hit {
  return noun === "task"
    ? { noun, object: { id, title, reference: key } }
    : { noun, object: { id, key, name: title } };
}
