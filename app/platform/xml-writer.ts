/**
 * Writes XML 1.0 as text. Everything that goes in is escaped here and nowhere else; characters that XML 1.0 cannot hold at all
 * (control characters, lone surrogates) are left out.
 */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

type Attributes = Record<string, string | number | undefined>

/** `children` are XML already; `text` is not. */
export const element = (name: string, attributes: Attributes = {}, ...children: readonly string[]): string =>
  children.length === 0 ? `<${name}${written(attributes)}/>` : `<${name}${written(attributes)}>${children.join('')}</${name}>`

/** An element around lines of others. */
export const block = (name: string, attributes: Attributes, children: readonly string[]): string =>
  element(name, attributes, '\n', ...children.map((child) => `${child}\n`))

/** Text between tags. A carriage return is written as a reference: parsers turn a bare one into a line feed. */
export const text = (value: string): string =>
  legal(value).replace(/[&<>\r]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&#13;'))

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([name, value]) => ` ${name}="${attribute(String(value))}"`)
    .join('')

const attribute = (value: string): string =>
  text(value).replace(/["\n\t]/g, (sign) => (sign === '"' ? '&quot;' : `&#${sign.charCodeAt(0)};`))

/** XML 1.0, production 2 (Char). */
export const legal = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is taken out
  value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
