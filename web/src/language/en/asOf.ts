export const asOf = {
  button: "As of…",
  label: "Show the board as it was on",
  show: "Show",
  banner: "The board as it was at the end of {{date}}. Read-only.",
  back: "Back to today",
  empty: "There were no cards here on that day.",
};
