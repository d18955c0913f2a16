import type { Words } from "../words";

export const asOf: Words<"asOf"> = {
  button: "Stand vom …",
  label: "Das Board zeigen, wie es war am",
  show: "Zeigen",
  banner: "Das Board am Ende des {{date}}. Nur zum Lesen.",
  back: "Zurück zu heute",
  empty: "An diesem Tag gab es hier keine Karten.",
};
