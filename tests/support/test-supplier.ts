import type { Supplier } from '../../src/shared/supplier.ts';

export const TEST_SUPPLIER: Supplier = {
  name: 'Pohjan Tukku Oy',
  businessId: '0000000-0',
  postalAddress: 'Esimerkkikatu 1, 00100 Helsinki',
  phone: '+358 9 000 0000',
  senderName: 'Liisa, Pohjan Tukku',
  senderAddress: 'care@supplier.example.com',
  replyTo: 'care@supplier.example.com',
  bounceAddress: 'bounce@supplier.example.com',
  orderDeskAddress: 'orders@supplier.example.com',
  country: 'FI',
  timeZone: 'Europe/Helsinki',
  currency: 'EUR',
  language: 'en',
};
