// How figures are printed: each beside what is wanted, and beside the bare page where there is one.
const shown = (figure) => (figure === undefined ? "" : figure);
const bound = (wanted) => Number(wanted.replace(/[^\d.]/g, ""));

/** Whether a figure such as "43 ms" keeps to a wish such as "≤ 50 ms", or "100" to "≥ 100". */
export const keeps = (figure, wanted) =>
  wanted.startsWith("≥")
    ? Number.parseFloat(figure) >= bound(wanted)
    : Number.parseFloat(figure) <= bound(wanted);

export const report = {
  line: ({ name, measured, wanted }) => console.error(`${name}: ${measured} (wanted ${wanted})`),
  table: (rows) => {
    const columns = [
      ["", ({ name }) => name],
      ["measured", ({ measured }) => measured],
      ["wanted", ({ wanted }) => wanted],
      ["", ({ measured, wanted }) => (keeps(measured, wanted) ? "kept" : "MISSED")],
      ["bare page", ({ bare }) => shown(bare)],
      ["", ({ note }) => shown(note)],
    ];
    const cells = [columns.map(([head]) => head), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
    const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)));
    for (const line of cells)
      console.log(
        line
          .map((cell, at) => cell.padEnd(widths[at]))
          .join("  ")
          .trimEnd(),
      );
  },
};

export function percentile(figures, share) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export const ms = (figure) => `${Math.round(figure)} ms`;
