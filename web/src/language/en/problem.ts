export const problem = {
  offline: "The server cannot be reached. Your change is kept here; try again in a moment.",
  failed: "That did not work: {{reason}}",
  loadFailed: "This could not be loaded.",
  conflict: "Someone else changed this at the same time.",
  kept: "“{{title}}” was put back: {{reason}}",
};
