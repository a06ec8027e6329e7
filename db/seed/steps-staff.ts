import { confirmEmail, createPerson } from '~/accounts/commands.server'
import { grantRole } from '~/accounts/roles/commands.server'
import { enterRate, openCorridor } from '~/corridors/commands.server'
import { markRead } from '~/notifications/commands.server'
import { chinaDay } from '~/platform/china-day'
import { loadStarterTerms } from '~/translations/terms/commands.server'
import { hours, plusMs } from '../clock'
import { inTransaction, type Tx } from '../connect'
import type { InstantText } from '../schema'
import type { PersonSeed } from './content'
import { corridors } from './corridors'
import { staff } from './people'
import { starterTerms } from './terms'
import { daysBefore } from './timeline'
import { known, must, type Step, type World } from './world'

/** The portal begins with its staff, its corridors and the rates that amounts are compared by. */
export function staffSteps(world: World): Step[] {
  const { db, now } = world
  const begin = daysBefore(now, portalDays, 'begin')
  const people = staff.map(
    (person, index): Step => ({
      at: plusMs(begin, index * 120_000),
      name: `${person.key} joins the staff`,
      run: async () => {
        await inTransaction(db, (tx) => enterPerson(tx, world, person))
        must(await grantRole(db, { email: person.email, role: person.staffRole }))
      },
    }),
  )
  const opened = corridors.map(
    ({ key, slug, name, description }, index): Step => ({
      at: plusMs(begin, hours(1) + index * 600_000),
      name: `corridor ${key}`,
      run: async () => {
        const corridor = { slug, nameZh: name.zh, nameEn: name.en, descriptionZh: description.zh, descriptionEn: description.en }
        const { id } = must(await openCorridor(db, { actorId: known(world.people, 'operator'), corridor }))
        world.corridors.set(key, id)
      },
    }),
  )
  const words: Step = {
    at: plusMs(begin, hours(1)),
    name: 'starter term base',
    run: async () => void must(await loadStarterTerms(db, starterTerms)),
  }
  return [...people, words, ...opened, ...rateSteps(world), ...readSteps(world)]
}

/** How long the demonstration's portal has been running. */
const portalDays = 240

/** Enters somebody whose address counts as confirmed. */
export async function enterPerson(
  tx: Tx,
  { people, passwordHash }: World,
  { key, name, email, language, timeZone }: PersonSeed,
): Promise<string> {
  const personId = await createPerson(tx, { email, name, passwordHash, language, timeZone })
  if (personId === null) throw new Error(`${email} is somebody else's`)
  await confirmEmail(tx, personId)
  people.set(key, personId)
  return personId
}

/** Once a week for four months and yesterday, drifting a little around a middle: made up, and named so. */
function rateSteps({ db, now, people }: World): Step[] {
  return [...Array.from({ length: 18 }, (_, week) => 127 - week * 7), 1].map((daysAgo, index) => {
    const at = daysBefore(now, daysAgo, 'rates')
    return {
      at,
      name: `rates of ${chinaDay(at)}`,
      run: async () => {
        const drift = [0, 4, 7, 5, -2, -6, -3][index % 7]!
        const common = { base: 'USD', date: chinaDay(at), source: 'Demo rate' } as const
        const actorId = known(people, 'operator')
        must(await enterRate(db, { actorId, rate: { ...common, quote: 'CNY', rate: (7.1 + drift / 500).toFixed(4) } }))
        must(await enterRate(db, { actorId, rate: { ...common, quote: 'INR', rate: (88.4 - drift / 20).toFixed(2) } }))
      },
    }
  })
}

/** Everybody has looked in not long ago: what is unread is what is new. */
function readSteps({ db, now, people }: World): Step[] {
  const at: InstantText = daysBefore(now, 2, 'looked in')
  return [
    {
      at,
      name: 'everybody looks in',
      run: async () => {
        for (const personId of people.values()) await markRead(db, { personId })
      },
    },
  ]
}
