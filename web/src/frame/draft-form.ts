import { useCallback, useMemo } from "react";
import { useDraft } from "./drafts";

/** The fields of a form that is not sent yet: what is drafted, over what they were. Secrets do not belong in it. */
export function useDraftForm<T extends object>(
  name: string,
  held: T,
): [T, (next: Partial<T>) => void, () => void, boolean] {
  const [text, keep] = useDraft(name);
  const drafted = useMemo((): Partial<T> => (text ? parsed(text) : {}), [text]);
  const form = { ...held, ...drafted };
  const set = useCallback(
    (next: Partial<T>) => keep(JSON.stringify({ ...drafted, ...next })),
    [drafted, keep],
  );
  const clear = useCallback(() => keep(null), [keep]);
  const changed = Object.keys(drafted).some(
    (key) => JSON.stringify(form[key as keyof T]) !== JSON.stringify(held[key as keyof T]),
  );
  return [form, set, clear, changed];
}

function parsed<T>(text: string): Partial<T> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
