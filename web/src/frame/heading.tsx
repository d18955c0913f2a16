// Headings know their level from where they stand, so that a part shown in a panel or on a page of its own is in order
// for who hears the screen instead of seeing it.
import { type ComponentProps, createContext, type ReactNode, useContext } from "react";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Where nothing else is said: within a section of a screen, below its h1 and the section's h2. */
const Level = createContext<HeadingLevel>(3);

export function useHeadingLevel(): HeadingLevel {
  return useContext(Level);
}

export function Heading(props: ComponentProps<"h2">) {
  const Tag = `h${useHeadingLevel()}` as const;
  return <Tag {...props} />;
}

/** The headings within stand at this level. */
export function HeadingsAt({ level, children }: { level: HeadingLevel; children: ReactNode }) {
  return <Level value={level}>{children}</Level>;
}

/** The headings within stand one level lower. */
export function HeadingsBelow({ children }: { children: ReactNode }) {
  return <Level value={Math.min(useHeadingLevel() + 1, 6) as HeadingLevel}>{children}</Level>;
}
