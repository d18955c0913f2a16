import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { projectsQuery } from "../work/project";

interface TrelloRun {
  file: File;
  dryRun: boolean;
  signal: AbortSignal;
}

/** Reads a Trello export (dry run: writes nothing) and answers what it holds or what was made. */
export function useTrelloImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, dryRun, signal }: TrelloRun) =>
      answer(
        api.POST("/api/imports/{kind}", {
          params: { path: { kind: "trello" }, query: { dry_run: dryRun } },
          body: { file },
          bodySerializer: () => {
            const form = new FormData();
            form.set("file", file);
            return form;
          },
          signal,
        }),
      ),
    onSuccess: (_, { dryRun }) =>
      dryRun ? undefined : client.invalidateQueries({ queryKey: projectsQuery.queryKey }),
  });
}
