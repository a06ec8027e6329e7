/**
 * One interface per table, in a file per domain. Types travel between SQLite and PostgreSQL: text ids made by the app (UUIDv7), UTC instants as
 * ISO-8601 text named `…At`, calendar days as `YYYY-MM-DD` text named `…On`, `0 | 1` named `is…`/`has…`/`wants…`, money in
 * integer minor units beside its currency, JSON as text named `…Json`. No serials, dates, booleans or dialect JSON.
 */
export type Flag = 0 | 1

/** ISO-8601 UTC with milliseconds: `2026-11-23T06:30:00.000Z`. Sorts as text. */
export type InstantText = string

/** `YYYY-MM-DD`. */
export type DayText = string
export type LanguageTag = 'zh-CN' | 'en'
export type Currency = 'CNY' | 'INR' | 'USD'
