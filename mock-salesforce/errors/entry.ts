/** An entry of the catalogue of errors, and its two makers: one for what refuses a request, one for a record. */

export interface ErrorEntry {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly scope: 'request' | 'record';
  readonly source: 'documented' | 'observed' | 'assumed';
}

type Source = ErrorEntry['source'];

export const request = (code: string, status: number, source: Source, message: string): ErrorEntry => ({
  code,
  status,
  message,
  scope: 'request',
  source,
});

export const record = (code: string, source: Source, message: string, status = 400): ErrorEntry => ({
  code,
  status,
  message,
  scope: 'record',
  source,
});
