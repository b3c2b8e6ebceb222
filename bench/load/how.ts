/** How a load run measures, as its help and its report say it. */
export const HOW: readonly string[] = [
  'Ratio: requests a second beside a bare Fastify JSON route of the same method, in the same process. It parses the same bodies and answers the same replies, serialised for each request by what Fastify compiles from its schema, and does nothing else: no sign-in, quota, journal, fault rules or data.',
  'The journal’s ratio: requests a second with the journal of requests beside the same without it.',
  'The two sides are asked in turn, in short rounds; each figure is the median of the rounds.',
  'CPU ratio: the same of the CPU time that the server’s process takes for a request: other work on the machine does not count. It is held against what is wanted.',
  'Latency: at a quarter of the measured rate, from the instant each request was planned for (no coordinated omission).',
];
