import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.layer.css";
import "./app.css";
import { DirectionProvider, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import i18next from "i18next";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/queries";
import { showDensity } from "./frame/density";
import { FollowDirection } from "./frame/direction";
import { askEarly } from "./frame/early";
import { watchFaults } from "./frame/faults";
import { Notices } from "./frame/notices-region";
import { router } from "./frame/router";
import { startLanguage } from "./language/i18n";
import { theme } from "./theme";

const speaking = startLanguage();
showDensity();
// What is soon there is waited for: to show the first screen whole takes less than to show it in parts.
const soon = new Promise((resolve) => setTimeout(resolve, 400));
const first = Promise.race([Promise.allSettled([askEarly(), router.load()]), soon]);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

void speaking.then(() => watchFaults(i18next.t));
void Promise.all([speaking, first]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <DirectionProvider>
          <MantineProvider theme={theme} defaultColorScheme="auto">
            <FollowDirection />
            <RouterProvider router={router} />
            <Notices />
          </MantineProvider>
        </DirectionProvider>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
