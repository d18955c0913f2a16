import { lazy, Suspense } from "react";
import { PanelComing } from "../../frame/coming";

const TaskPeek = lazy(() => import("./task-peek").then((module) => ({ default: module.TaskPeek })));

interface PeekProps {
  id: number | undefined;
  past?: boolean;
  onClose: () => void;
}

/** The task that is open beside a screen, if one is; its code comes when the first is opened. */
export function Peek({ id, ...rest }: PeekProps) {
  if (id === undefined) return null;
  return (
    <Suspense fallback={<PanelComing />}>
      <TaskPeek key={id} id={id} {...rest} />
    </Suspense>
  );
}
