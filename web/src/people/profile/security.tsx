import { Email } from "./email";
import { Password } from "./password";
import { Sessions } from "./sessions";
import { Tokens } from "./tokens";

export function Security() {
  return (
    <>
      <Password />
      <Email />
      <Sessions />
      <Tokens />
    </>
  );
}
