import type { LanguageTag, PartOfSpeech } from '#db/schema'

/**
 * The forms in which a term may stand in a text. Only the head word is inflected, and by rule, not by stem: a stemmer takes
 * "bearing" for a form of "bear" and every "assembly" for "assemble".
 */
const irregular: Record<string, readonly string[]> = {
  datum: ['data'],
  matrix: ['matrices'],
  axis: ['axes'],
  die: ['dies', 'dice'],
  index: ['indexes', 'indices'],
  analysis: ['analyses'],
  basis: ['bases'],
  criterion: ['criteria'],
  man: ['men'],
  woman: ['women'],
  shelf: ['shelves'],
  life: ['lives'],
  knife: ['knives'],
  half: ['halves'],
  run: ['runs', 'ran', 'running'],
  build: ['builds', 'built', 'building'],
  send: ['sends', 'sent', 'sending'],
  put: ['puts', 'putting'],
  take: ['takes', 'took', 'taken', 'taking'],
  go: ['goes', 'went', 'gone', 'going'],
}

/** Words that have no plural, or are one. */
const unchanged =
  /(?:software|hardware|equipment|machinery|inventory in transit|data|metadata|series|traceability|middleware|firmware|feedstock|information)$/i

const british: [RegExp, string][] = [
  [/isation\b/, 'ization'],
  [/ise\b/, 'ize'],
  [/ised\b/, 'ized'],
  [/ising\b/, 'izing'],
  [/our\b/, 'or'],
  [/([^aeiou])re\b/, '$1er'],
  [/ogue\b/, 'og'],
  [/programme\b/, 'program'],
  [/lling\b/, 'ling'],
  [/lled\b/, 'led'],
]
/** -our and -re that are no British spelling. */
const sameInBoth =
  /\b(?:hour|four|our|your|tour|pour|more|store|core|fire|wire|software|hardware|middleware|before|measure|pressure|failure|procedure|structure|temperature|feature|picture|fixture|mixture|moisture|architecture|manufacture|are|spare|compare|share|cure|rare|score|bore|ore|procure|secure|figure|square|firmware|rework|advise|precise|otherwise|enterprise|exercise|noise|rise|raise|revise|supervise|wise)\b/

/** Every other form of a term; none for Chinese, which does not inflect. */
export function inflections(term: string, language: LanguageTag, partOfSpeech: PartOfSpeech): string[] {
  if (language !== 'en') return []
  const forms = new Set<string>()
  for (const spelling of spellings(term)) {
    forms.add(spelling)
    for (const form of partOfSpeech === 'verb' ? verbForms(spelling) : partOfSpeech === 'noun' ? nounForms(spelling) : []) forms.add(form)
  }
  for (const form of [...forms]) for (const other of joinings(form)) forms.add(other)
  forms.delete(term)
  return [...forms]
}

function spellings(term: string): string[] {
  const american = term.replace(/[A-Za-z]+/g, (word) => {
    if (sameInBoth.test(word)) return word
    return british.reduce((spelt, [from, to]) => (spelt === word ? spelt.replace(from, to) : spelt), word)
  })
  return american === term ? [term] : [term, american]
}

/** A machine tool, machine tools; a bill of materials, bills of materials. */
function nounForms(term: string): string[] {
  const [, head, after] = /^(.+?)((?: (?:of|in|at|for|on|by|to|per|with) .+)?)$/.exec(term) ?? []
  if (!head) return []
  const [, before, word] = /^(.*?)([A-Za-z]+)$/.exec(head) ?? []
  if (word === undefined || unchanged.test(head)) return []
  if (/^[A-Z][A-Z0-9]+$/.test(word)) return [`${before}${word}s${after}`]
  return plurals(word).map((plural) => `${before}${plural}${after}`)
}

function plurals(word: string): readonly string[] {
  const known = irregular[word.toLowerCase()]
  if (known) return known.slice(0, known.length > 2 ? 1 : known.length)
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return [`${word}es`]
  if (/[^aeiou]y$/i.test(word)) return [`${word.slice(0, -1)}ies`]
  return [`${word}s`]
}

/** The first word of a verb changes: release an order, released an order. */
function verbForms(term: string): string[] {
  const [, word, after = ''] = /^([A-Za-z]+)(.*)$/.exec(term) ?? []
  if (word === undefined) return []
  const known = irregular[word.toLowerCase()]
  if (known) return known.map((form) => form + after)
  const third = /(?:s|x|z|ch|sh|o)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
  const isShort = /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(word)
  const stem = isShort ? word + word.at(-1) : word.replace(/([^aeoy])e$/, '$1')
  const past = /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ied` : /e$/.test(word) ? `${word}d` : `${stem}ed`
  return [third, past, `${stem}ing`].map((form) => form + after)
}

/** work order, work-order, workorder. */
function joinings(term: string): string[] {
  if (!/^[A-Za-z]+[ -][A-Za-z]+$/.test(term)) return term.includes('-') ? [term.replaceAll('-', ' ')] : []
  const [one, other] = term.split(/[ -]/) as [string, string]
  return [`${one} ${other}`, `${one}-${other}`, ...(one.length + other.length <= 10 ? [`${one}${other}`] : [])]
}
