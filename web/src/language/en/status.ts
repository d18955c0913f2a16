export const status = {
  todo: "To do",
  in_progress: "In progress",
  in_review: "In review",
  testing: "Testing",
  done: "Done",
  blocked: "Blocked",
  cancelled: "Cancelled",
};
