/** The import picture of src/README.md, made binding. Imports go down only. */
const PURE = '^src/(shared|rhythm|forecast|signals|decisions)/';
const EDGES = ['jobs', 'console', 'public', 'api', 'cli'];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'Files that need each other are one idea or a missing third.',
      {},
      { circular: true },
    ),
    forbid(
      'shared-uses-nothing',
      'shared stands at the bottom.',
      { path: '^src/shared/' },
      { pathNot: '^src/shared/' },
    ),
    forbid(
      'rhythm-uses-shared',
      'rhythm → shared',
      { path: '^src/rhythm/' },
      { pathNot: '^src/(rhythm|shared)/' },
    ),
    forbid(
      'forecast-uses-rhythm',
      'forecast → rhythm → shared',
      { path: '^src/forecast/' },
      { pathNot: '^src/(forecast|rhythm|shared)/' },
    ),
    forbid(
      'signals-use-forecast',
      'signals → forecast → rhythm → shared',
      { path: '^src/signals/' },
      { pathNot: '^src/(signals|forecast|rhythm|shared)/' },
    ),
    forbid(
      'core-is-pure',
      'The core has no I/O, clock, randomness or package.',
      { path: PURE },
      { pathNot: PURE },
    ),
    forbid(
      'platform-uses-shared',
      'platform → shared and packages',
      { path: '^src/platform/' },
      { path: '^src/', pathNot: '^src/(platform|shared)/' },
    ),
    forbid(
      'words-are-low',
      'words → the pure folders',
      { path: '^src/words/' },
      { path: '^src/', pathNot: '^src/(words|shared|rhythm|forecast|signals|decisions)/' },
    ),
    forbid(
      'platform-is-for-stores-edges-programs',
      'Use cases take what they need as deps; only tables, stores, edges and programs see the platform.',
      {
        path: '^src/(staff|customers|orders|messages|calls|nurture|webhooks)/',
        pathNot: '-(table|store)\\.ts$',
      },
      { path: '^src/platform/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'staff-is-lowest',
      'staff → core, words, platform: every change anywhere may be written into its audit log.',
      { path: '^src/staff/' },
      { path: '^src/(customers|orders|messages|calls|nurture|doctor|jobs|console|public|api|cli)/' },
    ),
    forbid(
      'customers-are-low',
      'customers → staff, core, words, platform',
      { path: '^src/customers/' },
      { path: '^src/(orders|messages|calls|nurture|jobs|console|public|api|cli)/' },
    ),
    ...['orders', 'messages', 'calls'].map((slice) =>
      forbid(
        `${slice}-stand-apart`,
        'orders, messages and calls never import each other.',
        { path: `^src/${slice}/` },
        {
          path: `^src/(${['orders', 'messages', 'calls', 'nurture', ...EDGES].filter((s) => s !== slice).join('|')})/`,
        },
      ),
    ),
    forbid(
      'doctor-stands-apart',
      'The doctor looks at the world around: doctor → platform, shared.',
      { path: '^src/doctor/' },
      { path: '^src/', pathNot: '^src/(doctor|platform|shared)/' },
    ),
    forbid(
      'webhooks-stand-apart',
      'What happened is written down by the database: webhooks → staff, customers, platform, shared.',
      { path: '^src/webhooks/' },
      { path: '^src/', pathNot: '^src/(webhooks|staff|customers|platform|shared)/' },
    ),
    forbid(
      'nurture-under-edges',
      'nurture is used by edges, not the other way.',
      { path: '^src/nurture/' },
      { path: `^src/(${EDGES.join('|')})/` },
    ),
    ...EDGES.map((edge) =>
      forbid(
        `${edge}-stands-apart`,
        'Edges never import each other.',
        { path: `^src/${edge}/` },
        {
          path: `^src/(${EDGES.filter((other) => other !== edge).join('|')})/`,
        },
      ),
    ),
    forbid(
      'programs-are-on-top',
      'Programs are imported by nobody.',
      { path: '^src/' },
      { path: '^src/(cli|worker|web|start)\\.ts$' },
    ),
    forbid(
      'queue-library-stays-in',
      'Only jobs, platform and programs know BullMQ and Redis.',
      { path: '^src/', pathNot: '^src/(jobs|platform)/' },
      { path: 'node_modules/(bullmq|ioredis)/' },
    ),
    forbid(
      'mail-library-stays-in',
      'Only the platform knows the SMTP libraries.',
      { path: '^src/', pathNot: '^src/platform/' },
      { path: 'node_modules/(nodemailer|smtp-server)/' },
    ),
    forbid(
      'no-unlisted-packages',
      'A package must stand in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
