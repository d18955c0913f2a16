import { useTranslation } from "react-i18next";
import { useKeys } from "../../frame/keys";
import { useMe } from "../../people/session";
import type { MenuPage } from "./card-menu";
import type { BoardValue } from "./context";
import { withPerson } from "./edits";
import { cardIdOf } from "./use-carry";

interface CardKeys {
  strip: HTMLElement | null;
  value: BoardValue;
  /** Lets go of the chosen cards. */
  clear: () => void;
}

/** The board's keys. Letters act upon the card that has the focus. */
export function useCardKeys({ strip, value, clear }: CardKeys) {
  const { t } = useTranslation();
  const me = useMe();
  const onCard = (act: (id: number) => void) => () => {
    const id = cardIdOf(document.activeElement);
    if (id !== null && id > 0 && !value.readOnly) act(id);
  };
  const opens = (page: MenuPage) => onCard((id) => value.openMenu(id, page));
  useKeys([
    { press: "arrowup arrowdown arrowleft arrowright", does: t("keys.arrows") },
    { press: "home end", does: t("keys.ends") },
    { press: "enter", does: t("keys.open") },
    { press: "space", does: t("keys.pick") },
    {
      press: "c",
      does: t("keys.addCard"),
      act: () => strip?.querySelector<HTMLElement>("[data-quick-add]")?.focus(),
    },
    {
      press: "a",
      does: t("board.keys.mine"),
      act: onCard((id) => value.actions.edit([id], withPerson(me.id))),
    },
    { press: "s", does: t("board.keys.people"), act: opens("people") },
    { press: "p", does: t("board.keys.priority"), act: opens("priority") },
    { press: "l", does: t("board.keys.labels"), act: opens("labels") },
    { press: "d", does: t("board.keys.due"), act: opens("due") },
    { press: "m", does: t("board.keys.menu"), act: opens("all") },
    { press: "x", does: t("board.keys.select"), act: onCard((id) => value.select(id, "one")) },
    { press: "/", does: t("keys.filter") },
    { press: "escape", does: t("board.keys.clear"), act: clear },
  ]);
}
