/**
 * Who may do what with what comes out of work done together. What each side brings stays its own (background); this divides what is made
 * (foreground).
 */
export interface Split {
  foreground: Foreground
  /** Per cent of the foreground that the buyer owns, 1–99; only of a shared one. The rest is the vendor's. */
  buyerShare: number | null
  /** What the side that does not own it may do with it; without meaning where it is shared. */
  licence: Licence
  territory: Territory
}

/** Who owns what is made. */
export const foregrounds = ['buyer', 'vendor', 'shared'] as const
export type Foreground = (typeof foregrounds)[number]

/** What the side that does not own it may do with the work; `term` is as long as the warranty runs. */
export const licences = ['unlimited', 'ownUse', 'term'] as const
export type Licence = (typeof licences)[number]

/** Where each side may sell what was made together. */
export const territories = ['world', 'bothCountries', 'ownCountry'] as const
export type Territory = (typeof territories)[number]

export const splitLimits = { share: { min: 1, max: 99 }, exploitation: 1_000, background: 3_000 } as const
