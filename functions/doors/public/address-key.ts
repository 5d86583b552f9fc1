import { createHash } from 'node:crypto';

/** An address as it is counted: hashed, so that the table of tries holds no addresses; IPv6 by its /64 network. */
export function addressKey(address: string): string {
  const network = address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
  return createHash('sha256').update(`motcua/address/${network}`).digest('base64url').slice(0, 22);
}
