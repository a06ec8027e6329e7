import type { Translate } from '~/platform/i18n/words'

/** What the summary of errors calls a field of the offer, where many ask for the same: its requirement or milestone, and its label. */
export function offerLabel(t: Translate, name: string): string | undefined {
  const [, list, index, part = ''] = /^(coverage|milestones)\[(\d+)\]\.(\w+)$/.exec(name) ?? []
  const number = Number(index) + 1
  if (list === 'coverage') return t('bids:form.requirement', { number })
  const labels: Record<string, string> = list
    ? {
        title: t('bids:form.milestoneTitle'),
        what: t('bids:form.milestoneWhat'),
        price: t('bids:form.price'),
        weeks: t('bids:form.weeks'),
      }
    : {
        approach: t('bids:form.approach'),
        currency: t('bids:form.currency'),
        teamSize: t('bids:form.teamSize'),
        team: t('bids:form.team'),
        assumptions: t('bids:form.assumptions'),
        outOfScope: t('bids:form.outOfScope'),
        validityDays: t('bids:form.validityDays'),
        pilot: t('together:offer.pilot'),
      }
  const label = Object.hasOwn(labels, list ? part : name) ? labels[list ? part : name] : undefined
  return list && label ? t('bids:form.milestonePart', { number, part: label }) : label
}
