import type { CSSProperties } from "react";
import styles from "./design.module.css";

const surfaces = ["bg", "side", "surface", "hover", "line", "line-strong"];
const words = ["text", "dim", "accent", "danger", "warn"];
const soft = ["accent-soft", "danger-soft", "warn-soft"];
const people = ["hue-ground", "hue-text", "hue-swatch"];
const depth = ["shadow", "lift"];
const rest = ["veil", "row"];
const states = ["todo", "progress", "review", "testing", "done", "blocked", "cancelled"];

export function Colours() {
  return (
    <section>
      <h2>Colour</h2>
      <Swatches title="Surfaces and lines" names={surfaces} />
      <Swatches title="Text and meaning" names={[...words, ...soft]} />
      <Swatches title="States of work" names={states} />
      <Swatches title="People, by a hue of their own" names={people} paint={ofHue} />
      <Swatches title="What lies over other things" names={depth} paint={inDepth} />
      <Swatches title="What dims a screen, and a row's height" names={rest} />
    </section>
  );
}

type Paint = (name: string) => CSSProperties;

const plain: Paint = (name) =>
  name === "row" ? { height: `var(--qd-${name})` } : { background: `var(--qd-${name})` };
const ofHue: Paint = (name) => ({ background: `hsl(212 var(--qd-${name}))` });
const inDepth: Paint = (name) => ({ background: "var(--qd-surface)", boxShadow: `var(--qd-${name})` });

interface SwatchesProps {
  title: string;
  names: string[];
  paint?: Paint;
}

function Swatches({ title, names, paint = plain }: SwatchesProps) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.swatches}>
        {names.map((name) => (
          <li key={name}>
            <span style={paint(name)} />
            <code>--qd-{name}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

const sizes = [
  ["Heading of a page", "1.375rem", 600],
  ["Heading of a screen", "1.25rem", 600],
  ["Title of a task", "1.125rem", 600],
  ["Text", "0.875rem", 400],
  ["Rows, controls, labels", "0.8125rem", 400],
  ["Keys, counts, hints", "0.75rem", 400],
] as const;

export function Type() {
  return (
    <section>
      <h2>Type: Inter, with figures of one width where they stand below each other</h2>
      {sizes.map(([name, size, weight]) => (
        <p key={name} className={styles.type}>
          <span style={{ fontSize: size, fontWeight: weight }}>{name}</span>
          <code>
            {size} · {weight}
          </code>
        </p>
      ))}
    </section>
  );
}

const spaces = [4, 8, 12, 16, 20, 28];
const radii = [6, 8, 12];

export function Space() {
  return (
    <section>
      <h2>Space and corners</h2>
      <div className={styles.boxes}>
        {spaces.map((space) => (
          <span key={space}>
            <i style={{ width: space, height: space }} />
            {space}
          </span>
        ))}
        {radii.map((radius) => (
          <span key={radius}>
            <b style={{ borderRadius: radius }} />
            corner {radius}
          </span>
        ))}
      </div>
    </section>
  );
}

export function Motion() {
  return (
    <section>
      <h2>Motion</h2>
      <p>
        Menus open in 80 ms, dialogs in 120 ms, bars grow in 160 ms; nothing else moves by itself. Who asks
        for less motion sees none.
      </p>
    </section>
  );
}
