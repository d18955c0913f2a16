import { useTranslation } from "react-i18next";
import { type Group, groupsOf, type Showing } from "./arrange";
import { GroupName } from "./group-name";
import { ItemCard } from "./item-card";
import styles from "./published.module.css";

/** The view as columns beside each other. */
export function PublishedBoard({ showing, field }: { showing: Showing; field: string }) {
  return (
    // Reached by the keyboard, because it scrolls sideways where there is too little room.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached without a pointer
    <section className={styles.board} aria-label={showing.name} tabIndex={0}>
      {groupsOf(showing, field).map((group) => (
        <Column key={group.key} group={group} showing={showing} field={field} />
      ))}
    </section>
  );
}

function Column({ group, showing, field }: { group: Group; showing: Showing; field: string }) {
  const { t } = useTranslation();
  return (
    <section className={styles.column}>
      <h2 className={styles.columnHead}>
        <GroupName field={field} name={group.key} states={showing.states} />
        <span className={styles.count}>
          <span aria-hidden>{group.items.length}</span>
          <span className="sr-only">{t("published.items", { count: group.items.length })}</span>
        </span>
      </h2>
      <ul className={styles.cards}>
        {group.items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items come without ids, as a whole, and never move
          <li key={place}>
            <ItemCard item={item} showing={showing} without={field} />
          </li>
        ))}
      </ul>
    </section>
  );
}
