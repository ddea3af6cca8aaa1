import { createSocket } from 'node:dgram';
import { isIPv4 } from 'node:net';
import { whenFileEnds } from './when-file-ends.ts';

/** Records by name: `'supplier.fi': { MX: ['10 mx.supplier.fi'], TXT: ['v=spf1 mx -all'], A: ['192.0.2.1'] }`. */
export type Zone = Readonly<
  Record<string, Readonly<Partial<Record<'A' | 'MX' | 'TXT' | 'PTR', readonly string[]>>>>
>;

export interface StubDns {
  /** For DNS_SERVERS. */
  address: string;
  /** From now on. */
  serve(zone: Zone): void;
}

const TYPES: Readonly<Record<number, keyof Zone[string]>> = { 1: 'A', 12: 'PTR', 15: 'MX', 16: 'TXT' };
const NO_SUCH_NAME = 3;
const HEADER_BYTES = 12;

/** A name server on this machine that knows what it is told, closed when the test file ends. */
export async function startStubDns(): Promise<StubDns> {
  const socket = createSocket('udp4');
  let zone: Zone = {};
  socket.on('message', (question, from) => {
    socket.send(answer(question, zone), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  whenFileEnds(() => new Promise<void>((resolve) => socket.close(() => resolve())));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    serve: (next) => {
      zone = next;
    },
  };
}

function answer(question: Buffer, zone: Zone): Buffer {
  const { name, end } = readName(question);
  const type = TYPES[question.readUInt16BE(end)];
  const known = zone[name.toLowerCase()];
  const records = (type && known?.[type]) ?? [];
  const header = Buffer.alloc(HEADER_BYTES);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | (known ? 0 : NO_SUCH_NAME), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  const asked = question.subarray(HEADER_BYTES, end + 4);
  return Buffer.concat([
    header,
    asked,
    ...records.map((record) => recordOf(question.readUInt16BE(end), record)),
  ]);
}

function readName(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), end: at + 1 };
}

/** The name is a pointer to the one asked for. */
function recordOf(type: number, record: string): Buffer {
  const data = dataOf(type, record);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc000 | HEADER_BYTES, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: number, record: string): Buffer {
  switch (TYPES[type]) {
    case 'A':
      if (!isIPv4(record)) throw new Error(`Not an address: ${record}`);
      return Buffer.from(record.split('.').map(Number));
    case 'MX': {
      const [priority = '0', exchange = ''] = record.split(' ');
      return Buffer.concat([Buffer.from([0, Number(priority)]), nameOf(exchange)]);
    }
    case 'TXT':
      // In pieces, as long texts are.
      return Buffer.concat(
        (record.match(/[\s\S]{1,200}/g) ?? ['']).map((piece) =>
          Buffer.concat([Buffer.from([Buffer.byteLength(piece)]), Buffer.from(piece)]),
        ),
      );
    default:
      return nameOf(record);
  }
}

function nameOf(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}
