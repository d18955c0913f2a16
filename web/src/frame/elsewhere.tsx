import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../people/session";
import { Frame } from "./frame";
import icon from "./icon.svg";
import { NotFound } from "./not-found";

/** An address that leads nowhere: whoever is signed in finds on from the frame, others at least see where they are. */
export function Elsewhere() {
  const { data: session } = useQuery(sessionQuery);
  if (session) {
    return (
      <Frame>
        <NotFound />
      </Frame>
    );
  }
  return (
    <main style={{ paddingBlockStart: 64, textAlign: "center" }}>
      <img src={icon} alt="" width={40} height={40} />
      <NotFound />
    </main>
  );
}
