import { notifyManager, QueryClient } from "@tanstack/react-query";
import { FRESH } from "../live/place";
import { isRefusal } from "./problem";

const RETRIES = 3;

// Only a server that could not be reached is asked again; a refusal stays a refusal.
const unreached = (failures: number, error: unknown) =>
  isRefusal(error) && (error.status === 0 || error.status >= 502) && failures < RETRIES;

// What a person does is drawn with the next frame, and not after whatever else waits its turn.
notifyManager.setScheduler(queueMicrotask);

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: unreached, staleTime: FRESH, refetchOnWindowFocus: false },
    // What the server does not get is kept and sent again below, so a mutation is begun whether it is there or not.
    mutations: { networkMode: "always" },
  },
});
