/** Room with its subject and uses; '.' is the folder itself. */
export type Room = { readonly name: string; readonly owns: string; readonly uses: readonly string[] }
export type House = { readonly folder: string; readonly rooms: readonly Room[] }

/** Rooms of large folders; each uses rooms listed above it. */
export const houses: readonly House[] = [
  {
    folder: 'core/engine',
    rooms: [
      { name: 'log', owns: 'names of log lines, and the port they go through', uses: [] },
      { name: 'store', owns: 'items, keys, ids, ports, and how lists are read', uses: ['log'] },
      {
        name: 'case',
        owns: 'what a case is: its clocks, rules, limits, log row, and the pure decision',
        uses: ['store'],
      },
      { name: 'proof', owns: 'checkpoints, tiles and proofs of the ledger', uses: ['store'] },
      { name: 'people', owns: 'people, seats, mandates, sessions, and who may do what', uses: ['store', 'case'] },
      { name: 'compile', owns: 'charts checked and drawn, and compiled for other hosts', uses: ['case'] },
      { name: 'register', owns: 'records, and the one door by which they leave', uses: ['store', 'case'] },
      { name: 'texts', owns: 'words of letters and mails: read, checked, chosen', uses: ['store'] },
      {
        name: 'papers',
        owns: 'papers: number, facts, sheet, service',
        uses: ['store', 'case', 'people', 'register', 'texts'],
      },
      {
        name: 'feeds',
        owns: 'the public feed, the recipients, and who follows which change',
        uses: ['store', 'case', 'people', 'register'],
      },
      {
        name: 'views',
        owns: 'what pages are shown of cases and records',
        uses: ['store', 'case', 'people', 'register', 'texts', 'papers', 'feeds'],
      },
      {
        name: 'begin',
        owns: 'the one transaction that moves a case, and how cases begin',
        uses: ['store', 'case', 'people', 'register', 'papers'],
      },
      {
        name: 'figures',
        owns: 'counters, the board’s rows, statistics and forecasts',
        uses: ['store', 'case', 'people', 'views'],
      },
      {
        name: 'erasure',
        owns: 'closed cases whose period of keeping is over, and what remains of them',
        uses: ['store', 'case', 'people', 'register', 'papers', 'figures'],
      },
      {
        name: 'mail',
        owns: 'letters, links, digests, sealing and serving',
        uses: ['store', 'case', 'proof', 'people', 'register', 'texts', 'papers', 'views', 'begin', 'figures'],
      },
      {
        name: 'scan',
        owns: 'imports, and what the register calls for by law',
        uses: ['store', 'case', 'register', 'begin'],
      },
      {
        name: 'run',
        owns: 'what runs by itself: follower, sweep, hooks, checks',
        uses: [
          'store',
          'case',
          'proof',
          'people',
          'register',
          'papers',
          'feeds',
          'views',
          'begin',
          'mail',
          'scan',
          'figures',
          'erasure',
        ],
      },
    ],
  },
  {
    folder: 'core/records',
    rooms: [
      { name: 'identity', owns: 'numbers of enterprises and persons', uses: [] },
      { name: '.', owns: 'records, columns and kinds', uses: ['identity'] },
      {
        name: 'publicity',
        owns: 'what is public, masked, sealed, repairable, and until when',
        uses: ['identity', '.'],
      },
      { name: 'import', owns: 'files of records, read and checked', uses: ['identity', '.', 'publicity'] },
    ],
  },
  {
    folder: 'functions/http',
    rooms: [
      { name: 'door', owns: 'the way in: requests, replies, sessions, limits', uses: [] },
      { name: 'case', owns: 'what all sides do with a case and its files', uses: ['door'] },
      { name: 'account', owns: 'one’s own account', uses: ['door'] },
      { name: 'session', owns: 'signing in', uses: ['door'] },
      { name: 'applicant', owns: 'filing and following', uses: ['door', 'case'] },
      { name: 'by-mail', owns: 'acting from a letter', uses: ['door', 'case'] },
      { name: 'public', owns: 'what anybody reads', uses: ['door', 'case', 'applicant'] },
      { name: 'oversight', owns: 'the board, figures, forecasts and editions', uses: ['door', 'case'] },
      { name: 'recipients', owns: 'recipients, and who followed which change', uses: ['door', 'case', 'oversight'] },
      {
        name: 'admin',
        owns: 'administrators and auditors',
        uses: ['door', 'case', 'public', 'recipients', 'oversight'],
      },
      { name: 'mandates', owns: 'agents and their principals', uses: ['door', 'case', 'applicant'] },
      { name: 'counter', owns: 'the hall’s counter', uses: ['door', 'case', 'applicant'] },
      {
        name: 'staff',
        owns: 'desks of the units',
        uses: ['door', 'case', 'account', 'applicant', 'public', 'oversight', 'mandates'],
      },
      {
        name: 'api',
        owns: 'the programming interface',
        uses: ['door', 'case', 'applicant', 'public', 'oversight', 'staff'],
      },
      {
        name: '.',
        owns: 'every address, put together',
        uses: [
          ...['door', 'case', 'account', 'session', 'applicant', 'recipients', 'oversight', 'admin'],
          'by-mail',
          ...['public', 'mandates', 'counter', 'staff', 'api'],
        ],
      },
    ],
  },
  {
    folder: 'hosts/local',
    rooms: [
      { name: 'base', owns: 'clock, keys, settings, durable writes', uses: [] },
      { name: 'store', owns: 'the database and its copies', uses: ['base'] },
      { name: 'http', owns: 'the server', uses: ['base'] },
      { name: 'seal', owns: 'the unit’s seal', uses: ['base'] },
      { name: 'demo', owns: 'the sample register and people', uses: ['base'] },
      { name: 'paper', owns: 'printing', uses: ['base'] },
      { name: 'post', owns: 'mail and text messages', uses: ['base', 'http'] },
      { name: 'issuer', owns: 'sign-in of the demo', uses: ['base', 'http'] },
      {
        name: '.',
        owns: 'the host, put together',
        uses: ['base', 'store', 'http', 'seal', 'demo', 'paper', 'post', 'issuer'],
      },
    ],
  },
  {
    folder: 'web/parts',
    rooms: [
      { name: '.', owns: 'parts of any page', uses: [] },
      { name: 'case', owns: 'parts that show a case', uses: ['.'] },
      { name: 'form', owns: 'parts that ask', uses: ['.'] },
    ],
  },
  {
    folder: 'web/words',
    rooms: [
      { name: '.', owns: 'words of every page', uses: [] },
      { name: 'staff', owns: 'words of staff pages', uses: ['.'] },
    ],
  },
  {
    folder: 'workflows',
    rooms: [
      { name: 'contract', owns: 'what a procedure is', uses: [] },
      { name: 'common', owns: 'what several procedures share', uses: ['contract'] },
    ],
  },
  {
    folder: 'cloud',
    rooms: [
      { name: 'template', owns: 'what was synthesised, without references', uses: [] },
      { name: 'clock', owns: 'the world’s clock', uses: [] },
      { name: 'wire', owns: 'who signed a call, and how services are spoken to', uses: [] },
      { name: 'iam', owns: 'policies, and the judge of every call', uses: ['template'] },
      { name: 'faults', owns: 'what goes wrong on request', uses: ['wire'] },
      { name: 'queues', owns: 'queues', uses: ['template', 'wire', 'iam'] },
      { name: 'secrets', owns: 'secrets and keys', uses: ['template', 'wire', 'iam'] },
      { name: 's3', owns: 'buckets', uses: ['template', 'wire', 'iam'] },
      { name: 'dynamo', owns: 'tables and their streams', uses: ['template', 'wire', 'iam'] },
      {
        name: 'lambda',
        owns: 'functions in processes of their own',
        uses: ['template', 'clock', 'wire', 'iam', 'queues'],
      },
      { name: 'gateway', owns: 'the HTTP API', uses: ['template', 'wire', 'iam', 'lambda'] },
      { name: 'steps', owns: 'executions of state machines', uses: ['template', 'clock', 'wire', 'iam', 'lambda'] },
      {
        name: 'events',
        owns: 'streams, queues and schedules that call functions',
        uses: ['template', 'iam', 'faults', 'queues', 'dynamo', 'lambda'],
      },
      {
        name: '.',
        owns: 'the world, put together',
        uses: [
          'template',
          'clock',
          'wire',
          'iam',
          'faults',
          'queues',
          'secrets',
          's3',
          'dynamo',
          'lambda',
          'gateway',
          'steps',
          'events',
        ],
      },
    ],
  },
  {
    folder: 'tests/support',
    rooms: [
      { name: 'doubles', owns: 'stand-ins for what a test cannot reach', uses: [] },
      { name: '.', owns: 'engines, hosts and people for tests', uses: ['doubles'] },
      { name: 'pages', owns: 'sample pages and papers', uses: ['doubles', '.'] },
    ],
  },
]
