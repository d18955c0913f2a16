import type { Words } from "../words";

export const asOf: Words<"asOf"> = {
  button: "Stand vom …",
  label: "Das Board zeigen, wie es war am",
  banner: "Das Board am Ende des {{date}}. Nur zum Lesen.",
  back: "Zurück zu heute",
  empty: "An diesem Tag gab es hier keine Karten.",
  bringBack: "Das zurückholen",
  broughtBack: "{{name}} ist wieder, was es am {{date}} war",
};
