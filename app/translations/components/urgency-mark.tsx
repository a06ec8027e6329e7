import type { Translate } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import type { Urgency } from '../tasks/task'

/** Says in words that a task is late or nearly so; nothing while there is time. */
export function UrgencyMark({ urgency, t }: { urgency: Urgency; t: Translate }) {
  if (urgency === 'later') return null
  return (
    <Chip tone={urgency === 'breached' ? 'signal' : 'amber'} icon="clock">
      {t(`translations:urgency.${urgency}`)}
    </Chip>
  )
}
