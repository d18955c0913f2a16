import { ActionIcon } from "@mantine/core";
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconH1,
  IconH2,
  IconItalic,
  IconLink,
  IconList,
  IconListCheck,
  IconListNumbers,
  IconSourceCode,
  IconStrikethrough,
} from "@tabler/icons-react";
import { type Editor, useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { meant } from "../frame/direction";
import styles from "./editor.module.css";
import { LinkField } from "./link-field";

type Chain = ReturnType<Editor["chain"]>;

const tools = [
  { word: "bold", Icon: IconBold, on: "bold", act: (chain: Chain) => chain.toggleBold() },
  { word: "italic", Icon: IconItalic, on: "italic", act: (chain: Chain) => chain.toggleItalic() },
  { word: "strike", Icon: IconStrikethrough, on: "strike", act: (chain: Chain) => chain.toggleStrike() },
  { word: "code", Icon: IconCode, on: "code", act: (chain: Chain) => chain.toggleCode() },
  {
    word: "heading1",
    Icon: IconH1,
    on: ["heading", { level: 1 }],
    act: (chain: Chain) => chain.toggleHeading({ level: 1 }),
  },
  {
    word: "heading2",
    Icon: IconH2,
    on: ["heading", { level: 2 }],
    act: (chain: Chain) => chain.toggleHeading({ level: 2 }),
  },
  { word: "bullets", Icon: IconList, on: "bulletList", act: (chain: Chain) => chain.toggleBulletList() },
  {
    word: "numbers",
    Icon: IconListNumbers,
    on: "orderedList",
    act: (chain: Chain) => chain.toggleOrderedList(),
  },
  { word: "ticks", Icon: IconListCheck, on: "taskList", act: (chain: Chain) => chain.toggleTaskList() },
  { word: "quote", Icon: IconBlockquote, on: "blockquote", act: (chain: Chain) => chain.toggleBlockquote() },
  { word: "block", Icon: IconSourceCode, on: "codeBlock", act: (chain: Chain) => chain.toggleCodeBlock() },
] as const;

const isOn = (editor: Editor, on: (typeof tools)[number]["on"]) =>
  typeof on === "string" ? editor.isActive(on) : editor.isActive(on[0], on[1]);

/** The formats. One stop of the Tab key; the arrows go along it. */
export function Toolbar({ editor, label }: { editor: Editor; label: string }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const [linking, setLinking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor }) => [...tools.map(({ on }) => isOn(editor, on)), editor.isActive("link")],
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[meant(event.key)];
    const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -step : step;
    buttons.at((at + forward) % buttons.length)?.focus();
  };
  const button = (word: (typeof tools)[number]["word"] | "link", at: number) =>
    ({
      size: 26,
      variant: "subtle",
      color: "gray",
      tabIndex: at === 0 ? 0 : -1,
      "aria-label": t(`editor.${word}`),
      title: t(`editor.${word}`),
      "aria-pressed": active[at],
      className: styles.tool,
      // The selection in the text stays where it is.
      onMouseDown: (event: React.MouseEvent) => event.preventDefault(),
    }) as const;
  return (
    <>
      <div
        ref={bar}
        className={styles.toolbar}
        role="toolbar"
        aria-label={t("editor.formats", { label })}
        onKeyDown={onKeyDown}
      >
        {tools.map(({ word, Icon, act }, at) => (
          <ActionIcon key={word} {...button(word, at)} onClick={() => act(editor.chain().focus()).run()}>
            <Icon size={15} stroke={1.7} />
          </ActionIcon>
        ))}
        <ActionIcon {...button("link", tools.length)} onClick={() => setLinking(!linking)}>
          <IconLink size={15} stroke={1.7} />
        </ActionIcon>
      </div>
      {linking && <LinkField editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}
