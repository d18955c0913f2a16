import { NumberInput, type NumberInputProps } from "@mantine/core";
import { decimalSign } from "../language/numbers";

/** A number with the locale's decimal sign; a point and a comma may both be typed for it. */
export function NumberField(props: NumberInputProps) {
  return <NumberInput decimalSeparator={decimalSign()} allowedDecimalSeparators={[".", ","]} {...props} />;
}
