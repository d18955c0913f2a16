import { Node } from "@tiptap/core";
import { showable } from "./addresses";

/** A picture that is attached here. Others never reach the editor: `fitsRich` keeps their texts as source. */
export const Picture = Node.create({
  name: "picture",
  group: "inline",
  inline: true,
  draggable: true,
  addAttributes: () => ({ src: { default: null }, alt: { default: "" } }),
  parseHTML: () => [
    {
      tag: "img[src]",
      getAttrs: (element) => (showable(element.getAttribute("src") ?? undefined) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes: { src, alt } }) => ["img", { src: showable(src) ?? "", alt: alt ?? "" }],
  markdownTokenName: "image",
  parseMarkdown: (token, helpers) => {
    const src = showable(token.href);
    return src
      ? helpers.createNode("picture", { src, alt: token.text ?? "" })
      : helpers.createTextNode(token.raw ?? "");
  },
  renderMarkdown: (node) => `![${node.attrs?.alt ?? ""}](${node.attrs?.src ?? ""})`,
});
