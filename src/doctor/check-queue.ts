import type { DoctorDeps } from './doctor-deps.ts';
import { advice, fault, fine, type Seen } from './finding.ts';

/** Whether the queue keeps its bells. */
export async function checkQueue({ config: { redisUrl }, inspectRedis }: DoctorDeps): Promise<Seen> {
  if (redisUrl === null) return fine('the queue stands in the database');
  const { policy, appendOnly } = await inspectRedis(redisUrl);
  if (policy !== 'noeviction')
    return fault(
      'queue-evicts',
      `Redis throws keys away when its memory is full (maxmemory-policy ${policy})`,
      'Set maxmemory-policy noeviction.',
    );
  if (!appendOnly)
    return advice(
      'queue-forgets',
      'Redis forgets its bells when it is restarted; they are rung again within two minutes',
      'Set appendonly yes.',
    );
  return fine('Redis keeps what it was told');
}
