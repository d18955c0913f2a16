import type { ReactNode } from "react";

/** One line of the palette: something found, or something to do. */
export interface Entry {
  id: string;
  label: string;
  /** Stands beside the label: a project, a state. */
  note?: string;
  mark?: ReactNode;
  /** The keys that do the same, as `Key.press` has them. */
  press?: string;
  /** Other words by which it is found. */
  words?: string;
  /** In the language of this code. */
  lang?: string;
  /** Opens a further choice instead of closing the palette. */
  more?: () => void;
  run?: () => void;
}

export interface Group {
  title: string;
  entries: Entry[];
}
