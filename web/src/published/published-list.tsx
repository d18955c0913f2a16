import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { type Group, groupingOf, groupsOf, type Item, type Showing, titleOf } from "./arrange";
import { GroupName } from "./group-name";
import { ItemCard } from "./item-card";
import styles from "./published.module.css";
import { Value } from "./value";
import { fieldWord } from "./words";

/** The view as a table; on a phone, as cards under each other. */
export function PublishedList({ showing }: { showing: Showing }) {
  const narrow = useMediaQuery("(max-width: 760px)", false, { getInitialValueInEffect: false });
  const field = groupingOf(showing);
  const groups = field ? groupsOf(showing, field) : [{ key: "", items: showing.items ?? [] }];
  return narrow ? (
    <Cards showing={showing} field={field} groups={groups} />
  ) : (
    <Table showing={showing} field={field} groups={groups} />
  );
}

interface GroupsProps {
  showing: Showing;
  field: string | null;
  groups: readonly Group[];
}

function Cards({ showing, field, groups }: GroupsProps) {
  return groups.map((group) => (
    <section key={group.key}>
      {field && (
        <h2 className={styles.groupHead}>
          <GroupName field={field} name={group.key} states={showing.states} />
        </h2>
      )}
      <ul className={styles.cards}>
        {group.items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items come without ids, as a whole, and never move
          <li key={place}>
            <ItemCard item={item} showing={showing} without={field} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Table({ showing, field, groups }: GroupsProps) {
  const { t } = useTranslation();
  const columns = (showing.fields ?? []).filter((name) => name !== field);
  const items: readonly Item[] = showing.items ?? [];
  const figures = new Set(columns.filter((name) => items.some((item) => typeof item[name] === "number")));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached without a pointer
    <section className={styles.sheet} aria-label={showing.name} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" data-figure={figures.has(name) || undefined}>
                {fieldWord(t, name)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            {field && (
              <tr>
                <th colSpan={columns.length} scope="rowgroup" className={styles.groupHead}>
                  <GroupName field={field} name={group.key} states={showing.states} />
                </th>
              </tr>
            )}
            {group.items.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: items come without ids, as a whole, and never move
              <Row key={place} item={item} columns={columns} showing={showing} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ item, columns, showing }: { item: Item; columns: readonly string[]; showing: Showing }) {
  const title = titleOf(columns);
  const value = (field: string) => <Value field={field} value={item[field]} states={showing.states} />;
  return (
    <tr>
      {columns.map((field) =>
        field === title ? (
          <th key={field} scope="row">
            {value(field)}
          </th>
        ) : (
          <td key={field} data-figure={typeof item[field] === "number" || undefined}>
            {value(field)}
          </td>
        ),
      )}
    </tr>
  );
}
