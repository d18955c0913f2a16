import { useEffect, useSyncExternalStore } from "react";
import { type Change, Topic, type TopicState } from "./topic";

/** A screen that comes back at once (or React's double mount) finds its socket still open. */
const LINGER = 1_000;

const open = new Map<string, { topic: Topic; users: number; timer?: number }>();
const nobody: TopicState = { connected: false, lost: false, people: [] };

export function topicNamed(name: string): Topic {
  let entry = open.get(name);
  if (!entry) {
    entry = { topic: new Topic(name), users: 0 };
    open.set(name, entry);
  }
  return entry.topic;
}

function hold(name: string): () => void {
  topicNamed(name);
  const entry = open.get(name);
  if (!entry) return () => {};
  entry.users += 1;
  window.clearTimeout(entry.timer);
  return () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    entry.timer = window.setTimeout(() => {
      entry.topic.close();
      open.delete(name);
    }, LINGER);
  };
}

/** Tells about every change on a topic while mounted; `missed` is called when the gap was too long to replay. */
export function useChanges(name: string | null, changed: (change: Change) => void, missed: () => void) {
  useEffect(() => {
    if (!name) return;
    const release = hold(name);
    const topic = topicNamed(name);
    topic.changed.add(changed);
    topic.missed.add(missed);
    return () => {
      topic.changed.delete(changed);
      topic.missed.delete(missed);
      release();
    };
  }, [name, changed, missed]);
}

/** Whether the topic is connected, and who else is looking at it. */
export function useTopicState(name: string | null): TopicState {
  return useSyncExternalStore(
    (watcher) => {
      if (!name) return () => {};
      const release = hold(name);
      const topic = topicNamed(name);
      topic.watchers.add(watcher);
      return () => {
        topic.watchers.delete(watcher);
        release();
      };
    },
    () => (name ? (open.get(name)?.topic.state ?? nobody) : nobody),
  );
}
