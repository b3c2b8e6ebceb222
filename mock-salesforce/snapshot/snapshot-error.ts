/** A snapshot that does not fit the org it was sent to. */
export class SnapshotError extends Error {
  override name = 'SnapshotError';
}
