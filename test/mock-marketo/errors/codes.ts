/** The documentation's table of error codes, and which of them are caused elsewhere, on demand, or never. */

/** Codes that come on demand only: they tell of trouble behind the API, which a mock does not have. */
export const ON_DEMAND: readonly (readonly [code: string, message: string])[] = [
  ['502', 'Bad Gateway'],
  ['604', 'Request timed out'],
  ['608', 'API Temporarily Unavailable'],
  ['611', 'System error'],
  ['614', 'Invalid Subscription'],
  ['713', 'Transient error'],
];

/** Codes of the documentation's table that other tests cause, and the file that does. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  '602': 'identity.test.ts',
  '1016': 'bulk-lead-import.test.ts',
  '1019': 'bulk-lead-import.test.ts',
  '1020': 'campaigns-rest.test.ts',
  '1027': 'errors/provoked.test.ts',
  '1029': 'bulk-export-jobs.test.ts',
  '1035': 'bulk-lead-export.test.ts',
  '1042': 'campaigns-rest.test.ts',
};

/** Codes that this mock never causes, and why. */
export const NEVER: Readonly<Record<string, string>> = {
  '701': 'assets only',
  '702': 'assets only',
  '703': 'features in beta',
  '710': 'assets only',
  '711': 'assets only',
  '712': 'merges in Salesforce, which the mock leaves alone',
  '714': 'the same',
  '719': 'clones of programs by the asset API',
  '1014': 'lists that cannot be created: no cause is documented',
  '1076': 'merges in Salesforce',
  '1078': 'merges in Salesforce',
  '1079': 'merges in Salesforce',
};

/** The documentation's table (Adobe "Error codes"), with 600 of older clients and 1080 of "Leads". */
export const DOCUMENTED_CODES = [
  ...[
    '413',
    '414',
    '500',
    '502',
    '600',
    '601',
    '602',
    '603',
    '604',
    '605',
    '606',
    '607',
    '608',
    '609',
    '610',
  ],
  ...[
    '611',
    '612',
    '613',
    '614',
    '615',
    '616',
    '701',
    '702',
    '703',
    '704',
    '709',
    '710',
    '711',
    '712',
    '713',
  ],
  ...['714', '718', '719', '1001', '1002', '1003', '1004', '1005', '1006', '1007', '1008', '1009', '1010'],
  ...['1011', '1012', '1013', '1014', '1015', '1016', '1017', '1018', '1019', '1020', '1021', '1022', '1025'],
  ...['1026', '1027', '1028', '1029', '1035', '1036', '1037', '1042', '1048', '1049', '1076', '1077', '1078'],
  ...['1079', '1080'],
];
