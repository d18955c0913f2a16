import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../people/session";
import { colorOf } from "../label-color";
import { leadsProject } from "../may";
import styles from "./column.module.css";
import { useBoard } from "./context";
import type { Value } from "./fields";
import { HeadMenu } from "./head-menu";
import { ValueMark } from "./value-mark";

/** A column's name, how much is in it, and whether that is too much. */
export function ColumnHead({ value, count }: { value: Value; count: number }) {
  const { t } = useTranslation();
  const { project, grid, readOnly } = useBoard();
  const me = useMe();
  const own = grid.group === "state" && grid.workflow.some((state) => state.name === value.key);
  const over = value.limit !== undefined && count > value.limit;
  return (
    <header
      className={styles.head}
      data-over={over || undefined}
      style={{ "--column": value.status ? colorOf(value.color) : "transparent" } as CSSProperties}
    >
      <span title={value.status && t(`status.${value.status}`)} className={styles.mark}>
        <ValueMark value={value} />
      </span>
      <h2 className={styles.name} title={value.name}>
        {value.name}
      </h2>
      <Count count={count} limit={value.limit} />
      {own && !readOnly && leadsProject(me, project) && <HeadMenu value={value} />}
    </header>
  );
}

function Count({ count, limit }: { count: number; limit: number | undefined }) {
  const { t } = useTranslation();
  const over = limit !== undefined && count > limit;
  return (
    <span className={styles.count} data-over={over || undefined} data-testid="count">
      <span aria-hidden>{limit === undefined ? count : `${count}/${limit}`}</span>
      <span className="sr-only">
        {limit === undefined ? t("board.cards", { count }) : t("board.ofLimit", { count, limit })}
      </span>
      {over && <span> {t("board.overLimit")}</span>}
    </span>
  );
}
