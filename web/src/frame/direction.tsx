// In which direction one reads: to the right, or to the left as Arabic and Hebrew.
import { useDirection } from "@mantine/core";
import { useEffect } from "react";

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

const isRtl = () => document.documentElement.dir === "rtl";

/** An arrow key as it is meant: where one reads to the left, the left arrow goes on, as the right one does elsewhere. */
export function meant(key: string): string {
  return isRtl() ? (MIRRORED[key] ?? key) : key;
}

/** Mantine's parts follow the page: its direction is the chosen language's. */
export function FollowDirection() {
  const { setDirection } = useDirection();
  useEffect(() => {
    const follow = () => setDirection(isRtl() ? "rtl" : "ltr");
    follow();
    const watch = new MutationObserver(follow);
    watch.observe(document.documentElement, { attributeFilter: ["dir"] });
    return () => watch.disconnect();
  }, [setDirection]);
  return null;
}
