/**
 * Names and labels that people see beside each other (companies, persons, files, terms): in one Unicode form, without characters that hide or turn
 * text, and without letters of one script posing as another's. Nothing is stripped silently; what does not belong is refused and named.
 */
export type Name = { ok: true; value: string } | { ok: false; reason: NameRefusal; codePoint?: string }
export type NameRefusal = 'empty' | 'tooLong' | 'hiddenCharacter' | 'mixedScripts'

/** Controls, bidi marks, zero-width and other invisible characters, tags, private use, lone surrogates, line and paragraph separators. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u

/** Reads a name as typed: NFKC (full-width letters become plain ones), blank ends cut. `longest` counts code points. */
export function parseName(text: string, longest = 200): Name {
  // Folding can lengthen a text eighteenfold, so a hostile one is refused before.
  if (text.length > longest * 4) return { ok: false, reason: 'tooLong' }
  const hidden = HIDDEN.exec(text)?.[0]
  if (hidden) return { ok: false, reason: 'hiddenCharacter', codePoint: codePointOf(hidden) }
  const value = text.normalize('NFKC').trim()
  if (value === '') return { ok: false, reason: 'empty' }
  if ([...value].length > longest) return { ok: false, reason: 'tooLong' }
  return mixesScripts(value) ? { ok: false, reason: 'mixedScripts' } : { ok: true, value }
}

/** Latin, Cyrillic and Greek share shapes, so a name uses one of them; Han, Devanagari and others stand beside any. */
export function mixesScripts(text: string): boolean {
  return [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) => script.test(text)).length > 1
}

/**
 * What a name looks like: equal for names that a reader may take for each other, by case, blanks or look-alike letters (a small part of Unicode's
 * confusables, UTS 39). For uniqueness only, never shown.
 */
export function skeleton(name: string): string {
  const capitals = [...name.normalize('NFKC')].map((letter) => CAPITAL_LOOKALIKES[letter] ?? letter).join('')
  return [...capitals.toLowerCase()]
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join('')
    .replace(/\s/g, '')
}

const lookalikes = (from: string, to: string): Record<string, string> => {
  const targets = [...to]
  return Object.fromEntries([...from].map((letter, index) => [letter, targets[index] ?? letter]))
}

/** Greek capitals whose small letters look like something else (Ν is N, ν is v). */
const CAPITAL_LOOKALIKES = lookalikes('ΗΝΥΖ', 'hnyz')

const LOOKALIKES = {
  ...lookalikes('авгеёзиіїјкмнорстухѕһԁԛԝԍӏьѵ', 'abree3uiijkmhopctyxshdqwglbv'),
  ...lookalikes('αβγεηικμνορτυχς', 'abyenikmvoptuxc'),
  ...lookalikes('ıɑɡ曰', 'iag日'),
}

const codePointOf = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
