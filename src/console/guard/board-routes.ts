/** Where Bull Board stands. */
export const BOARD_ADDRESS = '/console/queues/board';

/** What it serves, all to be looked at only; a newer Bull Board with another address keeps the console from starting. */
export const BOARD_ROUTES = {
  'GET /console/queues/board': ['administrator'],
  'GET /console/queues/board/static/*': ['administrator'],
  'GET /console/queues/board/metrics-history': ['administrator'],
  'GET /console/queues/board/job-schedulers': ['administrator'],
  'GET /console/queues/board/queue/:queueName': ['administrator'],
  'GET /console/queues/board/queue/:queueName/:jobId': ['administrator'],
  'GET /console/queues/board/api/redis/stats': ['administrator'],
  'GET /console/queues/board/api/queues': ['administrator'],
  'GET /console/queues/board/api/job-schedulers': ['administrator'],
  'GET /console/queues/board/api/queues/:queueName/metrics': ['administrator'],
  'GET /console/queues/board/api/queues/:queueName/default-job-options': ['administrator'],
  'GET /console/queues/board/api/queues/:queueName/workers': ['administrator'],
  'GET /console/queues/board/api/queues/:queueName/rate-limit': ['administrator'],
  'GET /console/queues/board/api/queues/:queueName/job-data-schema': ['administrator'],
  'GET /console/queues/board/api/queues/:queueName/:jobId': ['administrator'],
  'GET /console/queues/board/api/queues/:queueName/:jobId/logs': ['administrator'],
  'GET /console/queues/board/api/queues/:queueName/:jobId/flow': ['administrator'],
} as const;

/** Bull Board asks by itself every few seconds: nobody need sit there. */
export function asksByItself(url: string): boolean {
  return url.startsWith(`${BOARD_ADDRESS}/api/`);
}
