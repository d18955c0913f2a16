import { Button, TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { followable } from "./addresses";
import styles from "./editor.module.css";

/** Where the chosen words lead; nothing takes the link away. */
export function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(String(editor.getAttributes("link").href ?? ""));
  const [refused, setRefused] = useState(false);
  const set = () => {
    const typed = address.trim();
    const href = followable(typed) ?? followable(/^[\w-]+(\.[\w-]+)+/.test(typed) ? `https://${typed}` : "");
    if (typed !== "" && !href) return setRefused(true);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    if (event.key === "Enter") set();
    else {
      onDone();
      editor.commands.focus();
    }
  };
  return (
    <div className={styles.link}>
      <TextInput
        size="xs"
        data-autofocus
        autoFocus
        aria-label={t("editor.address")}
        placeholder="https://"
        value={address}
        error={refused ? t("editor.addressRefused") : undefined}
        onChange={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button size="xs" variant="default" onClick={set}>
        {t("editor.setLink")}
      </Button>
    </div>
  );
}
