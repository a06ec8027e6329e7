/** One deliverable of the request as bidders and comparisons show it. */
export interface RequirementLine {
  key: string
  level: 'must' | 'should'
  what: string
  acceptance: string
}
