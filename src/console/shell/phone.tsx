import { phoneLink } from '../../calls/phone-link.ts';

/** A telephone number to press, or as text where no telephone could ring it. */
export function Phone({ number, large = false }: { number: string; large?: boolean }) {
  const link = phoneLink(number);
  if (!link) return <span>{number}</span>;
  return (
    <a class={large ? 'button phone' : 'phone'} href={link}>
      {number}
    </a>
  );
}
