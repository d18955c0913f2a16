import { QueryClient } from "@tanstack/react-query";
import { FRESH } from "../live/place";
import { isRefusal } from "./problem";

const RETRIES = 3;

// Only a server that could not be reached is asked again; a refusal stays a refusal.
const unreached = (failures: number, error: unknown) =>
  isRefusal(error) && (error.status === 0 || error.status >= 502) && failures < RETRIES;

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: unreached, staleTime: FRESH, refetchOnWindowFocus: false },
    mutations: { retry: (failures, error) => isRefusal(error, "offline") && failures < RETRIES },
  },
});
