/** Something that the user can put right: it is shown as one clear text, without a stack, and ends with exit code 2. */
export class UserError extends Error {
  override name = 'UserError';
}
