// The first line of a CSV file, read here to offer its columns; the server reads the file itself.
const SEPARATORS = [",", ";", "\t", "|"];
const ENOUGH = 65_536;

/** The columns that the first line names, with the separator that it holds most often outside quotes. */
export function headerOf(text: string): string[] {
  const counts = SEPARATORS.map((separator) => cells(text, separator).length);
  const best = counts.indexOf(Math.max(...counts));
  return cells(text, SEPARATORS[best] ?? ",").map((cell) => cell.trim());
}

export async function columnsOf(file: File): Promise<string[]> {
  const text = await file.slice(0, ENOUGH).text();
  return [...new Set(headerOf(text.replace(/^\ufeff/, "")))].filter(Boolean);
}

function cells(text: string, separator: string): string[] {
  const found = [""];
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "\n" || sign === "\r")) break;
    else if (!quoted && sign === separator) found.push("");
    else found[found.length - 1] += sign;
  }
  return found;
}
