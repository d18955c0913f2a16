import type { Editor } from "@tiptap/react";
import { type RefObject, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Offering } from "./completion";
import styles from "./editor.module.css";

interface ChoicesProps {
  editor: Editor | null;
  offering: Offering | null;
  /** Where the editor hands its keys over while the list is open. */
  press: RefObject<(key: string) => boolean>;
}

/** What is offered under the cursor; the focus stays in the text. */
export function Choices({ editor, offering, press }: ChoicesProps) {
  const { t } = useTranslation();
  const id = useId();
  const offers = offering?.offers ?? [];
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(offers.length - 1, 0));
  const first = offers[0]?.key;
  useEffect(() => setChosen(first === undefined ? 0 : 0), [first]);

  press.current = (key) => {
    const offer = offers[at];
    if (!offering || !offer) return false;
    if (key === "ArrowDown" || key === "ArrowUp") {
      setChosen((at + (key === "ArrowDown" ? 1 : offers.length - 1)) % offers.length);
      return true;
    }
    if (key !== "Enter" && key !== "Tab") return false;
    offering.take(offer);
    return true;
  };

  const active = offers.length > 0 ? `${id}-${at}` : null;
  useEffect(() => {
    const field = editor?.isDestroyed === false ? editor.view.dom : undefined;
    if (active) field?.setAttribute("aria-activedescendant", active);
    else field?.removeAttribute("aria-activedescendant");
  }, [editor, active]);

  if (!offering || offers.length === 0) return null;
  const place = { insetBlockStart: offering.at?.bottom, left: offering.at?.left };
  return (
    <div id={id} role="listbox" aria-label={t("editor.offers")} className={styles.choices} style={place}>
      {offers.map((offer, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the editor's, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={offer.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={styles.choice}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => offering.take(offer)}
        >
          <span>{offer.name}</span>
          <span className={styles.detail}>{offer.detail}</span>
        </div>
      ))}
    </div>
  );
}
