import { type CaseFields, caseFields } from '~/companies/profile/case-study'

/** A case study has no id of its own: it is found as its company's id and its number. */
export const caseSubjects = (companyId: string): string[] => caseFields.map(({ number }) => `${companyId}/${number}`)

export function caseSubject(subjectId: string): { companyId: string; fields: CaseFields | undefined } {
  const [companyId = '', number] = subjectId.split('/')
  return { companyId, fields: caseFields.find((each) => String(each.number) === number) }
}
