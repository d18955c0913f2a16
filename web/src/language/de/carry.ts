import type { Words } from "../words";

export const carry: Words<"carry"> = {
  hint: "Leertaste nimmt die Karte auf, Pfeiltasten bewegen sie, Leertaste legt sie ab, Escape legt sie zurück. Enter öffnet sie.",
  picked: "{{name}} aufgenommen. {{state}}, Platz {{position}} von {{total}}.",
  at: "{{state}}, Platz {{position}} von {{total}}.",
  dropped: "{{name}} abgelegt in {{state}}, Platz {{position}} von {{total}}.",
  cancelled: "{{name}} zurückgelegt.",
  readOnly: "Ein vergangener Tag lässt sich nicht ändern.",
};
