export const asOf = {
  button: "As of…",
  label: "Show the board as it was on",
  banner: "The board as it was at the end of {{date}}. Read-only.",
  back: "Back to today",
  empty: "There were no cards here on that day.",
  bringBack: "Bring this back",
  broughtBack: "{{name}} is again what it was on {{date}}",
};
