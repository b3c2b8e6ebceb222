/** jsforce, signed in to a mock server, and what its errors say. */
import jsforce from 'jsforce';

export type Connection = InstanceType<typeof jsforce.Connection>;

/** A connection through the SOAP login, as jsforce makes it from a name and a password. */
export async function jsforceClient(
  url: string,
  username = 'admin@mock.example',
  version = '62.0',
): Promise<Connection> {
  const connection = new jsforce.Connection({ loginUrl: url, version });
  await connection.login(username, 'mock');
  return connection;
}

/** `CODE: message` of the error that a promise ends with. */
export function failureOf(promise: PromiseLike<unknown>): PromiseLike<string> {
  return promise.then(
    () => 'no error',
    (error: { errorCode?: string; name: string; message: string }) =>
      `${error.errorCode ?? error.name}: ${error.message}`,
  );
}
