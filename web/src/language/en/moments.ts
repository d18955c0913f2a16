export const moments = {
  clearDay: "Clear the date",
  earlier: "Earlier",
  later: "Later",
  hoursOf: "{{name}}: hours",
  minutesOf: "{{name}}: minutes",
  halfOf: "{{name}}: AM or PM",
} as const;
