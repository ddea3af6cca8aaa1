/** One stretch of time in a trace. Attributes hold ids, codes and counts only. */
export interface Span {
  /** 32 and 16 hexadecimal digits. */
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  name: string;
  start: Date;
  end: Date;
  attributes: Readonly<Record<string, string | number>>;
}

export interface OtlpExporter {
  /** Rejects when the collector does not take them. */
  send(spans: readonly Span[]): Promise<void>;
}

const ANSWER_WITHIN_MS = 10_000;

/**
 * Sends spans as OTLP/HTTP in JSON, as every OpenTelemetry collector takes them. The three packages that do the same would be a tenth
 * of all we depend on, for one POST.
 */
export function otlpExporter(options: {
  /** Of the collector; `/v1/traces` is added, as OTEL_EXPORTER_OTLP_ENDPOINT means it. */
  endpoint: string;
  headers: Readonly<Record<string, string>>;
}): OtlpExporter {
  const url = `${options.endpoint.replace(/\/+$/, '')}/v1/traces`;
  return {
    async send(spans) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { ...options.headers, 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(spans)),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the collector answered ${answer.status}`);
    },
  };
}

function requestOf(spans: readonly Span[]) {
  const resource = { attributes: attributesOf({ 'service.name': 'rytmi' }) };
  return {
    resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'rytmi' }, spans: spans.map(spanOf) }] }],
  };
}

const INTERNAL = 1;

function spanOf({ traceId, spanId, parentSpanId, name, start, end, attributes }: Span) {
  return {
    ...{ traceId, spanId, name, kind: INTERNAL },
    ...(parentSpanId === null ? {} : { parentSpanId }),
    startTimeUnixNano: nanoOf(start),
    endTimeUnixNano: nanoOf(end),
    attributes: attributesOf(attributes),
  };
}

function nanoOf(moment: Date): string {
  return `${moment.getTime()}000000`;
}

function attributesOf(attributes: Span['attributes']) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
}
