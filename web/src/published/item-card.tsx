import { useTranslation } from "react-i18next";
import { type Item, type Showing, titleOf } from "./arrange";
import styles from "./published.module.css";
import { Value } from "./value";
import { fieldWord } from "./words";

interface ItemCardProps {
  item: Item;
  showing: Showing;
  /** What its column or heading says already. */
  without: string | null;
}

const isThere = (value: unknown) =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** One item with every field that it has, each under its name. */
export function ItemCard({ item, showing, without }: ItemCardProps) {
  const { t } = useTranslation();
  const { fields = [], states } = showing;
  const title = titleOf(fields);
  const rest = fields.filter(
    (field) => field !== title && field !== "reference" && field !== without && isThere(item[field]),
  );
  return (
    <article className={styles.card}>
      {isThere(item.reference) && <Value field="reference" value={item.reference} states={states} />}
      <p className={styles.cardTitle}>
        <Value field={title} value={item[title]} states={states} />
      </p>
      {rest.length > 0 && (
        <dl className={styles.facts}>
          {rest.map((field) => (
            <div key={field}>
              <dt>{fieldWord(t, field)}</dt>
              <dd>
                <Value field={field} value={item[field]} states={states} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}
