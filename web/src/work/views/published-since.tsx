import { Button, CopyButton, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../frame/confirm";
import { longDate, moment } from "../../language/dates";
import { nameOf, useUsers } from "../../people/users";
import styles from "./publish-dialog.module.css";
import { hasEnded } from "./publishing";
import type { SavedView } from "./saved-views";

interface PublishedSinceProps {
  view: SavedView;
  /** Only known right after it was published. */
  link: string | null;
  onTakeBack: () => void;
}

/** Since when a view is published, by whom and until when; its link while it is known; and the end of it. */
export function PublishedSince({ view, link, onTakeBack }: PublishedSinceProps) {
  const { t } = useTranslation();
  const users = useUsers();
  const day = view.published_until ? longDate(view.published_until) : "";
  return (
    <section className={styles.since} aria-label={t("published.mark")}>
      <div className={styles.sinceHead}>
        <p className={styles.audience}>
          {t("published.since", {
            when: moment(view.published_at ?? new Date().toISOString()),
            who: nameOf(users.get(view.owner_id ?? 0)),
          })}
          {day && ` ${t(hasEnded(view) ? "published.ended" : "published.through", { day })}`}
        </p>
        <Confirm
          className={styles.end}
          word={t("published.takeBack")}
          question={t("published.takeBackQuestion")}
          onConfirm={onTakeBack}
        />
      </div>
      {link ? <Link link={link} /> : <p className={styles.scope}>{t("published.keptNowhere")}</p>}
    </section>
  );
}

function Link({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.link}>
        <TextInput
          readOnly
          className={styles.address}
          aria-label={t("published.link")}
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button onClick={copy}>{t(copied ? "published.copied" : "published.copy")}</Button>
          )}
        </CopyButton>
        <Button component="a" href={link} target="_blank" rel="noreferrer" variant="default">
          {t("published.open")}
        </Button>
      </div>
      <p className={styles.scope} role="status">
        {t("published.once")}
      </p>
    </>
  );
}
