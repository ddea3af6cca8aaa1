/** The Message-ID of a message's mail: made from its row alone, so that every attempt carries the same. */
export function messageIdOf(id: string, senderAddress: string): string {
  return `<${id}@${senderAddress.slice(senderAddress.indexOf('@') + 1)}>`;
}
