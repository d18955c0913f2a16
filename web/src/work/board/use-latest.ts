import { type RefObject, useEffect, useRef } from "react";

/** The value of the latest rendering, for what is called later: nothing is made anew because it changed. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
