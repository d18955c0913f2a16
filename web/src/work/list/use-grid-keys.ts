import type { KeyboardEvent } from "react";
import { meant } from "../../frame/direction";
import { pressOf } from "../../frame/keys";
import { isPressedBy, isTyping } from "../../frame/typing";
import type { Item } from "./grouping";
import type { useCursor } from "./use-cursor";
import type { useSelection } from "./use-selection";

interface KeysOptions {
  items: readonly Item[];
  cursor: ReturnType<typeof useCursor>;
  selection: ReturnType<typeof useSelection>;
  onOpen: (id: number) => void;
  onFold: (group: string) => void;
  page: () => number;
}

/** The keys of the list. Inside a field or a menu they belong to that. */
export function useGridKeys({ items, cursor, selection, onOpen, onFold, page }: KeysOptions) {
  return (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.defaultPrevented) return;
    if (event.target instanceof HTMLInputElement && isPressedBy(event.target, pressOf(event))) return;
    const here = items.find(({ key }) => key === cursor.cursor?.line);
    const spot = cursor.cursor?.spot ?? "row";
    const control = event.ctrlKey || event.metaKey;
    const move = (by: number) => {
      if (event.shiftKey && here) selection.extend(here.key);
      const line = cursor.step(by);
      if (event.shiftKey && line) selection.extend(line);
    };
    const enter = () => {
      if (here?.kind === "group") onFold(here.group);
      else if (here && spot === "row") onOpen(here.id);
      else if (here && spot !== "row") cursor.edit(here.key, spot);
    };
    const keys: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      j: () => move(1),
      k: () => move(-1),
      PageDown: () => move(page()),
      PageUp: () => move(-page()),
      Home: () => move(-items.length),
      End: () => move(items.length),
      ArrowRight: () => (here?.kind === "group" ? here.collapsed && onFold(here.group) : cursor.across(1)),
      ArrowLeft: () => (here?.kind === "group" ? !here.collapsed && onFold(here.group) : cursor.across(-1)),
      Enter: enter,
      F2: enter,
      " ": () => here && (here.kind === "group" ? onFold(here.group) : selection.toggle(here.key)),
      x: () => here && selection.toggle(here.key),
    };
    const does = control ? (event.key === "a" ? selection.selectAll : null) : keys[meant(event.key)];
    if (event.key === "Escape" && spot !== "row" && here) cursor.go({ line: here.key, spot: "row" });
    else if (event.key === "Escape" && selection.selected.size > 0) selection.clear();
    else if (does && !event.altKey) does();
    else return;
    event.preventDefault();
  };
}
