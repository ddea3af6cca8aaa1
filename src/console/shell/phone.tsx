import { phoneLink } from '../../calls/phone-link.ts';

interface PhoneProps {
  number: string;
  large?: boolean;
  /** Not to be rung by whoever reads this. */
  silent?: boolean;
}

/** A telephone number to press, or as text where it should not be rung or no telephone could. */
export function Phone({ number, large = false, silent = false }: PhoneProps) {
  const link = phoneLink(number);
  if (!link || silent) return <span class="quiet">{number}</span>;
  return (
    <a class={large ? 'button phone' : 'phone'} href={link}>
      {number}
    </a>
  );
}
