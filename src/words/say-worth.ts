import type { CustomerWorth, GrowthCompared, Potential } from '../signals/worth/customer-worth.ts';
import { sayIndustry } from './say-industry.ts';
import type { Speaker } from './speaker.ts';

/** What a customer is worth today and could be, one sentence a line; where it cannot be told yet, why. */
export function sayWorth(worth: CustomerWorth, speaker: Speaker, currency: string): string[] {
  const { potential, valueClass, growth, unknown } = worth;
  if (!potential || !valueClass)
    return [
      speaker.say('worth:unknownClass', { because: speaker.say(`worth:because.${unknown ?? 'few-peers'}`) }),
    ];
  const today = sayEuros(worth.todayCents, speaker, currency);
  return [
    speaker.say('worth:classIs', {
      class: speaker.say(`worth:class.${valueClass}`),
      meaning: speaker.say(`worth:meaning.${valueClass}`),
    }),
    `${speaker.say('worth:today', { today })} ${speaker.say('worth:potential', potentialValues(potential, speaker, currency))}`,
    ...(potential.gaps.length > 0 ? [sayGaps(potential, speaker, currency)] : []),
    ...(growth ? [sayGrowth(growth, speaker)] : []),
  ];
}

/** How the classes are told apart; null where nobody is large yet. */
export function defineWorth(
  { largeFromCents }: CustomerWorth,
  topRevenueShare: number,
  speaker: Speaker,
  currency: string,
): string | null {
  if (largeFromCents === null) return null;
  return speaker.say('worth:definition', {
    large: sayEuros(largeFromCents, speaker, currency),
    share: speaker.percent(topRevenueShare),
  });
}

/** What every sentence about a potential is filled with. */
export function potentialValues(
  potential: Pick<
    Potential,
    'industry' | 'size' | 'customers' | 'lowCents' | 'highCents' | 'share' | 'lowShare' | 'highShare'
  > & { cents: number },
  speaker: Speaker,
  currency: string,
): Record<string, string> {
  const { industry, size, customers, cents, lowCents, highCents, share, lowShare, highShare } = potential;
  const peers = { industry: sayIndustry(industry, speaker), count: customers };
  return {
    peers:
      size === null ? speaker.say('worth:peers', peers) : speaker.say('worth:sizedPeers', { ...peers, size }),
    potential: sayEuros(cents, speaker, currency),
    low: sayEuros(lowCents, speaker, currency),
    high: sayEuros(highCents, speaker, currency),
    share: speaker.percent(share),
    lowShare: speaker.percent(lowShare),
    highShare: speaker.percent(highShare),
  };
}

function sayGaps({ gaps }: Potential, speaker: Speaker, currency: string): string {
  const said = gaps.map(({ category, todayCents, levelCents }) =>
    speaker.say('worth:gap', {
      category: category === '' ? speaker.say('worth:noCategory') : category,
      today: sayEuros(todayCents, speaker, currency),
      level: sayEuros(levelCents, speaker, currency),
    }),
  );
  return speaker.say('worth:gaps', { gaps: speaker.list(said) });
}

function sayGrowth({ own, industry }: GrowthCompared, speaker: Speaker): string {
  return speaker.say('worth:growth', {
    own: sayChange(own, speaker),
    industry: sayChange(industry, speaker),
  });
}

/** Less than that is said as no change. */
const HARDLY_ANY = 0.005;

function sayChange(change: number, speaker: Speaker): string {
  if (Math.abs(change) < HARDLY_ANY) return speaker.say('worth:same');
  return speaker.say(change > 0 ? 'worth:more' : 'worth:less', { percent: speaker.percent(change) });
}

/** Cents would pretend to a precision that no estimate of a year has. */
export function sayEuros(cents: number, speaker: Speaker, currency: string): string {
  return speaker.money(Math.round(cents / 100) * 100, currency);
}
