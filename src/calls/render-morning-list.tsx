import { renderToString } from 'preact-render-to-string';
import type { CallTaskPurpose } from './call-card.ts';
import type { MorningCall, MorningList } from './morning-list.ts';
import { phoneLink } from './phone-link.ts';

/** Text and ground of the purpose's label; each pair has a contrast above 4.5. */
const COLOURS: Readonly<Record<CallTaskPurpose, { color: string; background: string }>> = {
  service: { color: '#9a2617', background: '#fbe7e3' },
  retention: { color: '#7a4d00', background: '#fcf0d9' },
  growth: { color: '#1d6339', background: '#e2f3e8' },
  'follow-up': { color: '#24508f', background: '#e4edf9' },
};

const FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const INK = '#1f2a2e';
const QUIET = '#5b676b';
const LINE = '1px solid #e3e7e4';

/** The morning list as HTML: tables and inline styles, since mail programs know little else. */
export function renderMorningList(list: MorningList): string {
  return `<!doctype html>${renderToString(<Mail list={list} />)}`;
}

function Mail({ list }: { list: MorningList }) {
  return (
    <html lang={list.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{list.subject}</title>
      </head>
      <body style={{ margin: 0, padding: '24px 12px', background: '#f4f6f4', fontFamily: FONT, color: INK }}>
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
          <tr>
            <td align="center">
              <Sheet list={list} />
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

function Sheet({ list }: { list: MorningList }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={{ maxWidth: '640px', background: '#ffffff', borderRadius: '14px', textAlign: 'left' }}
    >
      <tr>
        <td style={{ padding: '28px 28px 20px' }}>
          <div style={{ fontSize: '13px', color: QUIET }}>{list.date}</div>
          <h1 style={{ fontSize: '24px', lineHeight: '30px', margin: '4px 0 6px', fontWeight: 650 }}>
            {list.hello}
          </h1>
          <div style={{ fontSize: '16px', lineHeight: '24px' }}>{list.lead}</div>
        </td>
      </tr>
      {list.calls.map((call, i) => (
        <Call key={call.url} call={call} number={i + 1} open={list.openCall} />
      ))}
      <tr>
        <td
          style={{
            padding: '18px 28px 26px',
            borderTop: LINE,
            fontSize: '14px',
            lineHeight: '22px',
            color: QUIET,
          }}
        >
          {list.below ? `${list.below} ` : ''}
          <a href={list.all.url} style={{ color: '#1c5d5a' }}>
            {list.all.words}
          </a>
          <div style={{ marginTop: '14px', fontSize: '12px' }}>{list.foot}</div>
        </td>
      </tr>
    </table>
  );
}

function Call({ call, number, open }: { call: MorningCall; number: number; open: string }) {
  return (
    <tr>
      <td style={{ padding: '20px 28px', borderTop: LINE }}>
        <Label purpose={call.purpose} words={call.purposeWords} />
        <div style={{ fontSize: '18px', lineHeight: '25px', fontWeight: 600, marginTop: '8px' }}>
          {number}. {call.customer}
        </div>
        <div style={{ fontSize: '15px', lineHeight: '23px', marginTop: '4px' }}>{call.why}</div>
        <div style={{ fontSize: '14px', lineHeight: '22px', color: QUIET, marginTop: '6px' }}>
          {call.whom}
        </div>
        <div style={{ fontSize: '14px', lineHeight: '22px', color: QUIET }}>{call.facts.join(' · ')}</div>
        {call.handOver && <div style={{ fontSize: '14px', marginTop: '6px' }}>{call.handOver}</div>}
        <div style={{ marginTop: '14px' }}>
          <Phone call={call} />
          <a
            href={call.url}
            style={{ display: 'inline-block', padding: '10px 0', color: '#1c5d5a', fontSize: '14px' }}
          >
            {open}
          </a>
        </div>
      </td>
    </tr>
  );
}

function Label({ purpose, words }: { purpose: CallTaskPurpose; words: string }) {
  const shape = { borderRadius: '999px', padding: '3px 10px', fontSize: '12px', fontWeight: 600 };
  return <span style={{ ...shape, ...COLOURS[purpose] }}>{words}</span>;
}

function Phone({ call }: { call: MorningCall }) {
  if (call.noPhone) return <span style={{ fontSize: '14px', marginRight: '16px' }}>{call.noPhone}</span>;
  if (!call.phone) return null;
  const link = phoneLink(call.phone);
  if (!link) return <span style={{ fontSize: '15px', marginRight: '16px' }}>{call.phone}</span>;
  const button = {
    display: 'inline-block',
    background: '#1c5d5a',
    color: '#ffffff',
    borderRadius: '9px',
    padding: '10px 18px',
    marginRight: '16px',
    fontSize: '15px',
    fontWeight: 600,
    textDecoration: 'none',
  };
  return (
    <a href={link} style={button}>
      {call.phone}
    </a>
  );
}
