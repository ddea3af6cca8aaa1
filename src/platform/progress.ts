/** Says how far the work is: `done` things out of the total, counted from the start. */
export type Advance = (done: number) => void;

/** Shorter steps say nothing. */
const WORTH_SHOWING_MS = 1_000;
/** Where there is no terminal to redraw, a line this often. */
const LINE_EVERY_MS = 5_000;
/** Where there is one: smooth to the eye, and nothing beside the work. */
const REDRAW_EVERY_MS = 100;
/** Characters. */
const BAR_WIDTH = 40;
/** To the line's begin, and all of it away, as terminals understand it. */
const CLEAR_LINE = '\r\u001b[K';

/**
 * Runs `work` and shows how far it is once it has taken longer than a second: a bar on a terminal, plain lines elsewhere.
 * Without a total only the count is shown. All on standard error.
 */
export async function withProgress<Answer>(
  label: string,
  total: number | null,
  work: (advance: Advance) => Promise<Answer>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Answer> {
  const shown = stream.isTTY && total !== null ? bar(label, total, stream) : lines(label, total, stream);
  let done = 0;
  const start = setTimeout(() => shown.show(done), WORTH_SHOWING_MS);
  try {
    return await work((reached) => {
      done = reached;
      shown.update(done);
    });
  } finally {
    clearTimeout(start);
    shown.end(done);
  }
}

interface Shown {
  show(done: number): void;
  update(done: number): void;
  end(done: number): void;
}

function bar(label: string, total: number, stream: NodeJS.WriteStream): Shown {
  const startedAt = performance.now();
  let drawAgainAt = Number.POSITIVE_INFINITY;
  const draw = (done: number) => {
    const elapsedMs = performance.now() - startedAt;
    // A line that wrapped would not be drawn over.
    stream.write(`${CLEAR_LINE}${barLine({ label, done, total, elapsedMs }).slice(0, stream.columns - 1)}`);
    drawAgainAt = performance.now() + REDRAW_EVERY_MS;
  };
  return {
    show: draw,
    update: (done) => {
      if (performance.now() >= drawAgainAt) draw(done);
    },
    end: () => {
      if (Number.isFinite(drawAgainAt)) stream.write(CLEAR_LINE);
    },
  };
}

function barLine(at: { label: string; done: number; total: number; elapsedMs: number }): string {
  const { label, done, total, elapsedMs } = at;
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const filled = Math.round(share * BAR_WIDTH);
  const left = share > 0 ? `, ${Math.ceil((elapsedMs * (1 - share)) / share / 1000)} s left` : '';
  const drawn = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  return `${label} ${drawn} ${Math.floor(share * 100)} %  ${done} of ${total}${left}`;
}

function lines(label: string, total: number | null, stream: NodeJS.WriteStream): Shown {
  const startedAt = performance.now();
  let sayAgainAt = Number.POSITIVE_INFINITY;
  const say = (done: number) => {
    const of = total === null ? '' : ` of ${total}`;
    const count = done > 0 || total !== null ? ` ${done}${of}` : '';
    stream.write(`${label}:${count} after ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
    sayAgainAt = performance.now() + LINE_EVERY_MS;
  };
  return {
    show: say,
    update: (done) => {
      if (performance.now() >= sayAgainAt) say(done);
    },
    end: (done) => {
      if (Number.isFinite(sayAgainAt)) say(done);
    },
  };
}
