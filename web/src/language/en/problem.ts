export const problem = {
  offline: "The server cannot be reached. What you typed is kept here; try again in a moment.",
  failed: "That did not work: {{reason}}",
  fault:
    "Something went wrong on this page: {{reason}}. What you typed is kept; load the page anew if it does not go on.",
  loadFailed: "This could not be loaded.",
  conflict: "Someone else changed this at the same time.",
  returned: "“{{words}}”, which waited for the connection, was not taken: {{reason}}",
  kept: "“{{title}}” was put back: {{reason}}",
};
