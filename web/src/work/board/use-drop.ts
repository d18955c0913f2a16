import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { useEffect, useRef } from "react";
import { type Columns, type Move, type Place, placeAt, placeBeside } from "./arrange";

interface Target {
  data: Record<string | symbol, unknown>;
}

/** Turns a drop by mouse or touch into a move. */
export function useDrop(columns: Columns, onMove: (move: Move) => void) {
  const latest = useRef(columns);
  useEffect(() => {
    latest.current = columns;
  });
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.kind === "card",
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0];
          const id = source.data.id as number;
          const place = target && placeFor(latest.current, id, target);
          if (place) onMove({ id, ...place });
        },
      }),
    [onMove],
  );
}

function placeFor(columns: Columns, id: number, { data }: Target): Place | null {
  if (data.kind === "column") return placeAt(columns, id, data.state as string, Number.POSITIVE_INFINITY);
  const target = data.id as number;
  if (target === id) return null;
  return placeBeside(columns, id, target, extractClosestEdge(data) === "top" ? "top" : "bottom");
}
