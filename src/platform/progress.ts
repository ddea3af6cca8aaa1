import { Presets, SingleBar } from 'cli-progress';

/** Says how far the work is: `done` things out of the total, counted from the start. */
export type Advance = (done: number) => void;

/** Shorter steps say nothing. */
const WORTH_SHOWING_MS = 1_000;
/** Where there is no terminal to redraw, a line this often. */
const LINE_EVERY_MS = 5_000;

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
  const format = `${label} {bar} {percentage} %  {value} of {total}, {eta_formatted} left`;
  const drawn = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  return {
    show: (done) => drawn.start(total, done),
    update: (done) => drawn.update(done),
    end: () => drawn.stop(),
  };
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
