import { useEffect, useRef } from "react";

/** Told of what is pasted while mounted, wherever the focus is: without one, the page itself is pasted to. What a field
 * or an editor has taken, and what is meant for an open dialog, is not told. */
export function usePaste(take: (event: ClipboardEvent, data: DataTransfer) => void) {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || !event.clipboardData) return;
      if (document.querySelector("[aria-modal='true']")) return;
      latest.current(event, event.clipboardData);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}
