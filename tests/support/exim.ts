import { execFile } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { whenFileEnds } from './when-file-ends.ts';

export interface TestExim {
  /** Hands a mail in and tries its delivery, and that of a bounce, at once. */
  deliver(mail: string, envelope: { from: string; to: string }): Promise<void>;
}

/** A real Exim that passes every mail on to a server on this machine. Nothing leaves it, and nothing stays. */
export function eximTo(port: number): TestExim {
  const folder = mkdtempSync(join(tmpdir(), 'rytmi-exim-'));
  whenFileEnds(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  for (const name of ['spool', 'log']) mkdirSync(join(folder, name));
  giveToExim(folder);
  const config = join(folder, 'exim.conf');
  writeFileSync(config, configFor(folder, port));
  return {
    deliver: (mail, { from, to }) =>
      new Promise((resolve, reject) => {
        const asked = ['-C', config, '-odf', '-i', '-f', from, to];
        const child = execFile('/usr/sbin/exim4', asked, { timeout: 60_000 }, (error) =>
          error ? reject(error) : resolve(),
        );
        child.stdin?.end(mail);
      }),
  };
}

/** Under a configuration that is not the machine's own, Exim gives root up for the user its spool belongs to. */
function giveToExim(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync('/var/spool/exim4');
  for (const name of ['spool', 'log']) chownSync(join(folder, name), uid, gid);
}

/** Whoever is not root cannot give files to Exim's own user either. */
function asOneself(): string {
  const { uid, gid } = userInfo();
  return uid === 0 ? '' : `exim_user = ${uid}\nexim_group = ${gid}\n`;
}

function configFor(folder: string, port: number): string {
  return `${asOneself()}spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
primary_hostname = mx.exim.example.net
keep_environment =
tls_advertise_hosts =
disable_ipv6
never_users =
begin routers
out:
  driver = manualroute
  route_list = * 127.0.0.1 byname
  self = send
  transport = smtp
begin transports
smtp:
  driver = smtp
  port = ${port}
  hosts_try_fastopen =
begin retry
* * F,2h,15m
`;
}
