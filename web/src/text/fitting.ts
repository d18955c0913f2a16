// Where the editor and Markdown meet: which texts it can hold without loss, and what it writes made plain again.

/** Longer texts are edited as Markdown source; the rich editor would make every key wait. */
export const RICH_LIMIT = 40_000;

// What the rich editor has no place for: tables, raw HTML, footnotes, references defined elsewhere, other hosts' pictures.
const FOREIGN = [
  /^\s*\|?[ :|-]*-{3,}[ :|-]*\|[ :|-]*$/m,
  /<\/?[a-z][^>\n]*>|<!--/i,
  /\[\^[^\]]+\]/,
  /^\s{0,3}\[[^\]]+\]:\s*\S/m,
  /!\[[^\]]*\]\((?!\/api\/attachments\/\d+\/)/,
];

export function fitsRich(text: string): boolean {
  return text.length <= RICH_LIMIT && !FOREIGN.some((pattern) => pattern.test(text));
}

const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;

/**
 * Takes back escapes that change nothing. Scripts and mail read the Markdown as it stands, and the server finds
 * `@ada_b` only when it is not written `@ada\_b`.
 */
export function plainer(markdown: string): string {
  return markdown
    .split(CODE)
    .map((part, at) => (at % 2 === 1 ? part : unescaped(part)))
    .join("")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function unescaped(text: string): string {
  return text
    .replace(/^(?:&nbsp;|\u00a0)[ \t]*$/gm, "")
    .replace(/@[\w.\\-]+/g, (name) => name.replaceAll("\\_", "_"))
    .replace(/(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])/g, "_")
    .replace(/&gt;/g, (found, at: number) => (/(?:^|\n)[ \t]*$/.test(text.slice(0, at)) ? found : ">"))
    .replace(/&lt;(?=[\s\d=-]|$)/g, "<")
    .replace(/&quot;/g, '"')
    .replace(/&amp;(?!#?\w+;)/g, "&");
}
