import { createServer as createPlain } from 'node:http';
import { createServer, type Server } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { isForbiddenAddress } from '../../src/platform/outgoing/forbidden-address.ts';
import { openOutgoing } from '../../src/platform/outgoing/open-outgoing.ts';
import { resolveTarget } from '../../src/platform/outgoing/resolve-target.ts';
import { startStubDns, type Zone } from '../support/stub-dns.ts';
import { whenFileEnds } from '../support/when-file-ends.ts';

const dns = await startStubDns();
let visits = 0;
const trap = await listen('127.0.0.1');
const guarded = openOutgoing({ dnsServers: [dns.address], mayUseLoopback: false });

beforeEach(() => {
  visits = 0;
});

/** Counts whoever connects, and hangs up on them. */
async function listen(host: string, port = 0, onVisit = () => (visits += 1)): Promise<number> {
  const server: Server = createServer((socket) => {
    onVisit();
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  whenFileEnds(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return (server.address() as { port: number }).port;
}

const post = (url: string, outgoing = guarded) =>
  outgoing.post({ url, headers: { 'content-type': 'application/json' }, body: '{}' });

/** Hosts that are, or may be taken for, an address inside. Each is asked at the port of a server that waits for it. */
const INSIDE = [
  ...['127.0.0.1', '127.0.0.2', '127.1', '127.0.1', '127.255.255.254', '0', '0.0.0.0', '0x0', '00000'],
  ...['2130706433', '017700000001', '0x7f000001', '0x7f.1', '0177.1', '0177.0.0.01', '127.0.0.1.', '127.1.'],
  ...['%31%32%37.0.0.1', '１２７.0.0.1', '①②⑦.⓪.⓪.①', '127。0。0。1', '0x7f.0x0.0x0.0x1', '127.0.0.0x1'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'sub.localhost', 'localhost.localdomain', 'ｌocalhost'],
  ...[
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '0xc0a80001',
    '3232235521',
  ],
  ...[
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '0251.0376.0251.0376',
    '169.254.170.2',
    '100.100.100.200',
  ],
  ...['100.64.0.1', '100.127.255.255', '192.0.0.192', '192.0.2.1', '198.18.0.1', '198.19.255.255'],
  ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['168.63.129.16', '192.88.99.1', '192.31.196.1', '192.52.193.1', '192.175.48.1'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]'],
  ...['[::ffff:0:127.0.0.1]', '[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]', '[64:ff9b::127.0.0.1]'],
  ...['[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2002:a9fe:a9fe::1]'],
  ...['[2001:0:7f00:1::]', '[2001::1]', '[2001:db8::1]', '[fe80::1]', '[fec0::1]', '[fc00::1]', '[fd00::1]'],
  ...['[fd00:ec2::254]', '[fd20:ce::254]', '[ff02::1]', '[ff05::1:3]', '[100::1]', '[5f00::1]', '[3fff::1]'],
  ...['metadata', 'metadata.google.internal', 'instance-data', 'kubernetes.default.svc.cluster.local'],
  ...['router.lan', 'printer.local', 'intranet', 'db.internal', 'gateway.home.arpa', 'x.onion'],
];

/** Whole addresses, with tricks outside of the host. */
const TRICKS = [
  'http://hooks.example.com/',
  'ftp://hooks.example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_INFO',
  'data:text/plain,hello',
  'unix:/var/run/docker.sock',
  'javascript:alert(1)',
  '//127.0.0.1/',
  'https:',
  'https://',
  'hooks.example.com',
  'https://user@hooks.example.com/',
  'https://user:password@hooks.example.com/',
  'https://hooks.example.com@127.0.0.1/',
  'https://hooks.example.com:x@localhost/',
  'https://127.0.0.1#@hooks.example.com/',
  'https://127.0.0.1\\@hooks.example.com/',
  'https:\\\\127.0.0.1\\',
  'https:127.0.0.1/',
  'https:///127.0.0.1/',
  '\thttps://127.0.0.1/',
  'https://127.0.0.1\n.example.com/',
  'https://12\t7.0.0.1/',
  'https://hooks.example.com:25/',
  'https://hooks.example.com:22/',
  'https://hooks.example.com:0/',
  'https://hooks.example.com:65536/',
  'https://hooks.example.com./',
  `https://hooks.example.com/${'a'.repeat(2_000)}`,
];

/** Public names whose answer is not; the server of names gives it to anybody. */
const LIARS = [
  ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254'],
  ...['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '168.63.129.16', '192.0.0.192'],
];

describe('a request to an address inside', () => {
  test(`is made to none of ${INSIDE.length + TRICKS.length} spellings, and none is even accepted for later`, async () => {
    const taken: string[] = [];
    for (const url of [...INSIDE.map((host) => `https://${host}:${trap}/`), ...TRICKS]) {
      if (guarded.check(url).ok || (await post(url)).ok) taken.push(url);
    }
    expect(taken).toEqual([]);
    expect(INSIDE.length + TRICKS.length).toBeGreaterThan(100);
    expect(visits).toBe(0);
  });

  test('is not made by way of a public name that stands for it, alone or beside a public one', async () => {
    dns.serve(
      Object.fromEntries(
        LIARS.flatMap((inside, n) => [
          [`n${n}.example.com`, { A: [inside] }],
          [`mixed${n}.example.com`, { A: ['93.184.216.34', inside] }],
        ]),
      ),
    );
    for (const [n] of LIARS.entries()) {
      expect(await post(`https://n${n}.example.com:${trap}/`)).toEqual({ ok: false, problem: 'not-public' });
      expect(await post(`https://mixed${n}.example.com:${trap}/`)).toMatchObject({ problem: 'not-public' });
    }
    expect(await post(`https://nobody.example.com:${trap}/`)).toMatchObject({ problem: 'unknown-name' });
    expect(visits).toBe(0);
  });

  test.each(['::1', '::ffff:10.0.0.1', 'fd00:ec2::254', '64:ff9b::7f00:1', '2002:7f00:1::', 'fe80::1'])(
    'is not made by way of a name that stands for %s',
    async (address) => {
      const resolve = async () => [{ address, family: 6 as const }];
      expect(await resolveTarget('hooks.example.com', resolve, false)).toMatchObject({
        problem: 'not-public',
      });
    },
  );
});

test('public addresses are public', () => {
  const open = [
    '93.184.216.34',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '192.0.1.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ];
  expect(open.filter((address) => isForbiddenAddress(address, false))).toEqual([]);
  expect(guarded.check('https://hooks.example.com/rytmi?key=1')).toMatchObject({ ok: true });
  expect(guarded.check('https://hooks.example.com:8443/')).toMatchObject({ ok: true });
});

test('a name is looked up once, and the connection goes there even when it means another machine by then', async () => {
  let asked = 0;
  let arrived = 0;
  await listen('127.0.0.2', trap, () => (arrived += 1));
  const moving = { A: ['127.0.0.2'] };
  dns.serve({
    get 'rebind.example.com'() {
      asked += 1;
      const now = { ...moving };
      // Whoever asks again for an address is sent elsewhere.
      if (asked >= 2) moving.A = ['127.0.0.1'];
      return now;
    },
  } as Zone);
  const outgoing = openOutgoing({ dnsServers: [dns.address], mayUseLoopback: true });
  expect(await post(`https://rebind.example.com:${trap}/`, outgoing)).toMatchObject({
    problem: 'broken-off',
  });
  expect({ asked, arrived, visits }).toEqual({ asked: 2, arrived: 1, visits: 0 });
  moving.A = ['10.0.0.1'];
  expect(await post(`https://rebind.example.com:${trap}/`, outgoing)).toMatchObject({
    problem: 'not-public',
  });
  expect({ arrived, visits }).toEqual({ arrived: 1, visits: 0 });
});

describe('where this machine is allowed', () => {
  const outgoing = openOutgoing({ dnsServers: [], mayUseLoopback: true });

  test('http reaches it, and nothing else', async () => {
    const bodies: string[] = [];
    const server = createPlain(async (request, reply) => {
      for await (const piece of request) bodies.push(String(piece));
      reply.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    whenFileEnds(() => server.close());
    const { port } = server.address() as { port: number };
    expect(await post(`http://127.0.0.1:${port}/`, outgoing)).toMatchObject({
      ok: true,
      value: { status: 302 },
    });
    expect(await post(`http://localhost:${port}/`, outgoing)).toMatchObject({ ok: true });
    expect(bodies).toEqual(['{}', '{}']);
    for (const url of ['http://10.0.0.1/', 'http://hooks.example.com/', 'https://169.254.169.254/'])
      expect(outgoing.check(url), url).toMatchObject({ ok: false });
  });
});
