// What is being sent, by task: a store outside React, so that closing a panel does not stop a file.
import { useSyncExternalStore } from "react";
import type { Attachment } from "../../../api/client";
import { upload } from "./upload";

export interface Upload {
  key: number;
  name: string;
  fraction: number;
  cancel: () => void;
}

const NONE: readonly Upload[] = [];
const underWay = new Map<number, readonly Upload[]>();
const watchers = new Set<() => void>();
let count = 0;

function put(taskId: number, uploads: readonly Upload[]) {
  underWay.set(taskId, uploads);
  for (const watcher of watchers) watcher();
}

const of = (taskId: number) => underWay.get(taskId) ?? NONE;

export async function send(taskId: number, file: File): Promise<Attachment> {
  count += 1;
  const key = count;
  const told = (fraction: number) =>
    put(
      taskId,
      of(taskId).map((one) => (one.key === key ? { ...one, fraction } : one)),
    );
  const sending = upload(taskId, file, told);
  put(taskId, [...of(taskId), { key, name: file.name, fraction: 0, cancel: sending.cancel }]);
  try {
    return await sending.done;
  } finally {
    put(
      taskId,
      of(taskId).filter((one) => one.key !== key),
    );
  }
}

export function useUploads(taskId: number): readonly Upload[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => of(taskId),
  );
}
