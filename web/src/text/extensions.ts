import { TaskItem, TaskList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Placeholder } from "@tiptap/extensions";
import { Markdown } from "@tiptap/markdown";
import { StarterKit } from "@tiptap/starter-kit";
import type { HeadingLevel } from "../frame/heading";
import { followable } from "./addresses";
import { type Completion, completing } from "./completion";
import { Picture } from "./picture";

interface Wanted {
  placeholder: string;
  tickLabel: (item: string) => string;
  completion: Completion;
  headingLevel: HeadingLevel;
}

/** A picture alone in its paragraph stays in one; the library takes it out, as a block of its own. */
const Lines = Paragraph.extend({
  parseMarkdown(token, helpers) {
    const { tokens = [] } = token;
    const alone = tokens.length === 1 && tokens[0]?.type === "image";
    if (alone) return helpers.createNode("paragraph", undefined, helpers.parseInline(tokens));
    return this.parent?.(token, helpers) ?? [];
  },
});

/** What the editor knows: what Markdown has a word for, and nothing else. */
export function extensions({ placeholder, tickLabel, completion, headingLevel }: Wanted) {
  return [
    StarterKit.configure({
      paragraph: false,
      underline: false,
      // Written as they are in Markdown, told as standing below the headings around.
      heading: { levels: [1, 2, 3], HTMLAttributes: { "aria-level": headingLevel } },
      link: { openOnClick: false, isAllowedUri: (address) => followable(address) !== undefined },
    }),
    Lines,
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => tickLabel(node.textContent) } }),
    Picture,
    Placeholder.configure({ placeholder }),
    Markdown,
    completing(completion),
  ];
}
