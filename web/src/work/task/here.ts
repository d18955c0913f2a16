// What every part of a task's panel or page is about.
import { createContext, use } from "react";
import type { Project, Task } from "../../api/client";

export interface Here {
  task: Task;
  project: Project;
  /** WEB-12 */
  name: string;
  /** Nothing can be changed: a past day is shown, the task is gone, or the person may only read. */
  readOnly: boolean;
  /** A past day is shown, or the task is gone: not even said anything. */
  closed: boolean;
  /** Whether the person may comment and attach. */
  speaks: boolean;
  /** The past day that is shown. */
  day?: string;
  /** Stands wide, as a page, and not beside a screen. */
  page: boolean;
  /** What to do once the task is no longer there. */
  onGone: () => void;
}

const HereContext = createContext<Here | null>(null);

export const HereProvider = HereContext.Provider;

export function useHere(): Here {
  const here = use(HereContext);
  if (!here) throw new Error("a part of a task stands outside of one");
  return here;
}
