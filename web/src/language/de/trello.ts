import type { Words } from "../words";

export const trello: Words<"trello"> = {
  button: "Aus Trello importieren",
  title: "Ein Trello-Board importieren",
  intro:
    "In Trello: Board-Menü → Drucken, exportieren und teilen → Als JSON exportieren. Wähle diese Datei hier; geschrieben wird erst, wenn du gesehen hast, was darin ist.",
  file: "Export aus Trello (JSON)",
  choose: "Datei wählen",
  reading: "{{name}} wird gelesen",
  importing: "{{name}} wird importiert",
  preview: "Was in dieser Datei ist",
  report: "Importiert",
  start: "Importieren",
  open: "Board öffnen",
};
