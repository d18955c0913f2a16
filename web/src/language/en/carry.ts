export const carry = {
  hint: "Press Space to pick the card up, arrow keys to move it, Space to drop it, Escape to put it back. Enter opens it.",
  picked: "{{name}} picked up. {{state}}, position {{position}} of {{total}}.",
  at: "{{state}}, position {{position}} of {{total}}.",
  dropped: "{{name}} dropped in {{state}}, position {{position}} of {{total}}.",
  cancelled: "{{name}} put back.",
  readOnly: "A past day cannot be changed.",
};
