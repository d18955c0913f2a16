import type { en } from "./en";

type Any<T> = { readonly [K in keyof T]: T[K] extends string ? string : Any<T[K]> };

/** A part of a catalogue in another language: every key of the English one, with words of its own. */
export type Words<Part extends keyof typeof en> = Any<(typeof en)[Part]>;

/** All of a catalogue in another language. */
export type Catalogue = Any<typeof en>;
