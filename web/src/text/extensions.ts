import { TaskItem, TaskList } from "@tiptap/extension-list";
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

/** What the editor knows: what Markdown has a word for, and nothing else. */
export function extensions({ placeholder, tickLabel, completion, headingLevel }: Wanted) {
  return [
    StarterKit.configure({
      underline: false,
      // Written as they are in Markdown, told as standing below the headings around.
      heading: { levels: [1, 2, 3], HTMLAttributes: { "aria-level": headingLevel } },
      link: { openOnClick: false, isAllowedUri: (address) => followable(address) !== undefined },
    }),
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => tickLabel(node.textContent) } }),
    Picture,
    Placeholder.configure({ placeholder }),
    Markdown,
    completing(completion),
  ];
}
