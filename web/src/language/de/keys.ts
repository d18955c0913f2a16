import type { Words } from "../words";

export const keys: Words<"keys"> = {
  title: "Tastenkürzel",
  here: "Auf dieser Seite",
  everywhere: "Überall",
  filter: "Karten filtern",
  addCard: "Karte hinzufügen",
  create: "Neue Aufgabe",
  undo: "Letzte Änderung rückgängig machen",
  arrows: "Von Karte zu Karte gehen",
  open: "Karte öffnen",
  pick: "Karte aufnehmen; Pfeile bewegen sie, die Leertaste legt sie ab, Escape legt sie zurück",
  escape: "Seitenbereich schließen",
  help: "Diese Tasten zeigen",
  space: "Leertaste",
  sidebar: "Seitenleiste ein- oder ausklappen",
  next: "Nächste Zeile",
  before: "Vorige Zeile",
  openRow: "Öffnen",
  ends: "Zur ersten, zur letzten",
  goTo: "Gehe zu: {{place}}",
};
