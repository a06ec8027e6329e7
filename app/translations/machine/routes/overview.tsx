import { databaseNow } from '#db/clock'
import { chinaDay } from '~/platform/china-day'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { formatCount } from '~/ui/format-count'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { KindTable } from '../components/kind-table'
import { MachineStatus } from '../components/machine-status'
import { SendingTable } from '../components/sending-table'
import { canReadMachine, canSteerMachine } from '../draft'
import { translatorOf } from '../machine.server'
import { draftQuality, kindSwitches, machineState, readSendings } from '../queries.server'
import type { Route } from './+types/overview'

export const handle = { policy: 'machine.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadMachine(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const now = await databaseNow(db)
  const after = new URL(args.request.url).searchParams.get('after')
  const machine = translatorOf(config.machine)
  return {
    now,
    isFirst: !after,
    canSteer: canSteerMachine(actor),
    machine:
      machine && config.machine
        ? { name: machine.id, model: machine.model, host: machine.host, daily: config.machine.dailyCharacters }
        : null,
    state: machine ? await machineState(db, { host: machine.host, day: chinaDay(now) }) : null,
    quality: await draftQuality(db),
    kinds: await kindSwitches(db),
    ...(await readSendings(db, { after })),
  }
}

/** What leaves the house for drafts by a machine: which kinds may, how the machine does, and a line for each text that left. */
export default function Overview({ loaderData }: Route.ComponentProps) {
  const { now, isFirst, canSteer, machine, state, quality, kinds, sendings, next } = loaderData
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/staff/machine`
  return (
    <>
      <title>{t('machine:title')}</title>
      <PageHeader title={t('machine:title')} sub={t('machine:sub')} />
      <MachineStatus machine={machine} state={state} now={now} />
      {quality.changedShare === null ? null : (
        <p className="mb-5 max-w-reading">
          {t('machine:quality', { count: quality.sentences, share: formatCount(quality.changedShare, language) })}
        </p>
      )}
      <KindTable kinds={kinds} canSteer={canSteer} action={`${base}/kinds`} now={now} />
      <SendingTable sendings={sendings} now={now} />
      <Pager next={next ? `${base}?after=${encodeURIComponent(next)}` : null} first={isFirst ? null : base} />
    </>
  )
}
