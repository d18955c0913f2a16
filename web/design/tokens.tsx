import styles from "./design.module.css";

const surfaces = ["bg", "side", "surface", "hover", "line", "line-strong"];
const words = ["text", "dim", "accent", "danger", "warn"];
const soft = ["accent-soft", "danger-soft", "warn-soft"];
const states = ["todo", "progress", "review", "testing", "done", "blocked", "cancelled"];

export function Colours() {
  return (
    <section>
      <h2>Colour</h2>
      <Swatches title="Surfaces and lines" names={surfaces} />
      <Swatches title="Text and meaning" names={[...words, ...soft]} />
      <Swatches title="States of work" names={states} />
    </section>
  );
}

function Swatches({ title, names }: { title: string; names: string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.swatches}>
        {names.map((name) => (
          <li key={name}>
            <span style={{ background: `var(--qd-${name})` }} />
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
