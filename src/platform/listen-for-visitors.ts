import type { FastifyInstance } from 'fastify';
import { Mistake } from '../shared/mistake.ts';

/** Another program listens there. */
export class PortTaken extends Mistake {}

/** Opens the doors; a Mistake in plain words where the port is taken or the host is not ours. */
export async function listenForVisitors(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new PortTaken(`Port ${port} is taken by another program. Stop it, or set PORT to another.`);
    throw new Mistake(`Rytmi cannot listen on ${host}, port ${port}: ${message}. Check HOST and PORT.`);
  }
}
