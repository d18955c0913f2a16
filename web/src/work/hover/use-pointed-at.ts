// Listens to the whole page for tasks that are pointed at: by mouse, and by keyboard in texts and lines of a task.
import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { taskIn } from "./named";

/** Passing over shows nothing. */
const WAITS = 350;
/** The way from the task to its card. */
const LINGERS = 200;

/** What already looks like the card, and ways to other views that take the open task along. */
const NOT_HERE = "article[data-task], nav, [role='tooltip'], [role='menu']";

interface Pointed {
  link: Element;
  named: string;
  at: DOMRect;
}

function pointedIn(target: EventTarget | null): Pick<Pointed, "link" | "named"> | null {
  const link = target instanceof Element ? target.closest("main a[href], main [data-hover-task]") : null;
  if (!link || link.closest(NOT_HERE) || !link.textContent?.trim()) return null;
  const named = link.getAttribute("data-hover-task") ?? taskIn(link.getAttribute("href"));
  return named ? { link, named } : null;
}

export function usePointedAt() {
  const id = useId();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const timer = useRef(0);
  const link = useRef<Element | null>(null);

  const after = useCallback((wait: number, next: () => void) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(next, wait);
  }, []);
  const leave = useCallback(
    (wait = 0) => {
      link.current = null;
      after(wait, () => setPointed(null));
    },
    [after],
  );

  useEffect(() => {
    const point = (found: Pick<Pointed, "link" | "named"> | null) => {
      if (found?.link === link.current) return;
      if (!found) return leave(LINGERS);
      link.current = found.link;
      after(WAITS, () => {
        if (found.link.isConnected) setPointed({ ...found, at: found.link.getBoundingClientRect() });
      });
    };
    const over = ({ pointerType, target, buttons }: PointerEvent) => {
      if (pointerType !== "mouse" || buttons > 0) return;
      if (target instanceof Element && target.closest(`[id="${id}"]`)) return;
      point(pointedIn(target));
    };
    const focus = ({ target }: FocusEvent) => {
      const found = pointedIn(target);
      const quiet = target instanceof Element && target.matches(":focus-visible[href^='/tasks/']");
      if (quiet) point(found);
      else if (link.current) leave();
    };
    const away = () => leave();
    const listening = new AbortController();
    const how = { signal: listening.signal, capture: true, passive: true };
    document.addEventListener("pointerover", over, how);
    document.addEventListener("focusin", focus, how);
    for (const name of ["pointerdown", "keydown", "scroll", "focusout"]) {
      document.addEventListener(name, away, how);
    }
    return () => {
      listening.abort();
      window.clearTimeout(timer.current);
    };
  }, [after, leave, id]);

  useEffect(() => {
    const described = pointed?.link;
    if (!described || described.hasAttribute("aria-describedby")) return;
    described.setAttribute("aria-describedby", id);
    return () => described.removeAttribute("aria-describedby");
  }, [pointed, id]);

  const stays = useMemo(
    () => ({
      onPointerEnter: () => window.clearTimeout(timer.current),
      onPointerLeave: () => leave(LINGERS),
    }),
    [leave],
  );
  return { pointed, card: { id, stays } };
}
