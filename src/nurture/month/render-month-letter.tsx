import { renderToString } from 'preact-render-to-string';
import type { MonthLetter } from './month-letter.ts';

const FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const INK = '#1f2a2e';
const QUIET = '#5b676b';
const LINE = '1px solid #e3e7e4';
const ACCENT = '#1c5d5a';

/** The letter as HTML. Its bars are cells of tables: nothing has to be loaded, and every mail program draws them. */
export function renderMonthLetter(letter: MonthLetter): string {
  return `<!doctype html>${renderToString(<Mail letter={letter} />)}`;
}

function Mail({ letter }: { letter: MonthLetter }) {
  return (
    <html lang={letter.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{letter.subject}</title>
      </head>
      <body style={{ margin: 0, padding: '24px 12px', background: '#f4f6f4', fontFamily: FONT, color: INK }}>
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
          <tr>
            <td align="center">
              <Sheet letter={letter} />
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

function Sheet({ letter: { subject, parts, link, foot } }: { letter: MonthLetter }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={{ maxWidth: '640px', background: '#ffffff', textAlign: 'left' }}
    >
      <tr>
        <td style={{ padding: '28px 28px 12px' }}>
          <h1 style={{ fontSize: '23px', lineHeight: '30px', margin: 0 }}>{subject}</h1>
        </td>
      </tr>
      {parts.map((part) => (
        <tr key={part.title}>
          <td style={{ padding: '16px 28px', borderTop: LINE, fontSize: '15px', lineHeight: '23px' }}>
            <h2 style={{ fontSize: '17px', lineHeight: '24px', margin: '0 0 6px' }}>{part.title}</h2>
            {part.lines.map((line) => (
              <div key={line}>{line}</div>
            ))}
            {part.bars.length > 0 ? <Bars bars={part.bars} /> : null}
          </td>
        </tr>
      ))}
      <tr>
        <td style={{ padding: '18px 28px 26px', borderTop: LINE, fontSize: '14px', color: QUIET }}>
          <a href={link.url} style={{ color: ACCENT }}>
            {link.words}
          </a>
          <div style={{ marginTop: '12px', fontSize: '12px' }}>{foot}</div>
        </td>
      </tr>
    </table>
  );
}

function Bars({ bars }: { bars: MonthLetter['parts'][number]['bars'] }) {
  const cell = { padding: '2px 10px 2px 0', fontSize: '14px', whiteSpace: 'nowrap' } as const;
  return (
    <table width="100%" cellPadding="0" cellSpacing="0" style={{ marginTop: '8px' }}>
      {bars.map(({ label, value, share }) => (
        <tr key={label}>
          <td style={cell}>{label}</td>
          <td style={{ ...cell, textAlign: 'right' }}>{value}</td>
          <td width="45%" aria-hidden="true">
            <Bar share={share} />
          </td>
        </tr>
      ))}
    </table>
  );
}

function Bar({ share }: { share: number }) {
  const percent = Math.round(100 * share);
  if (percent === 0) return null;
  return (
    <table role="presentation" width={`${percent}%`} cellPadding="0" cellSpacing="0">
      <tr>
        <td style={{ background: ACCENT, height: '12px', lineHeight: '12px', fontSize: '1px' }}>
          {'\u00a0'}
        </td>
      </tr>
    </table>
  );
}
