import { lazy, Suspense } from "react";
import { DialogComing } from "./coming";
import { KeysDialog } from "./keys-dialog";
import { closeOverlay, useOverlay } from "./overlay";

const Palette = lazy(() => import("../palette/palette").then((module) => ({ default: module.Palette })));
const TaskCreate = lazy(() => import("./task-create").then((module) => ({ default: module.TaskCreate })));
const ProjectCreate = lazy(() =>
  import("../work/project-create").then((module) => ({ default: module.ProjectCreate })),
);

/** Whatever was opened over the screen. */
export function Overlays() {
  const overlay = useOverlay();
  if (overlay?.kind === "keys") return <KeysDialog onClose={closeOverlay} />;
  return (
    <Suspense fallback={<DialogComing onClose={closeOverlay} />}>
      {overlay?.kind === "palette" && <Palette onClose={closeOverlay} />}
      {overlay?.kind === "task" && (
        <TaskCreate projectId={overlay.projectId} title={overlay.title} onClose={closeOverlay} />
      )}
      {overlay?.kind === "project" && <ProjectCreate opened onClose={closeOverlay} />}
    </Suspense>
  );
}
