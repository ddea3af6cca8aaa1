import { QUOTES_WORDS, WITHOUT_WORDS } from '../quoted-words.ts';

/** How the rows about a person are found: `$1` contacts, `$2` address hash, `$3` spellings of the address, `$4` texts that name the person, `$5` customers, `$6` texts that name nobody else. */
export interface PersonalTable {
  table: string;
  /** SQL that is true for rows about the person. */
  rows: string;
  /** What erasing does: the row goes, or these columns get these SQL values, or it stays because of the reason. */
  erase: 'delete' | Readonly<Record<string, string>> | { stays: string };
}

const ERASED = `'(erased)'`;
/** The only thing that an entry of the audit log may be changed to. */
const AUDIT_ERASED = `'"(erased)"'`;
const OF_CONTACT = 'contact_id = any($1)';
const OF_MESSAGE = 'message_id in (select id from message where contact_id = any($1))';
const CAME_FROM = '(contact_id = any($1) or from_address ilike any($3) or mail_from ilike any($3))';
/** Whose of the customer's people it was is not known any more. */
const QUOTING = `customer_id = any($5) and ${QUOTES_WORDS}`;
/** Free text about the customer that names the person. */
const naming = (...columns: string[]) =>
  `customer_id = any($5) and (${columns.map((column) => `${column} ilike any($4)`).join(' or ')})`;

/**
 * Every table that may hold something about one person, in the order in which erasing goes through them. Whoever adds a
 * column with text in it has to think of this list: a test compares it with the database.
 */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  { table: 'reorder_request', rows: OF_MESSAGE, erase: { note: 'null' } },
  { table: 'satisfaction_answer', rows: OF_CONTACT, erase: { comment: 'null' } },
  { table: 'message_move', rows: OF_MESSAGE, erase: { because: 'null' } },
  { table: 'message_item', rows: OF_MESSAGE, erase: { stays: 'what the company buys' } },
  {
    table: 'message',
    // One that went to the address before it was corrected is about whoever has the address.
    rows: `(${OF_CONTACT} or address_hash = $2)`,
    erase: {
      address_hash: 'null',
      subject: 'null',
      html: 'null',
      body: 'null',
      because: 'null',
      smtp_answer: 'null',
    },
  },
  {
    table: 'webhook_event',
    rows: OF_CONTACT,
    erase: { stays: 'ids and codes, of whom nobody is left to name' },
  },
  { table: 'consent_event', rows: OF_CONTACT, erase: { source: ERASED } },
  { table: 'cadence', rows: OF_CONTACT, erase: 'delete' },
  { table: 'cadence_change', rows: OF_CONTACT, erase: 'delete' },
  {
    table: 'incoming_original',
    rows: `incoming_id in (select id from incoming_mail where ${CAME_FROM})`,
    erase: 'delete',
  },
  { table: 'incoming_mail', rows: CAME_FROM, erase: 'delete' },
  { table: 'inbox_mail', rows: 'rcpt_to::text ilike any($3) or from_header ilike any($3)', erase: 'delete' },
  { table: 'import_reject', rows: 'record ~* any($6)', erase: { value: 'null', record: ERASED } },
  {
    table: 'import_row_change',
    rows: `target like 'contact%' and row_id = any($1)`,
    erase: 'delete',
  },
  {
    table: 'import_upload',
    rows: 'report::text ~* any($6)',
    erase: 'delete',
  },
  { table: 'api_answer', rows: 'body ~* any($6)', erase: 'delete' },
  {
    table: 'shop_delivery',
    rows: 'payload ~* any($6)',
    // One that nobody has read yet is an order of the company; its reading keeps nothing of an erased person.
    erase: { payload: `case when state = 'waiting' then payload end` },
  },
  { table: 'complaint', rows: naming('words', 'about'), erase: { words: ERASED, about: ERASED } },
  {
    table: 'call_task',
    rows: `(${naming('hand_over_note', 'earlier_notes::text')} or ${QUOTING})`,
    erase: { hand_over_note: ERASED, earlier_notes: `'[]'`, signals: WITHOUT_WORDS.signals },
  },
  {
    table: 'decision',
    rows: QUOTING,
    erase: { ...WITHOUT_WORDS },
  },
  { table: 'call_outcome', rows: naming('note'), erase: { note: ERASED } },
  {
    table: 'audit_entry',
    rows: '(before::text ~* any($6) or after::text ~* any($6))',
    erase: { before: AUDIT_ERASED, after: AUDIT_ERASED },
  },
  { table: 'suppression_lift', rows: 'address_hash = $2', erase: { because: ERASED } },
  {
    table: 'suppression',
    rows: 'address_hash = $2',
    erase: { stays: 'so that nobody writes to the address again' },
  },
  {
    // A sole trader's or a shop guest's customer bears her name, or her very address.
    table: 'customer',
    rows: 'id = any($5) and name ~* any($6)',
    erase: { name: ERASED },
  },
  {
    table: 'contact',
    rows: 'id = any($1)',
    erase: {
      name: ERASED,
      external_id: `'erased-' || id`,
      first_name: 'null',
      email: 'null',
      address_hash: 'null',
      phone: 'null',
      origin: ERASED,
      removed_on: 'coalesce(removed_on, current_date)',
    },
  },
];
