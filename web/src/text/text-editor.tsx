import { Skeleton } from "@mantine/core";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "../people/users";

const Editor = lazy(() => import("./editor"));

export interface TextEditorProps {
  label: string;
  /** What the server has. */
  value: string;
  /** The name under which what is typed is kept until the server has it. */
  draft: string;
  /** Clears the draft when it is kept; a refusal leaves it. */
  onSave: (text: string) => Promise<unknown>;
  /** Leaves; the draft stays. Without it there is nothing to leave, as under a list of comments. */
  onCancel?: () => void;
  placeholder?: string;
  /** Whom @ offers; everybody one sees unless told. */
  mentions?: readonly Person[];
  /** The key of the project whose tasks #12 names. */
  project?: string;
  /** At most so many characters. */
  limit?: number;
  saveLabel?: string;
  /** Keeps a file that was pasted or dropped, and gives the Markdown that stands for it. */
  attach?: (file: File) => Promise<string | null>;
  autoFocus?: boolean;
  /** What else is chosen before saving, beside the button. */
  tools?: ReactNode;
}

/** People's text, edited. The editor comes as a part of its own. */
export function TextEditor(props: TextEditorProps) {
  const { t } = useTranslation();
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={t("common.loading")}>
          <Skeleton height={120} />
        </div>
      }
    >
      <Editor {...props} />
    </Suspense>
  );
}
