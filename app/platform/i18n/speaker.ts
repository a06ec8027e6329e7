import type { Language } from './language'
import type { Translate } from './words'

/**
 * Says messages as i18next does on the server, as far as our catalogues go: plural forms by `count`, values in `{{name}}`; no nesting, no
 * contexts, no formats. It is a hundredth of i18next's size; `speaker.test.ts` compares the two for every message. `find` answers the
 * message of a full key; `missing` what is said for a key that there is not.
 */
export function speakerOf(language: Language, find: (key: string) => string | undefined, missing: (key: string) => string): Translate {
  const plurals = new Intl.PluralRules(language)
  return (key, values) => {
    const count = values?.count
    const message = (typeof count === 'number' ? find(`${key}_${plurals.select(count)}`) : undefined) ?? find(key) ?? missing(key)
    return values
      ? message.replace(/\{\{-?\s*(\w+)\s*\}\}/g, (all, name: string) => (values[name] === undefined ? all : String(values[name] ?? '')))
      : message
  }
}
