import { useEffect, useRef, useState } from "react";

/** The address follows typing at this distance, so that each letter is not a step of its own. */
const SETTLE = 200;

/** A text that is also part of the address: it shows at once and is sent when typing rests. */
export function useTyped(held: string, send: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(held);
  // What was sent from here must not come back over what has been typed since.
  const sent = useRef(held);
  const sending = useRef(send);
  sending.current = send;
  useEffect(() => {
    if (held !== sent.current) setText(held);
    sent.current = held;
  }, [held]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      sending.current(text);
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
