import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import type { Side } from '../engagement'
import { isTurnOf, type NextStep } from '../next-step'
import { NextLine } from './next-line'

/** Everything that the reader's side has to do now, each with the way to where it is done. */
export function WaitingList({ steps, side, path, now }: { steps: readonly NextStep[]; side: Side | null; path: string; now: string }) {
  const { t } = useWords()
  const own = steps.filter(({ acts, path }) => path !== '' && isTurnOf(side, acts))
  if (own.length === 0) return null
  return (
    <Card title={t('engagements:list.todo')} tone="attention" className="mb-8">
      <ul className="divide-y divide-line">
        {own.map((step) => (
          <li key={`${step.code}${step.path}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
            <span className="min-w-0">
              <NextLine next={step} side={side} t={t} now={now} />
            </span>
            <LinkButton variant="secondary" to={`${path}${step.path}`}>
              {t('common:action.view')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
