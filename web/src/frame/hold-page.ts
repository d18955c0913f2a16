import { useEffect } from "react";

let holding = 0;

function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
}

/** While work is under way that would end with the page, the browser asks before it closes. Gives what ends that. */
export function holdPage(): () => void {
  holding += 1;
  if (holding === 1) window.addEventListener("beforeunload", ask);
  return () => {
    holding -= 1;
    if (holding === 0) window.removeEventListener("beforeunload", ask);
  };
}

export function useHoldPage(needed: boolean) {
  useEffect(() => (needed ? holdPage() : undefined), [needed]);
}
