import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.layer.css";
import "./app.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/queries";
import { showDensity } from "./frame/density";
import { Notices } from "./frame/notices-region";
import { router } from "./frame/router";
import { startLanguage } from "./language/i18n";
import { theme } from "./theme";
import { projectsQuery } from "./work/project";

const speaking = startLanguage();
showDensity();
// A board's code and projects are fetched beside the session that is asked for first, not after it.
if (location.pathname.startsWith("/projects/")) {
  void queries.prefetchQuery(projectsQuery);
  void import("./work/board/board-screen");
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

void speaking.then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <MantineProvider theme={theme} defaultColorScheme="auto">
          <RouterProvider router={router} />
          <Notices />
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
