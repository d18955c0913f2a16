// What a notice says, so that it can be said in the reader's language.
import type { Notice } from "../api/client";

const SPOKEN = ["assigned", "mentioned", "commented", "due_soon"] as const;

export type Spoken = (typeof SPOKEN)[number];

export const isSpoken = (kind: string): kind is Spoken => (SPOKEN as readonly string[]).includes(kind);

export type Day = "today" | "tomorrow";

/** What it is about; the whole sentence of the server where its parts are not known. */
export const aboutOf = ({ what, title = "" }: Pick<Notice, "what" | "title">) => what || title;
