// A CRM in eighty lines: hears of call tasks by Rytmi's webhooks, keeps them as its own, and tells Rytmi what was heard in the call.
// Nothing but Node. Start it with:
//   WEBHOOK_SECRET=whsec_… RYTMI_URL=https://orders.example.com RYTMI_API_KEY=… PORT=8080 node examples/crm-receiver.mjs
// and add its address: npx rytmi webhooks add https://crm.example.com/hooks --kinds call.raised call.done call.dropped
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { WEBHOOK_SECRET = '', RYTMI_URL = '', RYTMI_API_KEY = '', PORT = '8080' } = process.env;
const KEY = Buffer.from(WEBHOOK_SECRET.replace('whsec_', ''), 'base64');
/** An older request may be one that somebody caught and sends again. */
const OLDEST_SECONDS = 300;
const MOST_BYTES = 1_000_000;

/** The CRM's own tasks, by Rytmi's id of the call task. A real one keeps them, and the ids below, in its database. */
const tasks = new Map();
/** The same event may come twice: its id is known by then. */
const heard = new Set();

createServer(async (request, reply) => {
  const answer = (status, body = {}) =>
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  try {
    const { method, url = '/' } = request;
    const done = /^\/tasks\/(\d+)\/done$/.exec(url);
    if (method === 'POST' && url === '/hooks') answer(take(request.headers, await read(request)));
    else if (method === 'GET' && url === '/tasks') answer(200, [...tasks.values()]);
    else if (method === 'POST' && done) answer(await tellRytmi(Number(done[1]), await read(request)));
    else answer(404);
  } catch (error) {
    // Rytmi tries again, for three days.
    answer(500, { problem: String(error) });
  }
}).listen(Number(PORT), '127.0.0.1', function () {
  console.log(`listening on ${this.address().port}`);
});

/** Answers with a status; any 2xx says that the event need not come again. */
function take(headers, body) {
  if (!isSigned(headers, body)) return 401;
  const id = headers['webhook-id'];
  if (heard.has(id)) return 200;
  const { type, data } = JSON.parse(body);
  if (type === 'call.raised') {
    const { id: callTask, purpose, stakeCents, expiresOn, notBefore } = data.callTask;
    const { externalId } = data.customer;
    tasks.set(callTask, {
      callTask,
      customer: externalId,
      purpose,
      stakeCents,
      expiresOn,
      notBefore,
      open: true,
    });
  }
  if (type === 'call.done' || type === 'call.dropped') {
    const task = tasks.get(data.callTask.id);
    if (task) task.open = false;
  }
  heard.add(id);
  return 204;
}

/** The Standard Webhooks signature: HMAC-SHA-256 of id, time and body. While a secret is changed there are two; one must fit. */
function isSigned(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures = '' } = headers;
  if (!(Math.abs(Date.now() / 1_000 - Number(at)) <= OLDEST_SECONDS)) return false;
  const right = createHmac('sha256', KEY).update(`${id}.${at}.${body}`).digest();
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

/** What was heard, as Rytmi's API takes it: `{"reached":"reached","mood":"happy","note":"…"}`. The key makes a repeat harmless. */
async function tellRytmi(callTask, heardInCall) {
  const answer = await fetch(`${RYTMI_URL}/api/v1/call-tasks/${callTask}/outcomes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${RYTMI_API_KEY}`,
      'content-type': 'application/json',
      'idempotency-key': `crm-call-${callTask}`,
    },
    body: heardInCall,
  });
  return answer.status;
}

async function read(request) {
  let body = '';
  for await (const piece of request) {
    body += piece;
    if (body.length > MOST_BYTES) throw new Error('The request is too large');
  }
  return body;
}
