import { useCallback, useEffect, useRef, useState } from "react";
import { type Names, toIds, toNames } from "./names";
import { unfinished } from "./terms";

/** The address follows typing at this distance, so that each letter is not a step of its own. */
const SETTLE = 300;

/** What stands in the field: the query with names in the place of ids. What is typed is asked when one pauses. */
export function useQueryText(q: string | undefined, names: Names, onAsk: (q: string | undefined) => void) {
  const [text, setText] = useState(() => toNames(q ?? "", names));
  const latest = useRef({ names, onAsk });
  latest.current = { names, onAsk };

  // What the field itself asked must not come back over what has been typed since.
  const asked = useRef(q ?? "");
  useEffect(() => {
    if ((q ?? "") !== asked.current) setText(toNames(q ?? "", latest.current.names));
    asked.current = q ?? "";
  }, [q]);

  // The names may come later than the query that was in the address.
  const touched = useRef(false);
  useEffect(() => {
    if (!touched.current) setText(toNames(asked.current, names));
  }, [names]);

  const ask = useCallback((next: string) => {
    const query = toIds(next, latest.current.names).trim();
    if (query === asked.current) return;
    asked.current = query;
    latest.current.onAsk(query || undefined);
  }, []);

  useEffect(() => {
    if (!touched.current || unfinished(text)) return;
    const timer = setTimeout(() => ask(text), SETTLE);
    return () => clearTimeout(timer);
  }, [text, ask]);

  const type = useCallback((next: string) => {
    touched.current = true;
    setText(next);
  }, []);
  const askNow = useCallback(
    (next: string) => {
      type(next);
      ask(next);
    },
    [type, ask],
  );
  return { text, setText: type, askNow };
}
