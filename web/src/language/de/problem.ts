import type { Words } from "../words";

export const problem: Words<"problem"> = {
  offline:
    "Der Server ist nicht zu erreichen. Deine Änderung bleibt hier erhalten; versuche es gleich noch einmal.",
  failed: "Das hat nicht geklappt: {{reason}}",
  loadFailed: "Das konnte nicht geladen werden.",
  conflict: "Jemand anderes hat das gleichzeitig geändert.",
  kept: "„{{title}}“ wurde zurückgesetzt: {{reason}}",
};
