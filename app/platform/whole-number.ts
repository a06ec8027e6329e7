/**
 * A whole number that an address or a form names, or null. What else `Number` reads (`1.5`, `1e400`, `0x1f`, nothing at all) is none: PostgreSQL refuses
 * to compare it with a column of numbers, where SQLite just finds nothing.
 */
export const wholeNumber = (text: unknown): number | null => (typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null)
