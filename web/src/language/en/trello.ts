export const trello = {
  button: "Import from Trello",
  title: "Import a Trello board",
  intro:
    "In Trello: board menu → Print, export and share → Export as JSON. Choose that file here; nothing is written before you have seen what it holds.",
  file: "Trello export (JSON)",
  choose: "Choose a file",
  reading: "Reading {{name}}",
  importing: "Importing {{name}}",
  preview: "What this file holds",
  report: "Imported",
  start: "Import",
  open: "Open the board",
};
