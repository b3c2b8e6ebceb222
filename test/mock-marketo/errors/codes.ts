/** The documentation's table of error codes, and which of them are caused elsewhere or on demand. */

/**
 * Codes that come on demand only: they tell of trouble behind the API, of what Salesforce makes of a merge, and of assets
 * that the mock does not have. The last ones can be had on demand too, whatever else causes them: clients try them again.
 */
export const ON_DEMAND: readonly (readonly [code: string, message: string])[] = [
  ['502', 'Bad Gateway'],
  ['604', 'Request timed out'],
  ['608', 'API Temporarily Unavailable'],
  ['611', 'System error'],
  ['614', 'Invalid Subscription'],
  ['703', 'The feature is not enabled for the subscription'],
  ['712', 'Merge to person Account operation is invalid'],
  ['713', 'Transient Error'],
  ['714', 'Unable to find the default record type'],
  ['719', 'Lock wait timeout exception'],
  ['1014', 'Failed to create Object'],
  ['1016', 'There are 10 imports currently being processed. Please try again later'],
  ['1019', 'Import in progress'],
  ['1022', 'Object in use'],
  ['1029', 'Too many jobs in queue'],
  ['1076', 'You are creating a duplicate record. It is recommended that you use an existing record instead.'],
  ['1077', 'Value for field exceeds max length'],
  ['1079', 'Merge Leads call failed due to Personalized URL conflict in duplicate records'],
];

/** Codes of the documentation's table that other tests cause, and the file that does. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  '602': 'identity.test.ts',
  '701': 'assets.test.ts',
  '702': 'assets.test.ts',
  '710': 'assets.test.ts',
  '711': 'assets.test.ts',
  '1016': 'bulk-lead-import.test.ts',
  '1019': 'bulk-lead-import.test.ts',
  '1020': 'campaigns-rest.test.ts',
  '1027': 'errors/provoked.test.ts',
  '1029': 'bulk-export-jobs.test.ts',
  '1035': 'bulk-lead-export.test.ts',
  '1042': 'campaigns-rest.test.ts',
  '1078': 'lead-database/merge.test.ts',
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
