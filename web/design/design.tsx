// The design system as the product renders it: its theme, its tokens, its components. It is no part of the product;
// `make design` shows it, `make pictures` takes its picture.
import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.layer.css";
import "../src/app.css";
import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { startLanguage } from "../src/language/i18n";
import { theme } from "../src/theme";
import { Components } from "./components";
import styles from "./design.module.css";
import { Colours, Motion, Space, Type } from "./tokens";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

void startLanguage().then(() =>
  createRoot(root).render(
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <main className={styles.page} id="content">
        <h1>Quarterdeck's design</h1>
        <Colours />
        <Type />
        <Space />
        <Motion />
        <Components />
      </main>
    </MantineProvider>,
  ),
);
