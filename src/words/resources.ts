import enAlerts from './en/alerts.json' with { type: 'json' };
import enBacktest from './en/backtest.json' with { type: 'json' };
import enCalendar from './en/calendar.json' with { type: 'json' };
import enCalls from './en/calls.json' with { type: 'json' };
import enCareModel from './en/care-model.json' with { type: 'json' };
import enConsole from './en/console.json' with { type: 'json' };
import enCoverage from './en/coverage.json' with { type: 'json' };
import enCustomers from './en/customers.json' with { type: 'json' };
import enExplain from './en/explain.json' with { type: 'json' };
import enForecast from './en/forecast.json' with { type: 'json' };
import enHealth from './en/health.json' with { type: 'json' };
import enImports from './en/imports.json' with { type: 'json' };
import enIndustries from './en/industries.json' with { type: 'json' };
import enJudged from './en/judged.json' with { type: 'json' };
import enMails from './en/mails.json' with { type: 'json' };
import enMonth from './en/month.json' with { type: 'json' };
import enNace from './en/nace.json' with { type: 'json' };
import enPublic from './en/public.json' with { type: 'json' };
import enReasons from './en/reasons.json' with { type: 'json' };
import enReports from './en/reports.json' with { type: 'json' };
import enResults from './en/results.json' with { type: 'json' };
import enRules from './en/rules.json' with { type: 'json' };
import enSatisfaction from './en/satisfaction.json' with { type: 'json' };
import enSignals from './en/signals.json' with { type: 'json' };
import enStaff from './en/staff.json' with { type: 'json' };
import enStages from './en/stages.json' with { type: 'json' };
import enTemplates from './en/templates.json' with { type: 'json' };
import enToday from './en/today.json' with { type: 'json' };
import enUploads from './en/uploads.json' with { type: 'json' };
import enWatched from './en/watched.json' with { type: 'json' };
import enWebhooks from './en/webhooks.json' with { type: 'json' };
import enWorth from './en/worth.json' with { type: 'json' };
import fiAlerts from './fi/alerts.json' with { type: 'json' };
import fiBacktest from './fi/backtest.json' with { type: 'json' };
import fiCalendar from './fi/calendar.json' with { type: 'json' };
import fiCalls from './fi/calls.json' with { type: 'json' };
import fiCareModel from './fi/care-model.json' with { type: 'json' };
import fiConsole from './fi/console.json' with { type: 'json' };
import fiCoverage from './fi/coverage.json' with { type: 'json' };
import fiCustomers from './fi/customers.json' with { type: 'json' };
import fiExplain from './fi/explain.json' with { type: 'json' };
import fiForecast from './fi/forecast.json' with { type: 'json' };
import fiHealth from './fi/health.json' with { type: 'json' };
import fiImports from './fi/imports.json' with { type: 'json' };
import fiIndustries from './fi/industries.json' with { type: 'json' };
import fiJudged from './fi/judged.json' with { type: 'json' };
import fiMails from './fi/mails.json' with { type: 'json' };
import fiMonth from './fi/month.json' with { type: 'json' };
import fiNace from './fi/nace.json' with { type: 'json' };
import fiPublic from './fi/public.json' with { type: 'json' };
import fiReasons from './fi/reasons.json' with { type: 'json' };
import fiReports from './fi/reports.json' with { type: 'json' };
import fiResults from './fi/results.json' with { type: 'json' };
import fiRules from './fi/rules.json' with { type: 'json' };
import fiSatisfaction from './fi/satisfaction.json' with { type: 'json' };
import fiSignals from './fi/signals.json' with { type: 'json' };
import fiStaff from './fi/staff.json' with { type: 'json' };
import fiStages from './fi/stages.json' with { type: 'json' };
import fiTemplates from './fi/templates.json' with { type: 'json' };
import fiToday from './fi/today.json' with { type: 'json' };
import fiUploads from './fi/uploads.json' with { type: 'json' };
import fiWatched from './fi/watched.json' with { type: 'json' };
import fiWebhooks from './fi/webhooks.json' with { type: 'json' };
import fiWorth from './fi/worth.json' with { type: 'json' };
import svAlerts from './sv/alerts.json' with { type: 'json' };
import svBacktest from './sv/backtest.json' with { type: 'json' };
import svCalendar from './sv/calendar.json' with { type: 'json' };
import svCalls from './sv/calls.json' with { type: 'json' };
import svCareModel from './sv/care-model.json' with { type: 'json' };
import svConsole from './sv/console.json' with { type: 'json' };
import svCoverage from './sv/coverage.json' with { type: 'json' };
import svCustomers from './sv/customers.json' with { type: 'json' };
import svExplain from './sv/explain.json' with { type: 'json' };
import svForecast from './sv/forecast.json' with { type: 'json' };
import svHealth from './sv/health.json' with { type: 'json' };
import svImports from './sv/imports.json' with { type: 'json' };
import svIndustries from './sv/industries.json' with { type: 'json' };
import svJudged from './sv/judged.json' with { type: 'json' };
import svMails from './sv/mails.json' with { type: 'json' };
import svMonth from './sv/month.json' with { type: 'json' };
import svNace from './sv/nace.json' with { type: 'json' };
import svPublic from './sv/public.json' with { type: 'json' };
import svReasons from './sv/reasons.json' with { type: 'json' };
import svReports from './sv/reports.json' with { type: 'json' };
import svResults from './sv/results.json' with { type: 'json' };
import svRules from './sv/rules.json' with { type: 'json' };
import svSatisfaction from './sv/satisfaction.json' with { type: 'json' };
import svSignals from './sv/signals.json' with { type: 'json' };
import svStaff from './sv/staff.json' with { type: 'json' };
import svStages from './sv/stages.json' with { type: 'json' };
import svTemplates from './sv/templates.json' with { type: 'json' };
import svToday from './sv/today.json' with { type: 'json' };
import svUploads from './sv/uploads.json' with { type: 'json' };
import svWatched from './sv/watched.json' with { type: 'json' };
import svWebhooks from './sv/webhooks.json' with { type: 'json' };
import svWorth from './sv/worth.json' with { type: 'json' };

