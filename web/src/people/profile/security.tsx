import { Email } from "./email";
import { Password } from "./password";
import { Sessions } from "./sessions";
import { Tokens } from "./tokens";
import { TwoFactor } from "./two-factor";

export function Security() {
  return (
    <>
      <Password />
      <TwoFactor />
      <Email />
      <Sessions />
      <Tokens />
    </>
  );
}
