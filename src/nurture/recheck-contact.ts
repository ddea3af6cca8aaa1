import { type LocalMoment, localMoment } from '../customers/local-moment.ts';
import { isPublicHoliday } from '../customers/public-holidays.ts';
import type { CareModel } from '../decisions/care-model.ts';
import { type MayContact, mayContact } from '../decisions/may-contact.ts';
import type { MessageToRecheck, Recheck } from '../messages/recheck.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import { readCareModel } from './care-model-store.ts';
import { type RightToContact, readRightsToContact } from './recheck-store.ts';

/** The last look before sending: the very rule of the decision, asked again with what is true this moment. */
export function createRecheck(deps: {
  now: () => Date;
  supplier: Pick<Supplier, 'timeZone' | 'country'>;
}): Recheck {
  return async (tx, messages) => {
    const local = localClock(deps.now(), deps.supplier.timeZone);
    const { settings } = await readCareModel(tx);
    const today = isoFromDay(local(null).day);
    const ids = messages.map((message) => message.id);
    const rights = new Map(
      (await readRightsToContact(tx, ids, today)).map((right) => [right.messageId, right]),
    );
    return new Map(
      messages.flatMap((message) => {
        const right = rights.get(message.id);
        return right
          ? [
              [
                message.id,
                askAgain(message, right, settings, local(right.timeZone), deps.supplier.country),
              ] as const,
            ]
          : [];
      }),
    );
  };
}

/** One moment on the walls of many contacts: worked out once a zone, since a night has thousands of contacts in a few zones. */
function localClock(moment: Date, supplierZone: string): (timeZone: string | null) => LocalMoment {
  const known = new Map<string | null, LocalMoment>();
  return (timeZone) => {
    const local = known.get(timeZone) ?? localMoment(moment, timeZone, supplierZone);
    known.set(timeZone, local);
    return local;
  };
}

function askAgain(
  message: MessageToRecheck,
  right: RightToContact,
  careModel: CareModel,
  local: LocalMoment,
  supplierCountry: string,
): MayContact {
  return mayContact({
    today: local.day,
    messageKind: message.kind,
    customer: { ...right, lastMessageOn: right.customerLastMessageOn },
    contact: right,
    careModel,
    delivery: {
      localDay: local.day,
      localHour: local.hour,
      holiday: isPublicHoliday(right.country ?? supplierCountry, local.day),
      orderedSinceDecision: right.orderedSince,
    },
  });
}