/** Every text, by language and area. One file a language and area, so that a translator opens one place. */
export const RESOURCES = {
  en: {
    alerts: enAlerts,
    backtest: enBacktest,
    calendar: enCalendar,
    calls: enCalls,
    'care-model': enCareModel,
    results: enResults,
    console: enConsole,
    coverage: enCoverage,
    customers: enCustomers,
    explain: enExplain,
    forecast: enForecast,
    health: enHealth,
    imports: enImports,
    industries: enIndustries,
    judged: enJudged,
    mails: enMails,
    month: enMonth,
    nace: enNace,
    public: enPublic,
    reasons: enReasons,
    reports: enReports,
    rules: enRules,
    satisfaction: enSatisfaction,
    signals: enSignals,
    staff: enStaff,
    templates: enTemplates,
    today: enToday,
    uploads: enUploads,
    stages: enStages,
    watched: enWatched,
    webhooks: enWebhooks,
    worth: enWorth,
  },
  fi: {
    alerts: fiAlerts,
    backtest: fiBacktest,
    calendar: fiCalendar,
    calls: fiCalls,
    'care-model': fiCareModel,
    results: fiResults,
    console: fiConsole,
    coverage: fiCoverage,
    customers: fiCustomers,
    explain: fiExplain,
    forecast: fiForecast,
    health: fiHealth,
    imports: fiImports,
    industries: fiIndustries,
    judged: fiJudged,
    mails: fiMails,
    month: fiMonth,
    nace: fiNace,
    public: fiPublic,
    reasons: fiReasons,
    reports: fiReports,
    rules: fiRules,
    satisfaction: fiSatisfaction,
    signals: fiSignals,
    staff: fiStaff,
    templates: fiTemplates,
    today: fiToday,
    uploads: fiUploads,
    stages: fiStages,
    watched: fiWatched,
    webhooks: fiWebhooks,
    worth: fiWorth,
  },
  sv: {
    alerts: svAlerts,
    backtest: svBacktest,
    calendar: svCalendar,
    calls: svCalls,
    'care-model': svCareModel,
    results: svResults,
    console: svConsole,
    coverage: svCoverage,
    customers: svCustomers,
    explain: svExplain,
    forecast: svForecast,
    health: svHealth,
    imports: svImports,
    industries: svIndustries,
    judged: svJudged,
    mails: svMails,
    month: svMonth,
    nace: svNace,
    public: svPublic,
    reasons: svReasons,
    reports: svReports,
    rules: svRules,
    satisfaction: svSatisfaction,
    signals: svSignals,
    staff: svStaff,
    templates: svTemplates,
    today: svToday,
    uploads: svUploads,
    stages: svStages,
    watched: svWatched,
    webhooks: svWebhooks,
    worth: svWorth,
  },
};
