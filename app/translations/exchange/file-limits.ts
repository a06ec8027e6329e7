/** Bytes of a file, apart from what reads it, so that a page which only names them loads no reader of XML. */
export const largestJobFile = 10 * 1024 * 1024
export const largestTermFile = 5 * 1024 * 1024
