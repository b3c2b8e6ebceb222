/**
 * The part of the catalogue that SOQL and SOSL refuse with, read as `errors.ts` says. `{where}` is the excerpt with
 * row and column. Texts marked `observed` were found word for word in logs and issues of independent public projects.
 */
import { type ErrorEntry, request } from './entry.ts';

const query = (code: string, source: ErrorEntry['source'], message: string) =>
  request(code, 400, source, message);

const malformed = (source: ErrorEntry['source'], reason: string) =>
  query('MALFORMED_QUERY', source, `{where}${reason}`);

const AS_IN_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';

export const QUERY_ERRORS = {
  queryMissing: query('MALFORMED_QUERY', 'observed', 'A query string has to be specified'),
  queryEmpty: query('MALFORMED_QUERY', 'observed', 'SOQL statements cannot be empty or null'),
  queryTooLong: query(
    'MALFORMED_QUERY',
    'assumed',
    'SOQL statements cannot be longer than {max} characters.',
  ),
  queryTooComplicated: query(
    'QUERY_TOO_COMPLICATED',
    'observed',
    'Query is either selecting too many fields or the filter conditions are too complicated.',
  ),
  queryTimeout: query('QUERY_TIMEOUT', 'observed', 'Your query request was running for too long.'),
  /** What the parser says about a token: its texts are the grammar's. */
  malformedQuery: malformed('observed', '{reason}'),
  offsetTooLarge: query('NUMBER_OUTSIDE_VALID_RANGE', 'observed', '{where}{reason}'),
  scopeUnknown: query('INVALID_QUERY_SCOPE', 'assumed', "{where}Scope '{scope}' is not supported"),
  unknownChildren: query(
    'INVALID_TYPE',
    'observed',
    `{where}Didn't understand relationship '{relationship}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${AS_IN_DESCRIBE}`,
  ),

  fieldsLimit: malformed('observed', 'The SOQL FIELDS function must have a LIMIT of at most {max}'),
  aliasNotAllowed: malformed('observed', 'only aggregate expressions use field aliasing'),
  aliasTwice: malformed('assumed', 'duplicate alias: {alias}'),
  notPolymorphic: malformed(
    'assumed',
    "TYPEOF can only be used with a polymorphic relationship: '{relationship}'",
  ),
  functionUnsuited: malformed('assumed', "field '{field}' does not support function {name}"),

  notFilterable: query(
    'INVALID_FIELD',
    'observed',
    "{where}field '{field}' can not be filtered in a query call",
  ),
  notSortable: malformed('observed', "field '{field}' can not be sorted in a query call"),
  notGroupable: malformed('observed', "field '{field}' can not be grouped in a query call"),
  notAggregatable: malformed('observed', 'field {field} does not support aggregate operator {operator}'),
  wrongLiteral: query(
    'INVALID_FIELD',
    'observed',
    "{where}value of filter criterion for field '{field}' must be of type {type} and {quotes}",
  ),
  invalidFilterDate: query('INVALID_FIELD', 'assumed', '{where}Invalid date: {value}'),
  invalidFilterId: query('INVALID_QUERY_FILTER_OPERATOR', 'observed', '{where}invalid ID field: {value}'),
  invalidOperator: query(
    'INVALID_QUERY_FILTER_OPERATOR',
    'assumed',
    '{where}invalid operator on {type} field',
  ),

  notGrouped: malformed('observed', 'Field must be grouped or aggregated: {field}'),
  orderNotGrouped: malformed('observed', 'Ordered field must be grouped or aggregated: {field}'),
  groupedAggregate: malformed('assumed', 'Grouped field should not be aggregated: {field}'),
  tooManyGroupings: malformed('assumed', 'GROUP BY {kind} supports at most {max} fields'),
  limitWithoutGroups: malformed(
    'assumed',
    'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
  ),
  aggregateInSubquery: malformed('observed', 'only root queries support aggregate expressions'),
  aggregateInWhere: malformed('assumed', 'Aggregate function {name} is not allowed in WHERE'),
  tooManyGroups: query(
    'EXCEEDED_ID_LIMIT',
    'observed',
    'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
  ),

  semiJoinWithOr: malformed('observed', "Semi join sub-selects are not allowed with the 'OR' operator"),
  semiJoinNested: malformed(
    'observed',
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
  ),
  semiJoinInSemiJoin: malformed('assumed', 'Nesting of semi join sub-selects is not supported'),
  tooManySemiJoins: malformed(
    'assumed',
    'Maximum {max} semi join sub-selects are allowed, but found {found}',
  ),
  semiJoinSameObject: malformed(
    'assumed',
    'The inner and outer selects should not be on the same object type',
  ),
  semiJoinActivity: malformed('assumed', "Entity '{object}' is not supported for semi join inner selects"),
  semiJoinLeft: malformed(
    'assumed',
    "The left operand field in the where expression for outer query should be an id field, cannot use: '{field}'",
  ),
  semiJoinSelected: malformed(
    'assumed',
    "The selected field in the semi join sub-select should be a single id or reference field, cannot use: '{field}'",
  ),
  semiJoinTypes: malformed(
    'observed',
    "The selected field '{selected}' in the subquery and the left operand field in the where expression in the outer query '{left}' should point to the same object type",
  ),

  queryCursorUnknown: query('INVALID_QUERY_LOCATOR', 'observed', 'invalid query locator'),

  searchMissing: query('MALFORMED_SEARCH', 'assumed', 'A search string has to be specified'),
  searchTermMissing: query(
    'MALFORMED_SEARCH',
    'assumed',
    'No search term found. The search term must be enclosed in braces.',
  ),
  searchTermTooShort: query(
    'MALFORMED_SEARCH',
    'assumed',
    'search term must be longer than one character: {term}',
  ),
} as const;
