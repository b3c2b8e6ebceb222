/** Schemas of replies whose shape is fixed; Fastify compiles them into serialisers. */

const TEXT = { type: 'string' };
const TEXTS = { type: 'array', items: TEXT };
const FLAG = { type: 'boolean' };
const COUNT = { type: 'integer' };
const ANYTHING = { type: 'object', additionalProperties: true };

/** REST's array of errors, for every status from 400 to 499. */
export const ERROR_LIST = {
  type: 'array',
  items: {
    type: 'object',
    properties: { duplicateResut: ANYTHING, message: TEXT, errorCode: TEXT, fields: TEXTS },
  },
};

const RECORD_ERROR = { type: 'object', properties: { statusCode: TEXT, message: TEXT, fields: TEXTS } };

/** What became of one record. */
export const SAVE_RESULT = {
  type: 'object',
  properties: { id: TEXT, success: FLAG, errors: { type: 'array', items: RECORD_ERROR }, created: FLAG },
};

export const SAVE_RESULTS = { type: 'array', items: SAVE_RESULT };

/** The addresses of records, where a request leaves it open which is meant. */
export const RECORD_PATHS = TEXTS;

export const UPDATED = { type: 'object', properties: { ids: TEXTS, latestDateCovered: TEXT } };

export const DELETED = {
  type: 'object',
  properties: {
    deletedRecords: { type: 'array', items: { type: 'object', properties: { id: TEXT, deletedDate: TEXT } } },
    earliestDateAvailable: TEXT,
    latestDateCovered: TEXT,
  },
};

export const LIMITS = {
  type: 'object',
  additionalProperties: { type: 'object', properties: { Max: COUNT, Remaining: COUNT } },
};
