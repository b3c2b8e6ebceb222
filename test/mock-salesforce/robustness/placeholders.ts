/** What stands for values that only the running server knows. */
export const TOKEN = '{token}';
export const JOB = '{job}';
