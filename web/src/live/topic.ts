// One socket per topic that a screen watches: it reconnects by itself and catches up from the last activity it saw.
import { checkSession } from "../api/client";
import { learn, placeOfTheFresh } from "./place";

export interface Change {
  type: "change";
  id: number;
  noun: string;
  verb: string;
  object_id: number;
  version: number;
  fields?: string[];
  actor_id?: number;
  topic: string;
}

type Message =
  | { type: "subscribed"; at: number; topics: string[]; refused: string[] }
  | { type: "reload" }
  | { type: "ping"; at: number }
  | Change
  | { type: "presence"; topic: string; user_ids: number[] };

export interface TopicState {
  connected: boolean;
  /** True only after a connection that was there has gone. */
  lost: boolean;
  people: number[];
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const SIGNED_OUT = 4401;
export class Topic {
  state: TopicState = { connected: false, lost: false, people: [] };
  readonly changed = new Set<(change: Change) => void>();
  readonly missed = new Set<() => void>();
  readonly watchers = new Set<() => void>();
  private socket: WebSocket | null = null;
  private since = placeOfTheFresh();
  private at = 0;
  private wait = FIRST_WAIT;
  private timer: number | undefined;
  private closed = false;

  /** Several topics on one socket are named with blanks between them. */
  constructor(readonly name: string) {
    this.connect();
    window.addEventListener("online", this.hurry);
  }

  close() {
    this.closed = true;
    window.clearTimeout(this.timer);
    window.removeEventListener("online", this.hurry);
    this.socket?.close();
  }

  private connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/api/live`);
    this.socket = socket;
    let opened = false;
    socket.onopen = () => {
      opened = true;
      socket.send(JSON.stringify({ subscribe: this.name.split(" "), since: this.since }));
    };
    socket.onmessage = (event) => this.receive(JSON.parse(event.data) as Message);
    socket.onclose = ({ code }) => {
      // Refused at the door looks like a server that is away, so the session is asked for then, too.
      if (code === SIGNED_OUT || !opened) void checkSession();
      this.lose();
    };
  }

  private receive(message: Message) {
    if (message.type === "subscribed") this.join(message.at, message.refused);
    else if (message.type === "reload") this.loadAnew();
    else if (message.type === "presence") this.tell({ people: message.user_ids });
    else if (message.type === "ping") learn(message.at);
    else if (message.type === "change") {
      learn(message.id);
      this.since = Math.max(this.since ?? 0, message.id);
      for (const listener of this.changed) listener(message);
    }
  }

  private join(at: number, refused: string[]) {
    this.at = at;
    this.since ??= at;
    learn(at);
    this.wait = FIRST_WAIT;
    this.tell({ connected: true, lost: false });
    // What may no longer be seen is found out by reading it.
    if (refused.length > 0) this.loadAnew();
  }

  /** What was missed is too much to be told one by one. */
  private loadAnew() {
    this.since = this.at;
    for (const listener of this.missed) listener();
  }

  private lose() {
    if (this.closed) return;
    this.tell({ connected: false, lost: true, people: [] });
    // Spread, so that a restarted server is not met by everyone at once.
    this.timer = window.setTimeout(() => this.connect(), this.wait * (0.5 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  private hurry = () => {
    if (this.state.connected) return;
    window.clearTimeout(this.timer);
    this.wait = FIRST_WAIT;
    this.connect();
  };

  private tell(news: Partial<TopicState>) {
    this.state = { ...this.state, ...news };
    for (const watcher of this.watchers) watcher();
  }
}
