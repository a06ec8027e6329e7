import type { Translate } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import type { Side } from '../engagement'
import { isTurnOf, type NextStep } from '../next-step'

/** The sentence that every state has: who acts next, and by when. Whoever acts is spoken to, everybody else is told about them. */
export function NextLine({ next, side, t, now }: { next: NextStep; side: Side | null; t: Translate; now: string }) {
  return (
    <>
      {isTurnOf(side, next.acts)
        ? t(`engagements:yourTurn.${next.code.split('.')[0]}`, next.values)
        : t(`engagements:next.${next.code}`, next.values)}
      {next.by ? (
        <span className="ms-2">
          {t('engagements:by')} <Instant at={next.by} now={now} />
        </span>
      ) : null}
    </>
  )
}
