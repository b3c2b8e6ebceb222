/** Which objects go both ways: leads and contacts are written back, everything else only comes from Salesforce. */
export function isPushedObject(object: string): object is 'Lead' | 'Contact' {
  return object === 'Lead' || object === 'Contact';
}
