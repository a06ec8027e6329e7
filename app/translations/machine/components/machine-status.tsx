import { useWords } from '~/platform/i18n/words'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import type { machineState } from '../queries.server'

/** Whether there is a machine, how it does, and what is left of today's budget. */
export function MachineStatus({
  machine,
  state,
  now,
}: {
  machine: { name: string; model: string; host: string; daily: number } | null
  state: Awaited<ReturnType<typeof machineState>> | null
  now: string
}) {
  const { t, language } = useWords()
  if (!machine || !state) return <Notice title={t('machine:status.off')}>{t('machine:status.offHint')}</Notice>
  const rests = state.restsUntil !== null && state.restsUntil > now
  const spent = { sent: formatCount(state.characters, language), daily: formatCount(machine.daily, language) }
  return (
    <Notice
      tone={rests || state.characters >= machine.daily ? 'warning' : 'info'}
      title={t('machine:status.on', { name: t(`machine:provider.${machine.name}`), host: machine.host })}
    >
      {machine.model ? (
        <p>
          {t('machine:status.model')} <bdi>{machine.model}</bdi>
        </p>
      ) : null}
      <p>{t('machine:status.budget', spent)}</p>
      {rests ? (
        <p>
          {t('machine:status.rests')} <Instant at={state.restsUntil!} now={now} />
        </p>
      ) : null}
      {state.lastFault ? <p>{t('machine:status.lastFault', { reason: t(`machine:reason.${state.lastFault}`) })}</p> : null}
    </Notice>
  )
}
