import type { Words } from "../words";

export const status: Words<"status"> = {
  todo: "Zu tun",
  in_progress: "In Arbeit",
  in_review: "In Prüfung",
  testing: "Im Test",
  done: "Erledigt",
  blocked: "Blockiert",
  cancelled: "Abgebrochen",
};
