/**
 * Letters that no token of a text has (U+01C2 and U+01C1, two clicks), before each token of a title, and of title and summary: there they are words
 * of their own, so that looking for one in titles alone walks past no other text.
 */
export const inTitle = (token: string): string => `ǂ${token}`
export const inLead = (token: string): string => `ǁ${token}`

/** With what each facet token begins. */
export const facetNames = ['kind', 'state', 'vertical', 'division', 'technology', 'corridor', 'mode', 'side', 'budget', 'closes'] as const

const han = /\p{Script=Han}/gu

/** Single Han characters of tokens, each once. */
export const singlesOf = (tokens: readonly string[]): string => [...new Set(tokens.flatMap((text) => text.match(han) ?? []))].join(' ')

const lone = /^\p{Script=Han}$/u

/** Whether a text's token may be found among facets or single characters, too. */
export const standsElsewhere = (token: string): boolean => lone.test(token) || facetNames.some((name) => token.startsWith(name))

/** The tokens and single characters of a title or a summary as words of their own. */
export const markedWith = (mark: (token: string) => string, tokens: string): string =>
  [...tokens.split(' '), ...singlesOf([tokens]).split(' ')]
    .filter((token) => token !== '')
    .map(mark)
    .join(' ')

/** A document as `searchIndex` of SQLite holds it, by its columns. */
export const columnsOf = ({
  titleTokens,
  summaryTokens,
  bodyTokens,
}: {
  titleTokens: string
  summaryTokens: string
  bodyTokens: string
}) => ({
  title: titleTokens,
  summary: summaryTokens,
  body: bodyTokens,
  heading: markedWith(inTitle, titleTokens),
  // The mark alone keeps a phrase from going on from the title into the summary.
  lead: [markedWith(inLead, titleTokens), inLead(''), markedWith(inLead, summaryTokens)].join(' '),
  singles: singlesOf([titleTokens, summaryTokens, bodyTokens]),
})
