import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../frame/confirm";
import { Failed, Rows, Section, Waiting } from "../../frame/screen";
import { ago, moment } from "../../language/dates";
import { useEndToken, useTokens } from "./given-out";
import { NewTokenForm } from "./new-token";
import styles from "./profile.module.css";
import { ShownToken } from "./shown-token";

/** What scripts and other programs sign in with, in one's name. */
export function Tokens() {
  const { t } = useTranslation();
  const { data, error, refetch } = useTokens();
  const end = useEndToken();
  const [made, setMade] = useState<string | null>(null);
  return (
    <Section title={t("profile.tokens")} hint={t("profile.tokensHint")}>
      {made ? <ShownToken token={made} onDone={() => setMade(null)} /> : <NewTokenForm onMade={setMade} />}
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting rows={2} />}
      {data && data.items.length > 0 && (
        <Rows label={t("profile.tokens")}>
          {data.items.map(({ id, name, prefix, scopes = [], expires_at, last_used_at }) => (
            <li key={id} className={styles.line}>
              <span className={styles.grow}>
                <span className={styles.strong}>{name}</span>
                <span className={styles.quiet}>
                  {prefix}… · {scopes.join(", ") || t("profile.everything")}
                </span>
              </span>
              <span className={styles.quiet}>
                {last_used_at ? t("profile.used", { ago: ago(last_used_at) }) : t("profile.neverUsed")}
                {" · "}
                {expires_at ? t("profile.ends", { date: moment(expires_at) }) : t("profile.endsNever")}
              </span>
              <Confirm
                word={t("profile.endToken")}
                label={t("profile.endTokenOf", { name })}
                question={t("profile.endTokenQuestion", { name })}
                onConfirm={() => end(id, name)}
              />
            </li>
          ))}
        </Rows>
      )}
    </Section>
  );
}
