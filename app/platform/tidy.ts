// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** A text without control characters but for tabs and line ends: nobody means them, and PostgreSQL refuses NUL in any text. */
export const withoutControls = (text: string): string => text.toWellFormed().replace(controls, '')

/** What somebody typed: line ends as `\n`, no control characters, no blanks at either end. A file, or nothing, is an empty text. */
export const tidy = (value: FormDataEntryValue | null | undefined): string =>
  typeof value === 'string' ? withoutControls(value).replace(/\r\n?/g, '\n').trim() : ''
