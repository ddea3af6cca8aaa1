import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { followLives } from '../../src/messages/traces/follow-lives.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { otlpExporter } from '../../src/platform/traces/otlp-exporter.ts';
import { startCountingSink } from '../support/counting-sink.ts';
import { deliveryStand, SENDING, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
}

const { db } = await createTestDatabase();
const sink = await startCountingSink();
const mailOut = openMailOut({ url: sink.url });
const received: { path: string; authorization: string | undefined; body: string }[] = [];
let status = 200;
const collector = createServer(async (request, response) => {
  const body = await textOf(request);
  received.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
  response.writeHead(status).end('{}');
});
await new Promise<void>((listening) => collector.listen(0, '127.0.0.1', listening));
const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
afterAll(async () => {
  collector.close();
  await mailOut.close();
});

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const lives = followLives({
  db,
  log: pino({ level: 'silent' }),
  exporter: otlpExporter({ endpoint, headers: { authorization: 'Bearer a token' } }),
});

test('one message’s life is one trace: planned, approved, claimed, sent, recorded', async () => {
  const [id] = await seedPlanned(db, 1);
  await releaseMessages({ db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER }, { sending: SENDING });
  await deliverMessages(await deliveryStand(db, mailOut, { lives }), { limit: 10, sending: SENDING });
  await lives.flush();
  const [request] = received;
  expect(request).toMatchObject({ path: '/v1/traces', authorization: 'Bearer a token' });
  const spans: OtlpSpan[] = JSON.parse(request?.body ?? '').resourceSpans[0].scopeSpans[0].spans;
  expect(spans.map(({ name }) => name.split(/[,:]/)[0])).toEqual([
    'message reorder-reminder',
    'planned',
    'approved',
    'claimed',
    'sent',
    'recorded as accepted',
  ]);
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([id?.replaceAll('-', '')]));
  const [life, ...stretches] = spans;
  for (const span of stretches) {
    expect(span.parentSpanId).toBe(life?.spanId);
    expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));
  }
  expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
  for (const { spanId } of spans) expect(spanId).toMatch(/^[0-9a-f]{16}$/);
  expect(request?.body).not.toMatch(/@|Aino|Customer C|Jam jar/);
});

test('a collector that is away stops nothing, and what it missed is let go', async () => {
  status = 503;
  lives.ended('8f6e9c1e-0000-4000-8000-000000000001');
  await lives.flush();
  status = 200;
  const before = received.length;
  await lives.flush();
  expect(received).toHaveLength(before);
});

test('the settings are OpenTelemetry’s own; without them there are no traces', () => {
  const settings = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20x, tenant=1',
  };
  const config = readConfig(settings);
  expect(config.ok && config.value.otlp).toEqual({
    endpoint: 'http://127.0.0.1:4318',
    headers: { authorization: 'Bearer x', tenant: '1' },
  });
  const none = readConfig({});
  expect(none.ok && none.value.otlp).toBeNull();
});
