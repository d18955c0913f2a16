import styles from "../task.module.css";

/** How all controls of the facts look and open: quiet until they are pointed at. */
export const control = {
  size: "xs",
  classNames: { input: styles.control ?? "" },
  comboboxProps: { transitionProps: { duration: 80 } },
} as const;

/** Where several are chosen: what is typed stands beside them as long as there is room. */
export const several = {
  ...control,
  classNames: { ...control.classNames, inputField: styles.picked ?? "" },
} as const;

/** For those that open no list of options. */
export const field = { size: "xs", classNames: { input: styles.control ?? "" } } as const;
