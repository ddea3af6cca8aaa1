import type { CustomerForecast } from '../forecast/customer-forecast.ts';
import { forecastCustomer } from '../forecast/forecast-customer.ts';
import { mergeClosures } from '../rhythm/merge-closures.ts';
import type { HistoryMemory } from '../signals/history-memory.ts';
import type { SignalInput } from '../signals/signal-input.ts';
import { type CustomerWorth, customerWorth } from '../signals/worth/customer-worth.ts';
import type { Facts } from './facts.ts';

/** The part of the facts that signals and rhythm are worked out from. */
export function signalInputOf(facts: Facts, memory?: HistoryMemory): SignalInput & { worth: CustomerWorth } {
  return {
    today: facts.today,
    industry: facts.customer.industry,
    history: facts.history,
    complaints: facts.complaints,
    answers: facts.answers ?? [],
    base: facts.base,
    trends: facts.trends,
    worth: keptWorth(facts, memory),
    forecast: forecastOf(facts),
    closures: mergeClosures(facts.base.closures, facts.careModel.closures),
    thresholds: facts.careModel.signals,
    product: facts.product,
    memory,
  };
}

function keptWorth(facts: Facts, memory?: HistoryMemory): CustomerWorth {
  const worth = memory?.worth ?? worthOf(facts);
  if (memory) memory.worth = worth;
  return worth;
}

function worthOf({ today, customer, history, product, worth: base, careModel }: Facts): CustomerWorth {
  const { industry, employees } = customer;
  const categoryOf = (productId: number) => product(productId)?.category;
  const { topRevenueShare } = careModel.signals;
  return customerWorth({ today, industry, employees, history, categoryOf, base, topRevenueShare });
}

function forecastOf({ forecast, customer, history, today }: Facts): CustomerForecast | null {
  const { id: customerId, industry } = customer;
  return forecast && forecastCustomer(forecast, { customerId, industry, history }, today);
}
