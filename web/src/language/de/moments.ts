import type { Words } from "../words";

export const moments: Words<"moments"> = {
  clearDay: "Datum leeren",
  earlier: "Früher",
  later: "Später",
  hoursOf: "{{name}}: Stunden",
  minutesOf: "{{name}}: Minuten",
  halfOf: "{{name}}: Vormittag oder Nachmittag",
};
