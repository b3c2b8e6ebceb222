/** The way into this room: XML read and written, as SOAP and Bulk API 1.0 speak it. */
export { type Children, type Element, readXml } from './read.ts';
export { NIL, orNil, XSI, xmlText } from './write.ts';
