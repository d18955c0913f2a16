import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { type RefObject, useEffect, useRef, useState } from "react";

type Edge = "top" | "bottom";

const edgeOf = (data: Record<string | symbol, unknown>): Edge =>
  extractClosestEdge(data) === "top" ? "top" : "bottom";

interface RowDrag {
  row: RefObject<HTMLElement | null>;
  handle: RefObject<HTMLElement | null>;
  at: number;
  enabled: boolean;
  onDrop: (from: number, target: number, edge: Edge) => void;
}

/** Makes a row draggable by its handle, and a place to drop others above or below. */
export function useRowDrag({ row, handle, at, enabled, onDrop }: RowDrag) {
  const [edge, setEdge] = useState<Edge | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const element = row.current;
    const dragHandle = handle.current;
    if (!element || !dragHandle || !enabled) return;
    return combine(
      draggable({ element, dragHandle, getInitialData: () => ({ kind: "state", at }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === "state",
        getIsSticky: () => true,
        getData: ({ input }) =>
          attachClosestEdge({ kind: "state", at }, { element, input, allowedEdges: ["top", "bottom"] }),
        onDrag: ({ self, source }) => setEdge(source.data.at === at ? null : edgeOf(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ self, source }) => {
          setEdge(null);
          if (source.data.at !== at) latest.current(Number(source.data.at), at, edgeOf(self.data));
        },
      }),
    );
  }, [row, handle, at, enabled]);
  return edge;
}
