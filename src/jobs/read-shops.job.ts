import { takeDeliveries } from '../orders/shops/take-deliveries.ts';
import { done, type Handler } from './job.ts';

/** Lets what web shops told have its effect. */
export const readShopDeliveries: Handler<Record<string, never>> = async (deps, _payload, signal) => {
  await takeDeliveries(deps, signal);
  return done;
};
