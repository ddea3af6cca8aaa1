import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/platform/free-port.ts';
import { canConnect } from './can-connect.ts';
import { waitUntil } from './wait-until.ts';
import { whenFileEnds } from './when-file-ends.ts';

export interface TestMailbox {
  /** `imap://user:password@127.0.0.1:PORT`. */
  url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Who owns the mails: Dovecot hands none to root. */
const NOBODY = 65_534;

/** A real Dovecot on a free port with one empty mailbox, gone when the test file ends. */
export async function startDovecot(): Promise<TestMailbox> {
  const folder = mkdtempSync(join(tmpdir(), 'rytmi-dovecot-'));
  const port = await freePort();
  const config = writeConfig(folder, port);
  let server = await run(config, port);
  const mailbox: TestMailbox = {
    url: `imap://returns:secret@127.0.0.1:${port}`,
    stop: () => end(server),
    start: async () => {
      server = await run(config, port);
    },
  };
  whenFileEnds(async () => {
    await mailbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return mailbox;
}

function writeConfig(folder: string, port: number): string {
  const isRoot = process.getuid?.() === 0;
  const [uid, gid] = isRoot ? [NOBODY, NOBODY] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const mail = join(folder, 'mail');
  mkdirSync(mail);
  if (isRoot) chownSync(mail, uid, gid);
  chmodSync(folder, 0o755);
  const path = join(folder, 'dovecot.conf');
  writeFileSync(
    path,
    `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mail}/%u
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${mail}/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  client_limit = 100
}
${isRoot ? '' : asOneself(userInfo().username, folder)}`,
  );
  return path;
}

/** Whoever is not root can become nobody else and leave no folder: Dovecot's parts all run as the one who started them. */
function asOneself(name: string, folder: string): string {
  const parts = ['imap-login', 'anvil', 'stats', 'auth', 'log', 'imap'];
  return `default_internal_user = ${name}
default_internal_group =
default_login_user = ${name}
state_dir = ${folder}/run
${parts.map((part) => `service ${part} {\n  user = ${name}\n  chroot =\n}`).join('\n')}
`;
}

async function run(config: string, port: number): Promise<ChildProcess> {
  const server = spawn('/usr/sbin/dovecot', ['-F', '-c', config], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await waitUntil('Dovecot listens', () => canConnect(port));
  return server;
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
