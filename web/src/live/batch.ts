/** Collects ids for `wait` milliseconds and hands them on together, so that a burst of changes is one request. */
export class Batch {
  private waiting = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly flush: (ids: number[]) => void,
    private readonly wait = 20,
  ) {}

  add(id: number) {
    this.waiting.add(id);
    this.timer ??= setTimeout(() => {
      const ids = [...this.waiting];
      this.waiting.clear();
      this.timer = undefined;
      this.flush(ids);
    }, this.wait);
  }

  cancel() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
  }
}
