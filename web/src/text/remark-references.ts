// The Markdown tree with what its texts name made into links; code and links stay as they are.
import { type Known, type Piece, pieces } from "./references";

interface Node {
  type: string;
  value?: string;
  url?: string;
  data?: unknown;
  children?: Node[];
}

const UNTOUCHED = new Set(["link", "linkReference", "inlineCode", "code", "html", "image"]);

export const MENTION = "mention:";

export function remarkReferences(known: Known) {
  return () => (tree: Node) => walk(tree, known);
}

function walk(node: Node, known: Known) {
  if (!node.children || UNTOUCHED.has(node.type)) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === "text") return pieces(child.value ?? "", known).map(asNode);
    walk(child, known);
    return [child];
  });
}

function asNode(piece: Piece): Node {
  const text: Node = { type: "text", value: piece.text };
  if (piece.kind === "task") return { type: "link", url: `/tasks/${piece.reference}`, children: [text] };
  if (piece.kind === "person") {
    return {
      type: "emphasis",
      data: { hName: "span", hProperties: { title: `${MENTION}${piece.username}` } },
      children: [text],
    };
  }
  return text;
}
