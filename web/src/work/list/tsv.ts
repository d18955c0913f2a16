// What a spreadsheet puts on the clipboard, and comma separated values for it.

/** Rows of cells. A cell in quotation marks may hold tabs, line ends and doubled quotation marks. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (!quoted && sign === "\t") end();
    else if (!quoted && (sign === "\n" || sign === "\r")) {
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      end();
      rows.push([]);
    } else cell += sign;
  }
  end();
  const width = Math.max(...rows.map((row) => row.length));
  return rows
    .filter((row) => row.some(Boolean))
    .map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(csvCell).join(",")).join("\r\n");
}

/** A cell that begins like a formula would be run by a spreadsheet that opens the file. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The first row as headings, when it names columns and nothing else. */
export function headings(
  rows: readonly string[][],
  columnNamed: (text: string) => string | null,
): (string | null)[] | null {
  const first = rows[0] ?? [];
  const found = first.map((text) => (text ? columnNamed(text) : null));
  const named = found.filter(Boolean).length;
  return named > 0 && named >= first.filter(Boolean).length / 2 && found.includes("title") ? found : null;
}

/** A day as people write it in a sheet: 2026-12-01, 1.12.2026 or 01/12/2026 (day first). */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const other = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : other ? [other[3], other[2], other[1]] : null;
  if (!parts) return null;
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** A number with a decimal point or comma; negative ones fit nowhere here. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/\s*h$/i, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
