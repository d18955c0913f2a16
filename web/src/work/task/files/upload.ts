// Files are sent with XMLHttpRequest: fetch cannot say how much of a body has gone out.
import type { Attachment, Problem } from "../../../api/client";
import { csrfToken } from "../../../api/csrf";
import { Refusal } from "../../../api/problem";

export const LARGEST = 100 * 1024 * 1024;

export interface Sending {
  done: Promise<Attachment>;
  cancel: () => void;
}

export function upload(taskId: number, file: File, onProgress: (fraction: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    request.open("POST", "/api/attachments/upload");
    const token = csrfToken();
    if (token) request.setRequestHeader("x-csrftoken", token);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(new Refusal({ code: "offline" }, 0));
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Attachment);
      else reject(new Refusal((request.response ?? {}) as Partial<Problem>, request.status));
    };
  });
  const form = new FormData();
  form.append("task_id", String(taskId));
  // The server takes the file as the last field.
  form.append("file", file, file.name || "picture.png");
  request.send(form);
  return { done, cancel: () => request.abort() };
}
