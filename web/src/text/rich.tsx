import { Slice } from "@tiptap/pm/model";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHeadingLevel } from "../frame/heading";
import { pastedFiles } from "./carried";
import { Choices } from "./choices";
import type { Offering } from "./completion";
import styles from "./editor.module.css";
import { extensions } from "./extensions";
import { fitsRich, plainer, RICH_LIMIT } from "./fitting";
import { useOffers } from "./offers";
import textStyles from "./text.module.css";
import type { TextEditorProps } from "./text-editor";
import { Toolbar } from "./toolbar";

interface RichProps extends TextEditorProps {
  text: string;
  onType: (text: string) => void;
  /** What was pasted is too much for this editor: the whole text with it. */
  onLong: (text: string) => void;
}

/** The formatted text. */
export function Rich(props: RichProps) {
  const { label, text, placeholder = "", autoFocus, mentions, project } = props;
  const { t } = useTranslation();
  const headingLevel = useHeadingLevel();
  const find = useOffers(mentions, project);
  const [offering, setOffering] = useState<Offering | null>(null);
  const press = useRef<(key: string) => boolean>(() => false);
  // The editor is made once; what it calls is to be what was rendered last.
  const now = useRef({ ...props, find });
  now.current = { ...props, find };

  const made = useRef<Editor | null>(null);
  const editor = useEditor({
    extensions: extensions({
      placeholder,
      tickLabel: (item) => t("editor.tickItem", { item }),
      completion: {
        find: (sign, query) => now.current.find(sign, query),
        show: setOffering,
        press: (key) => press.current(key),
      },
      headingLevel,
    }),
    content: text,
    contentType: "markdown",
    autofocus: autoFocus ? "end" : false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        class: textStyles.rich ?? "",
      },
      handlePaste: (_, event) => paste(made.current, event.clipboardData, now.current),
      handleDrop: (view, event) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (files.length > 0 && at) made.current?.commands.setTextSelection(at.pos);
        return take(made.current, files, now.current);
      },
    },
    onUpdate: ({ editor }) => now.current.onType(plainer(editor.getMarkdown())),
  });
  made.current = editor;

  return (
    <div className={styles.rich}>
      {editor && <Toolbar editor={editor} label={label} />}
      <EditorContent editor={editor} className={styles.content} />
      <Choices editor={editor} offering={offering} press={press} />
    </div>
  );
}

/** Markdown is taken as what it means, what the editor cannot hold as the words it is; too much of it becomes source. */
function paste(editor: Editor | null, data: DataTransfer | null, props: RichProps): boolean {
  if (!editor || !data) return false;
  if (take(editor, pastedFiles(data), props)) return true;
  const pasted = data.getData("text/plain");
  if (pasted.length + props.text.length > RICH_LIMIT) {
    props.onLong(`${props.text}\n\n${pasted}`.trim());
    return true;
  }
  const literal = data.types.includes("text/html") || editor.isActive("codeBlock") || !fitsRich(pasted);
  if (pasted === "" || literal) return false;
  insert(editor, pasted);
  return true;
}

function take(editor: Editor | null, files: readonly File[], { attach }: RichProps): boolean {
  if (!editor || !attach || files.length === 0) return false;
  for (const file of files) {
    void attach(file).then((markdown) => markdown && !editor.isDestroyed && insert(editor, markdown));
  }
  return true;
}

/** Puts Markdown where the cursor is. What begins or ends with plain words goes on in the line that is there. */
function insert(editor: Editor, markdown: string) {
  if (!editor.markdown) return;
  const { content } = editor.schema.nodeFromJSON(editor.markdown.parse(markdown));
  const open = (name?: string) => (name === "paragraph" ? 1 : 0);
  const slice = new Slice(content, open(content.firstChild?.type.name), open(content.lastChild?.type.name));
  editor.view.dispatch(editor.state.tr.replaceSelection(slice).scrollIntoView());
}
