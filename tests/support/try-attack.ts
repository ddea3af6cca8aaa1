import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { readEmailFrame } from '../../src/messages/email-frame.ts';
import type { Letter } from '../../src/messages/letter.ts';
import { readSampleLetter, SAMPLE_SUPPLIER } from '../../src/messages/sample-letter.ts';
import type { TrialAnswer, TrialTask } from '../../src/messages/templates/trial.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));
/** What a customer's own name may hold: if it ever stands unescaped, it would run. */
const POISON = `"><img src=x onerror=alert(1)>' onmouseover=alert(1) javascript:alert(1)//{{why}}`;
const CANARY = 'polluted-by-a-template';

const sample = JSON.parse(await readFile(join(TEMPLATES, 'reorder-reminder/sample.json'), 'utf8'));
const frame = await readEmailFrame(TEMPLATES);

/** A letter to somebody whose every name is an attack itself. */
function poisonedLetter(): Letter {
  const letter = readSampleLetter(sample, 'reorder-reminder', 'en');
  return {
    ...letter,
    first: true,
    customer: { ...letter.customer, name: POISON },
    contact: { ...letter.contact, name: POISON, firstName: POISON },
    items: letter.items.map((item) => ({ ...item, productName: POISON })),
  };
}

/** A whole template with an attack in its body, and in its subject where it fits on a line. */
export function templateWith(attack: string): string {
  const subject = attack.includes('\n') || attack.length > 500 ? 'x' : attack;
  return `---\nsubject: ${JSON.stringify(subject)}\npreheader: x\n---\nHi\n\n${attack}\n\nbefore ${attack} after\n`;
}

export function trialOf(source: string): TrialTask {
  return {
    kind: 'reorder-reminder',
    language: 'en',
    source,
    frame,
    supplier: SAMPLE_SUPPLIER,
    letters: [poisonedLetter()],
    show: true,
  };
}

/** Holds what came of a template against what must never come of one. Answers whether it made a mail. */
export function expectHarmless(answer: TrialAnswer, what: string): boolean {
  expect(({} as Record<string, unknown>).polluted, what).toBeUndefined();
  const mail = answer.mails[0]?.mail;
  if (!mail) {
    expect(answer.faults.length + answer.mails.length, what).toBeGreaterThan(0);
    return false;
  }
  const { html } = mail;
  expect(html, what).not.toMatch(/<(img|script|iframe|svg|object|embed|form)\b/i);
  for (const [tag] of html.matchAll(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi)) {
    for (const [, name = '', value = ''] of tag.matchAll(
      /\s([^\s=>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/g,
    )) {
      expect(name, what).not.toMatch(/^on/i);
      if (/^(href|src)$/i.test(name)) expect(value, what).toMatch(/^["'](https:\/\/|mailto:|tel:|#)/);
    }
  }
  for (const part of [html, mail.body, mail.subject])
    expect(part, what).not.toMatch(new RegExp(`native code|\\[object|function |${CANARY}|root:x:0`));
  expect(Buffer.byteLength(html), what).toBeLessThan(60_000);
  return true;
}
