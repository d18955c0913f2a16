import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { projectsQuery } from "../work/project";

export type ImportKind = "trello" | "csv";

/** What a person says about a file; everything else the server reads from it. */
export interface ImportOptions {
  project?: string;
  make_users?: boolean;
  people?: Record<string, string>;
  columns?: Record<string, string>;
  custom_fields?: boolean;
  delimiter?: string;
  dates?: "dmy" | "mdy";
  decimal?: "comma" | "point";
}

interface Run {
  file: File;
  options: ImportOptions;
  dryRun: boolean;
  signal: AbortSignal;
}

/** Reads a file (dry run: writes nothing) and answers what it holds or what was made. */
export function useImport(kind: ImportKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, options, dryRun, signal }: Run) =>
      answer(
        api.POST("/api/imports/{kind}", {
          params: { path: { kind }, query: { dry_run: dryRun } },
          body: { file },
          bodySerializer: () => {
            const form = new FormData();
            form.set("options", JSON.stringify(options)); // before the file, or the server has read on
            form.set("file", file);
            return form;
          },
          signal,
        }),
      ),
    // All the people, tasks and projects that came: whatever is shown is read anew.
    onSuccess: (_, { dryRun }) =>
      dryRun ? undefined : client.invalidateQueries({ queryKey: projectsQuery.queryKey }),
  });
}
