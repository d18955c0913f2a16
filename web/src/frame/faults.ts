// A handler that fails shows nothing by itself, and the person would click again and wonder: what nobody caught is told.
import type { TFunction } from "i18next";
import { isRefusal } from "../api/problem";
import { noticed, warn } from "./notices";

/** No faults: a browser says so when a layout takes another round, and a query that is no longer wanted ends so. */
const HARMLESS = /^ResizeObserver loop/;
const CANCELLED = new Set(["AbortError", "CancelledError"]);

export function watchFaults(t: TFunction) {
  const tellOf = (fault: unknown, words: string) => {
    if (HARMLESS.test(words) || (fault instanceof Error && CANCELLED.has(fault.name))) return;
    const said = isRefusal(fault)
      ? t("problem.failed", { reason: words })
      : t("problem.fault", { reason: words });
    // One broken thing may fail at every move of the mouse, and a refused act has been told.
    if (!noticed(words)) warn(said);
  };
  window.addEventListener("error", ({ error, message }) => tellOf(error, wordsOf(error, message)));
  window.addEventListener("unhandledrejection", ({ reason }) =>
    tellOf(reason, wordsOf(reason, String(reason))),
  );
}

const wordsOf = (fault: unknown, otherwise: string) => (fault instanceof Error ? fault.message : otherwise);
