import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { useEffect, useRef, useState } from "react";

/** Lets an item be dragged by its handle to another place in the same list. */
export function useReorder(list: string, at: number, onPut: (from: number, to: number) => void) {
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const put = useRef(onPut);
  put.current = onPut;
  const [over, setOver] = useState<"top" | "bottom">();
  useEffect(() => {
    const element = row.current;
    if (!element || !handle.current) return;
    const edge = (data: Record<string | symbol, unknown>) =>
      extractClosestEdge(data) === "bottom" ? "bottom" : "top";
    return combine(
      draggable({ element, dragHandle: handle.current, getInitialData: () => ({ list, at }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.list === list && source.data.at !== at,
        getData: ({ input }) =>
          attachClosestEdge({ list, at }, { element, input, allowedEdges: ["top", "bottom"] }),
        onDrag: ({ self }) => setOver(edge(self.data)),
        onDragLeave: () => setOver(undefined),
        onDrop: ({ self, source }) => {
          setOver(undefined);
          const from = Number(source.data.at);
          const before = at + (edge(self.data) === "bottom" ? 1 : 0);
          put.current(from, from < before ? before - 1 : before);
        },
      }),
    );
  }, [list, at]);
  return { row, handle, over };
}
