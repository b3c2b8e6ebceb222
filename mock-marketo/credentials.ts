/** The one custom service of an instance, as an admin would have set it up in LaunchPoint. */

export const CLIENT_ID = 'mock-client';
export const CLIENT_SECRET = 'mock-secret';
/** E-mail of the API-only user that owns the service; the token answer shows it as the scope. */
export const API_USER = 'api@mock.example';
