/** What a token may read in its owner's name. None of them reads what another company has sealed. */
const nouns = ['requests', 'bids', 'engagements'] as const
export type Noun = (typeof nouns)[number]
export type Scope = `${Noun}:read`
export const toRead = <N extends Noun>(noun: N) => `${noun}:read` as const
export const scopes = nouns.map(toRead)
/** What a scope is about; words are in `tokens:scope`. */
export const nounOf = (scope: Scope) => scope.slice(0, scope.indexOf(':')) as Noun
