/** The invented company that the demo's mails come from, as settings: its own must not stand under invented mails. */
export const DEMO_SUPPLIER = {
  SUPPLIER_NAME: 'Pohjantuulen Lahjatukku Oy',
  SUPPLIER_BUSINESS_ID: '0000000-0',
  SUPPLIER_POSTAL_ADDRESS: 'Esimerkkikatu 1, 00100 Helsinki',
  SUPPLIER_PHONE: '+358 45 555 0100',
  SUPPLIER_SENDER_NAME: 'Maija Salonen',
  SUPPLIER_SENDER_ADDRESS: 'maija.salonen@supplier.example.com',
  SUPPLIER_REPLY_TO: 'maija.salonen@supplier.example.com',
  SUPPLIER_ORDER_DESK_ADDRESS: 'orders@supplier.example.com',
};
