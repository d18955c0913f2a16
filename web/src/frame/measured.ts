import { measureElement, type Virtualizer } from "@tanstack/react-virtual";

/**
 * How high a line of a virtual list is, as the browser tells once it has laid out what was drawn, and before it paints.
 * Asked for at the moment a line is drawn, it would lay out the whole page for each of them.
 */
export function measured<Scroller extends Element, Line extends Element>(
  line: Line,
  entry: ResizeObserverEntry | undefined,
  virtualizer: Virtualizer<Scroller, Line>,
): number {
  if (entry) return measureElement(line, entry, virtualizer);
  const index = virtualizer.indexFromElement(line);
  return virtualizer.measurementsCache[index]?.size ?? virtualizer.options.estimateSize(index);
}
