import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { holdPage } from "../../frame/hold-page";
import { warn } from "../../frame/notices";

export interface Progress {
  done: number;
  total: number;
  cancel: () => void;
}

/** So many requests at once keep the server busy and leave it to others, too. */
const SIDE_BY_SIDE = 4;

export type Each = <T>(
  all: readonly T[],
  send: (item: T) => Promise<unknown>,
  lanes?: number,
) => Promise<number>;

/**
 * Does the same to many: in a few lanes, with progress, stoppable. What fails does not stop the rest and is told;
 * when all of it fails, that is thrown. Answers how many were done.
 */
export function useEach(): [Each, Progress | null] {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<Progress | null>(null);
  const each = useCallback<Each>(
    async (all, send, lanes = SIDE_BY_SIDE) => {
      const left = [...all];
      const failures: unknown[] = [];
      let done = 0;
      const cancel = () => {
        left.length = 0;
      };
      const lane = async () => {
        for (let item = left.shift(); item !== undefined; item = left.shift()) {
          await send(item).then(
            () => {
              done += 1;
            },
            (error: unknown) => failures.push(error),
          );
          setProgress({ done, total: all.length, cancel });
        }
      };
      setProgress({ done, total: all.length, cancel });
      const release = all.length > 1 ? holdPage() : () => {};
      await Promise.all(Array.from({ length: lanes }, lane));
      release();
      setProgress(null);
      const [first] = failures;
      if (first !== undefined && done === 0) throw first;
      if (first instanceof Error)
        warn(t("list.someFailed", { count: failures.length, reason: first.message }));
      return done;
    },
    [t],
  );
  return [each, progress];
}
