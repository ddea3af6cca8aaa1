import type { Supplier } from '../shared/supplier.ts';
import type { Settings } from './config-schema.ts';
import type { DkimKey } from './dkim-signer.ts';
import type { Shop } from './read-shops.ts';

type Headers = Readonly<Record<string, string>>;

export function listOf(setting: string | undefined): string[] {
  return setting?.split(',').map((one) => one.trim()) ?? [];
}

export function sourcesFrom(settings: Settings): { importDir: string | null; shops: readonly Shop[] } {
  return { importDir: settings.IMPORT_DIR ?? null, shops: settings.SHOPS ?? [] };
}

export function dkimFrom(settings: Settings): DkimKey | null {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: privateKey } = settings;
  return domain && selector && privateKey ? { domain, selector, privateKey } : null;
}

/** Headers as OpenTelemetry writes them: `name=value,name=value`, percent-encoded. */
export function otlpFrom({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_HEADERS: list,
}: Settings): { endpoint: string; headers: Headers } | null {
  if (!endpoint) return null;
  const pairs = listOf(list).map((pair) => [
    pair.slice(0, pair.indexOf('=')).trim(),
    decodeURIComponent(pair.slice(pair.indexOf('=') + 1).trim()),
  ]);
  return { endpoint, headers: Object.fromEntries(pairs) };
}

export function oidcFrom(
  settings: Settings,
): { issuer: string; clientId: string; clientSecret: string } | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
}

/** The defaults are an invented company at a reserved domain: good for looking around, refused once SMTP_URL is set. */
export function supplierFrom(settings: Settings): Supplier {
  return {
    name: settings.SUPPLIER_NAME ?? 'Example Supplier Oy',
    businessId: settings.SUPPLIER_BUSINESS_ID ?? '0000000-0',
    postalAddress: settings.SUPPLIER_POSTAL_ADDRESS ?? 'Esimerkkikatu 1, 00100 Helsinki',
    phone: settings.SUPPLIER_PHONE ?? '+358 9 000 0000',
    senderName: settings.SUPPLIER_SENDER_NAME ?? 'Example Supplier',
    senderAddress: settings.SUPPLIER_SENDER_ADDRESS ?? 'care@supplier.example.com',
    replyTo: settings.SUPPLIER_REPLY_TO ?? 'care@supplier.example.com',
    bounceAddress:
      settings.SUPPLIER_BOUNCE_ADDRESS ?? (settings.SMTP_URL ? null : 'bounce@supplier.example.com'),
    orderDeskAddress: settings.SUPPLIER_ORDER_DESK_ADDRESS ?? 'orders@supplier.example.com',
    country: settings.SUPPLIER_COUNTRY ?? 'FI',
    timeZone: settings.SUPPLIER_TIME_ZONE ?? 'Europe/Helsinki',
    currency: settings.SUPPLIER_CURRENCY ?? 'EUR',
    language: settings.SUPPLIER_LANGUAGE ?? 'en',
  };
}
