import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client";
import { isRefusal } from "../api/problem";
import { Empty } from "../frame/empty";
import icon from "../frame/icon.svg";
import { Failed, Waiting } from "../frame/screen";
import { clockTime } from "../language/dates";
import { groupingOf, type Showing, showsBoard } from "./arrange";
import styles from "./published.module.css";
import { PublishedBoard } from "./published-board";
import { PublishedList } from "./published-list";

/** What somebody shows to whoever has the link. Nobody is signed in here, and nothing else is asked of the server. */
export function PublishedScreen() {
  const { secret } = useParams({ from: "/published/$secret" });
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ["published", secret],
    queryFn: () => answer(api.GET("/api/published/{secret}", { params: { path: { secret } } })),
  });
  return (
    <div className={styles.page}>
      <meta name="robots" content="noindex, nofollow" />
      {data && !error && <Shown showing={data} at={new Date(dataUpdatedAt)} />}
      {error && <Missing error={error} retry={() => void refetch()} />}
      {!data && !error && (
        <main className={styles.body}>
          <Waiting rows={6} />
        </main>
      )}
    </div>
  );
}

function Shown({ showing, at }: { showing: Showing; at: Date }) {
  const { t } = useTranslation();
  const { name, project, items = [], more } = showing;
  const field = groupingOf(showing);
  const counted = showing.noun === "task" ? "published.count" : "published.items";
  return (
    <>
      <title>{[name, project, t("app")].filter(Boolean).join(" · ")}</title>
      <header className={styles.head}>
        <div>
          {project && <p className={styles.project}>{project}</p>}
          <h1 className={styles.title}>{name}</h1>
        </div>
        <p className={styles.about}>
          {t(counted, { count: items.length })} · {t("published.asOf", { time: clockTime(at) })}
        </p>
      </header>
      <main className={styles.body} data-board={showsBoard(showing) || undefined}>
        {more && <p className={styles.more}>{t("published.more", { count: items.length })}</p>}
        {items.length === 0 ? (
          <Empty title={t("published.empty")} hint={t("published.emptyHint")} />
        ) : showsBoard(showing) && field ? (
          <PublishedBoard showing={showing} field={field} />
        ) : (
          <PublishedList showing={showing} />
        )}
      </main>
      <Foot>{t("published.readOnly")}</Foot>
    </>
  );
}

/** One page for all that is not there, because why it is not there is nobody's business. */
function Missing({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const status = isRefusal(error) ? error.status : 0;
  const known = status === 404 ? "gone" : status === 429 ? "tooMany" : null;
  return (
    <>
      <title>{`${t(known ? `published.${known}` : "problem.loadFailed")} · ${t("app")}`}</title>
      <main className={styles.body}>
        {known ? (
          <Empty heading={1} title={t(`published.${known}`)} hint={t(`published.${known}Hint`)} />
        ) : (
          <Failed error={error} retry={retry} />
        )}
      </main>
      <Foot />
    </>
  );
}

function Foot({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <footer className={styles.foot}>
      <img src={icon} alt="" width={16} height={16} />
      <span>{t("app")}</span>
      {children && <span>{children}</span>}
    </footer>
  );
}
