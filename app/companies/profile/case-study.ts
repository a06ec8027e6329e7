import { profileFields } from '../company'

/** Work that a vendor shows, as a part of its profile: written by the vendor, translated and published with the rest of it. */
export interface CaseFields {
  number: number
  title: string
  text: string
}

/** Case studies of one vendor. */
export const mostCases = 3
export const longestCaseTitle = 120

/** Names of the profile's fields that hold them. */
export const caseFields: readonly CaseFields[] = Array.from({ length: mostCases }, (_, index) => ({
  number: index + 1,
  title: `case.${index + 1}.title`,
  text: `case.${index + 1}.text`,
}))

/** Where one stands on its company's page. */
export const casePlace = (number: number): string => `case-${number}`

/** Names of inputs: a dot would be a nested object. */
export const inputOf = (field: string): string => field.replaceAll('.', '-')

/** Those that have been written, in their order. */
export const casesIn = (fields: Readonly<Record<string, string>>): CaseFields[] => caseFields.filter(({ title }) => fields[title])

/** Inputs of the profile in the order of the form; here, since the browser needs them and must not be given the validator. */
export const profileOrder = {
  buyer: [...profileFields.buyer],
  vendor: [...profileFields.vendor, ...caseFields.flatMap((fields) => [inputOf(fields.title), inputOf(fields.text)])],
}
