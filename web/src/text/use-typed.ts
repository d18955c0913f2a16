import { useCallback, useEffect, useRef, useState } from "react";
import { useDraft } from "../frame/drafts";

/** Long enough that a key never waits for storage, short enough that a crash loses no sentence. */
const PAUSE = 300;

/** What is typed over a value: kept as a draft a moment after each pause, and at once when one leaves. */
export function useTyped(name: string, value: string) {
  const [draft, setDraft] = useDraft(name);
  const [text, setText] = useState(draft ?? value);
  /** Grows when the text changed otherwise than by typing, so that an editor with a state of its own takes it over. */
  const [edition, setEdition] = useState(0);
  const latest = useRef(text);
  const timer = useRef(0);
  const keep = useRef(() => {});
  keep.current = () => {
    window.clearTimeout(timer.current);
    timer.current = 0;
    setDraft(latest.current === value ? null : latest.current);
  };

  const type = useCallback((next: string) => {
    latest.current = next;
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => keep.current(), PAUSE);
  }, []);

  const settle = useCallback(
    (next: string) => {
      window.clearTimeout(timer.current);
      timer.current = 0;
      latest.current = next;
      setText(next);
      setEdition((now) => now + 1);
      setDraft(null);
    },
    [setDraft],
  );

  // What came from elsewhere is shown as long as nothing was typed over it.
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    const untouched = latest.current === before.current;
    before.current = value;
    if (untouched) settle(value);
  }, [value, settle]);

  // What an earlier page had sent has arrived meanwhile: it is no draft any more.
  const drafted = useRef(draft);
  useEffect(() => {
    const arrived = draft === null && drafted.current !== null && latest.current === drafted.current;
    drafted.current = draft;
    if (arrived) settle(value);
  }, [draft, value, settle]);

  useEffect(() => {
    const leave = () => timer.current && keep.current();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  const flush = useCallback(() => {
    if (timer.current) keep.current();
  }, []);
  return { text, edition, latest, type, settle, flush };
}
