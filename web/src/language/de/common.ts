import type { Words } from "../words";

export const common: Words<"common"> = {
  cancel: "Abbrechen",
  save: "Speichern",
  clear: "Leeren",
  close: "Schließen",
  retry: "Noch einmal versuchen",
  undo: "Rückgängig",
  nobody: "Niemand",
  none: "Keine",
  loading: "Wird geladen",
  dismiss: "Ausblenden",
};
