import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { useEffect } from "react";
import { type Cells, find, type Place, placeAt, placeBeside } from "./arrange";
import { cellNamed, partsOf } from "./grid";
import { useLatest } from "./use-latest";

interface Target {
  data: Record<string | symbol, unknown>;
}

/** Turns a drop by mouse into a move. */
export function useDrop(cells: Cells, onMove: (id: number, to: Place) => void) {
  const latest = useLatest(cells);
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.kind === "card",
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0];
          const id = source.data.id as number;
          const place = target && placeFor(latest.current, id, target);
          if (place) onMove(id, place);
        },
      }),
    [latest, onMove],
  );
}

const END = Number.POSITIVE_INFINITY;

function placeFor(cells: Cells, id: number, { data }: Target): Place | null {
  if (data.kind === "cell") return placeAt(cells, id, data.cell as string, END);
  if (data.kind === "lane") {
    const found = find(cells, id);
    return found ? placeAt(cells, id, cellNamed(data.lane as string, partsOf(found.cell).column), END) : null;
  }
  const target = data.id as number;
  if (target === id) return null;
  return placeBeside(cells, id, target, extractClosestEdge(data) === "top" ? "top" : "bottom");
}
