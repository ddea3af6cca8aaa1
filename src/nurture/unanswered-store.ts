/**
 * SQL that tells whether a contact, by the alias of its row, is owed an answer: it wrote and nobody has looked yet, or it complained
 * and the service call that came of it is still to be made. A call raised on a later day is another's; the day is UTC's on
 * one side and the supplier's on the other, hence one day of room.
 */
export function isUnanswered(contact: string): string {
  return `exists (select 1 from incoming_mail i where i.contact_id = ${contact}.id and (i.state = 'to-do'
    or i.state = 'read' and i.grave and exists (select 1 from call_task t
      where t.customer_id = ${contact}.customer_id and t.purpose = 'service' and t.state in ('open', 'snoozed')
        and t.raised_on <= i.read_at::date + 1)))`;
}
