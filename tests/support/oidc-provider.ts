import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import formBody from '@fastify/formbody';
import { fastify } from 'fastify';
import { whenFileEnds } from './when-file-ends.ts';

/** Who is at the company's sign-in page; nobody has to press anything there. */
interface OidcPerson {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

export interface OidcProvider {
  issuer: string;
  /** Everybody who comes from now on is this one. */
  be(person: OidcPerson): void;
}

const CLIENT = { id: 'rytmi', secret: 'the secret of the client' };
export const OIDC_CLIENT = { clientId: CLIENT.id, clientSecret: CLIENT.secret };

/** A small OpenID Connect provider on loopback: code flow, signed ID tokens. Closed when the test file ends. */
export async function startOidcProvider(): Promise<OidcProvider> {
  const app = fastify();
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { person: OidcPerson; nonce: string | undefined }>();
  let issuer = '';
  let somebody: OidcPerson | undefined;
  await app.register(formBody);
  app.get('/.well-known/openid-configuration', async () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }));
  app.get('/keys', async () => ({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
  }));
  app.get('/authorize', async (request, reply) => {
    const { redirect_uri, state, nonce } = request.query as Record<string, string | undefined>;
    const code = randomBytes(16).toString('hex');
    if (somebody) codes.set(code, { person: somebody, nonce });
    return reply.redirect(`${redirect_uri}?${new URLSearchParams({ code, state: state ?? '' })}`);
  });
  app.post('/token', async (request, reply) => {
    const { code = '' } = request.body as { code?: string };
    const known = codes.get(code);
    codes.delete(code);
    if (!known) return reply.code(400).send({ error: 'invalid_grant' });
    const at = Math.floor(Date.now() / 1000);
    const claims = {
      ...known.person,
      nonce: known.nonce,
      iss: issuer,
      aud: CLIENT.id,
      iat: at,
      exp: at + 300,
    };
    const parts = [{ alg: 'RS256', kid: 'one', typ: 'JWT' }, claims];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const signature = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url');
    const token = { access_token: 'unused', token_type: 'Bearer', expires_in: 300 };
    return { ...token, id_token: `${text}.${signature}` };
  });
  issuer = await app.listen({ host: '127.0.0.1', port: 0 });
  whenFileEnds(() => app.close());
  return {
    issuer,
    be: (person) => {
      somebody = person;
    },
  };
}
