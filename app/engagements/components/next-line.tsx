import type { Translate } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import type { NextStep } from '../next-step'

/** The sentence that every state has: who acts next, and by when. */
export function NextLine({ next, t, now }: { next: NextStep; t: Translate; now: string }) {
  return (
    <>
      {t(`engagements:next.${next.code}`, next.values)}
      {next.by ? (
        <span className="ms-2">
          {t('engagements:by')} <Instant at={next.by} now={now} />
        </span>
      ) : null}
    </>
  )
}
