import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useState } from "react";
import { useBoard } from "./context";

/** Makes an element a place to drop cards; true while one is held over it. */
export function useCellTarget(
  element: RefObject<HTMLElement | null>,
  kind: "cell" | "lane",
  name: string,
): boolean {
  const { readOnly } = useBoard();
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!element.current || readOnly) return;
    return dropTargetForElements({
      element: element.current,
      getData: () => ({ kind, [kind]: name }),
      canDrop: ({ source }) => source.data.kind === "card",
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [element, kind, name, readOnly]);
  return over;
}
