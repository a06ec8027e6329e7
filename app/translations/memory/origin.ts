/** Where a unit of the memory was approved last: a segment's id, or what stands for a pair that came in a file. */
const mark = 'import:'

export const originOfImport = (fingerprint: string): string => `${mark}${fingerprint}`
export const isImported = (originId: string): boolean => originId.startsWith(mark)
