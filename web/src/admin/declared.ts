// Custom fields: which a noun has, in which order.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client";
import { type Act, useAct } from "../data/act";

export const FIELD_NOUNS = [
  "task",
  "issue",
  "project",
  "milestone",
  "sprint",
  "customer",
  "deal",
  "agenda",
  "chat",
  "team",
  "user",
] as const;
export type FieldNoun = (typeof FIELD_NOUNS)[number];

export const TYPES = ["text", "number", "date", "choice", "user", "link", "checkbox"] as const;

export interface Declared {
  type: (typeof TYPES)[number];
  label?: string;
  choices?: string[];
}

/** By name, in their order. */
export type Fields = Record<string, Declared>;

const keyOf = (noun: FieldNoun) => ["custom-fields", noun] as const;
const at = (noun: FieldNoun) => ({ params: { path: { noun } } });

export function useFields(noun: FieldNoun) {
  return useQuery({
    queryKey: keyOf(noun),
    queryFn: async () =>
      // The description of the API leaves open what a setting holds.
      (await answer(api.GET("/api/settings/custom-fields/{noun}", at(noun)))) as Fields,
  });
}

export function useDeclare(noun: FieldNoun) {
  const { t } = useTranslation();
  const act = useAct();
  const declaring = (fields: Fields): Act => ({
    send: () =>
      answer(
        api.PUT("/api/settings/custom-fields/{noun}", {
          ...at(noun),
          body: fields as unknown as Record<string, never>,
        }),
      ),
    shows: [{ key: keyOf(noun), into: () => fields }],
    touches: [],
  });
  return (next: Fields, before: Fields, quiet = false) =>
    act({ ...declaring(next), quiet, done: () => t("admin.fieldsSaved"), undo: () => declaring(before) });
}

/** What a field is called in queries and in the API: "Risk class" is risk_class. */
export function fieldName(label: string): string {
  const plain = label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_\d]+|_+$/g, "");
  return plain.slice(0, 60) || "field";
}

/** The fields with this one so many places further on. */
export function moved(fields: Fields, name: string, by: 1 | -1): Fields {
  const names = Object.keys(fields);
  const from = names.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= names.length) return fields;
  names.splice(to, 0, ...names.splice(from, 1));
  return Object.fromEntries(names.map((each) => [each, fields[each] as Declared]));
}
