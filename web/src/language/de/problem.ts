import type { Words } from "../words";

export const problem: Words<"problem"> = {
  offline:
    "Der Server ist nicht zu erreichen. Was du geschrieben hast, bleibt hier erhalten; versuche es gleich noch einmal.",
  failed: "Das hat nicht geklappt: {{reason}}",
  fault:
    "Auf dieser Seite ist etwas schiefgegangen: {{reason}}. Was du geschrieben hast, bleibt erhalten; lade die Seite neu, wenn es nicht weitergeht.",
  loadFailed: "Das konnte nicht geladen werden.",
  conflict: "Jemand anderes hat das gleichzeitig geändert.",
  returned: "„{{words}}“ hat auf die Verbindung gewartet und wurde nicht angenommen: {{reason}}",
  kept: "„{{title}}“ wurde zurückgesetzt: {{reason}}",
};
