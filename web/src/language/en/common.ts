export const common = {
  cancel: "Cancel",
  save: "Save",
  clear: "Clear",
  close: "Close",
  retry: "Try again",
  undo: "Undo",
  nobody: "Nobody",
  none: "None",
  loading: "Loading",
  dismiss: "Dismiss",
};
