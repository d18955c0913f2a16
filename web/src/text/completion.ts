// What is completed while typing: people after @, tasks after #.
import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { exitSuggestion, Suggestion, type SuggestionProps } from "@tiptap/suggestion";

export interface Offer {
  key: string;
  /** What is written into the text. */
  text: string;
  name: string;
  detail: string;
}

export interface Offering {
  offers: Offer[];
  at: DOMRect | null;
  take: (offer: Offer) => void;
}

export interface Completion {
  find: (sign: "@" | "#", query: string) => Promise<Offer[]> | Offer[];
  /** Shows what is offered, or null for nothing. */
  show: (offering: Offering | null) => void;
  /** True when a key belonged to the list that is shown. */
  press: (key: string) => boolean;
}

const signs = ["@", "#"] as const;
const keys = { "@": new PluginKey("people"), "#": new PluginKey("tasks") };

export function completing(completion: Completion) {
  return Extension.create({
    name: "completing",
    addProseMirrorPlugins() {
      return signs.map((sign) =>
        Suggestion<Offer, Offer>({
          editor: this.editor,
          char: sign,
          pluginKey: keys[sign],
          debounce: sign === "#" ? 120 : 0,
          items: ({ query }) => completion.find(sign, query),
          command: ({ editor, range, props }) =>
            editor
              .chain()
              .focus()
              .insertContentAt(range, { type: "text", text: `${props.text} ` })
              .run(),
          render: () => ({
            onStart: (props) => completion.show(offering(props)),
            onUpdate: (props) => completion.show(offering(props)),
            onExit: () => completion.show(null),
            onKeyDown: ({ event, view }) => {
              if (event.key !== "Escape") return completion.press(event.key);
              exitSuggestion(view, keys[sign]);
              return true;
            },
          }),
        }),
      );
    },
  });
}

function offering({ items, clientRect, command }: SuggestionProps<Offer, Offer>): Offering {
  return { offers: items, at: clientRect?.() ?? null, take: command };
}
