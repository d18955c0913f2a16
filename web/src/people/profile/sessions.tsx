import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failed, Rows, Section, Waiting } from "../../frame/screen";
import { ago, moment } from "../../language/dates";
import { browserOf, useEndSession, useSessions } from "./given-out";
import styles from "./profile.module.css";

/** Where one is signed in. */
export function Sessions() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSessions();
  const end = useEndSession();
  const others = data?.items.filter(({ current }) => !current) ?? [];
  return (
    <Section
      title={t("profile.sessions")}
      hint={t("profile.sessionsHint")}
      steps={
        others.length > 1 && (
          <Button size="xs" variant="default" onClick={() => end(others.map(({ id }) => id))}>
            {t("profile.endOthers")}
          </Button>
        )
      }
    >
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting rows={2} />}
      {data && (
        <Rows label={t("profile.sessions")}>
          {data.items.map(({ id, current, user_agent, address, last_seen_at }) => (
            <li key={id} className={styles.line}>
              <span className={styles.grow}>
                <span className={styles.strong} title={user_agent}>
                  {browserOf(user_agent) || t("profile.unknownBrowser")}
                </span>
                <span className={styles.quiet}>{address}</span>
              </span>
              {current ? (
                <span className={styles.quiet}>{t("profile.thisBrowser")}</span>
              ) : (
                <>
                  {last_seen_at && (
                    <time className={styles.quiet} dateTime={last_seen_at} title={moment(last_seen_at)}>
                      {t("people.seen", { ago: ago(last_seen_at) })}
                    </time>
                  )}
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t("profile.endSessionOf", { browser: browserOf(user_agent), address })}
                    onClick={() => end([id])}
                  >
                    {t("profile.endSession")}
                  </Button>
                </>
              )}
            </li>
          ))}
        </Rows>
      )}
    </Section>
  );
}
