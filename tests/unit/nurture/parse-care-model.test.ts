import { expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { parseCareModel } from '../../../src/nurture/parse-care-model.ts';

const salted = { holdOut: { share: 0.1, salt: 'grains-of-salt' } };

test('a stored care model that knows less than the program gets the defaults for the rest', () => {
  const model = parseCareModel({ ...salted, mode: 'auto', signals: { silentPerYear: 0.25 } });
  expect(model).toEqual({
    ...DEFAULT_CARE_MODEL,
    ...salted,
    mode: 'auto',
    signals: { ...DEFAULT_CARE_MODEL.signals, silentPerYear: 0.25 },
  });
});

test('a share above one, a misspelt setting and hours that end before they begin are refused by name', () => {
  expect(() => parseCareModel({ ...salted, holdOut: { share: 20, salt: 'grains-of-salt' } })).toThrow(
    'holdOut',
  );
  expect(() => parseCareModel({ ...salted, modus: 'auto' })).toThrow('modus');
  expect(() => parseCareModel({ ...salted, sending: { fromHour: 16, toHour: 8 } })).toThrow(
    'fromHour must be before toHour',
  );
});

test('without a salt nobody could be held out the same way twice, so it is refused', () => {
  expect(() => parseCareModel({})).toThrow('salt');
});
