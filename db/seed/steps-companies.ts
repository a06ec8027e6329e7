import { enterCompany } from '~/accounts/memberships/commands.server'
import { stateCapabilities } from '~/companies/capabilities/commands.server'
import { registerCompany } from '~/companies/commands.server'
import { caseFields } from '~/companies/profile/case-study'
import { saveProfile } from '~/companies/profile/commands.server'
import { suspendCompany, verifyCompany } from '~/companies/verification/commands.server'
import { days, hours, plusMs } from '../clock'
import { inTransaction } from '../connect'
import type { InstantText } from '../schema'
import { buyers } from './buyers'
import { type BuyerSeed, type PersonSeed, sourceText, type VendorSeed } from './content'
import { buyerPeople, staff, vendorPeople } from './people'
import { enterPerson } from './steps-staff'
import { type Pair, verified } from './steps-translations'
import { fieldsIn, type Texts } from './texts'
import { daysBefore, earlier } from './timeline'
import { vendors } from './vendors'
import { known, must, type Step, type World } from './world'

/** Each company registers, writes what it does and is looked up, before `firstDeed` (by company) at the latest. */
export function companySteps(world: World, firstDeed: ReadonlyMap<string, InstantText>): Step[] {
  return [...buyers, ...vendors].flatMap((company, index) => {
    const needed = plusMs(firstDeed.get(company.key) ?? world.now, -days(1))
    const isChecked = company.status !== 'registered'
    const checkedAt = earlier(daysBefore(world.now, company.verifiedDaysAgo ?? 3, `${company.key} checked`), needed)
    const registeredAt = isChecked ? plusMs(checkedAt, -days(2)) : checkedAt
    const pair = pairOf(index)
    return [
      ...registration(world, company, registeredAt),
      ...profile(world, company, { ...pair, from: plusMs(registeredAt, hours(1)), reviewedAt: checkedAt, isChecked }),
      ...(isChecked ? [verification(world, company, pair.reviewer, checkedAt)] : []),
      ...(company.status === 'suspended' ? [suspension(world, company, pair.translator)] : []),
    ]
  })
}

const moderators = staff.filter(({ staffRole }) => staffRole === 'moderator').map(({ key }) => key)

/** Whoever translates and whoever reviews, in turns that never meet. */
const pairOf = (index: number): Pair => ({
  translator: moderators[index % moderators.length]!,
  reviewer: moderators[(index + 1 + (Math.floor(index / moderators.length) % (moderators.length - 1))) % moderators.length]!,
})

type Company = BuyerSeed | VendorSeed
const isBuyer = (company: Company): company is BuyerSeed => 'uscc' in company
const languageOf = (company: Company) => (isBuyer(company) ? 'zh-CN' : 'en')

function registration(world: World, company: Company, at: InstantText): Step[] {
  const people: PersonSeed[] = [...buyerPeople, ...vendorPeople].filter((person) => person.company.key === company.key)
  const [owner, ...members] = people
  if (owner?.company?.role !== 'owner') throw new Error(`${company.key} has no owner in front`)
  return [
    {
      at,
      name: `${company.key} registers`,
      counts: 'companies',
      run: () =>
        inTransaction(world.db, async (tx) => {
          const personId = await enterPerson(tx, world, owner)
          const { companyId } = must(await registerCompany(tx, { ownerId: personId, ...factsOf(world, company) }))
          world.companies.set(company.key, { companyId, personId })
        }),
    },
    ...members.map((member, index) => ({
      at: plusMs(at, hours(2 + index)),
      name: `${member.key} joins ${company.key}`,
      run: () =>
        inTransaction(world.db, async (tx) => {
          const personId = await enterPerson(tx, world, member)
          const { companyId } = known(world.companies, company.key)
          if (!(await enterCompany(tx, { personId, companyId }))) throw new Error(`${member.key} belongs elsewhere`)
        }),
    })),
  ]
}

function factsOf({ corridors }: World, company: Company) {
  const { contact } = company
  const shared = {
    language: languageOf(company),
    corridorId: known(corridors, company.corridor),
    cityZh: company.city.zh,
    cityEn: company.city.en,
    contactName: contact.name,
    contactEmail: contact.email,
    contactPhone: contact.phone,
  } as const
  return isBuyer(company)
    ? ({
        ...shared,
        kind: 'buyer',
        nameZh: company.legalName,
        nameEn: company.englishName,
        uscc: company.uscc,
        vertical: company.vertical,
        division: company.division,
      } as const)
    : ({
        ...shared,
        kind: 'vendor',
        nameEn: company.legalName,
        nameZh: company.chineseName,
        gstin: company.gstin,
        cin: company.cin,
        technologies: company.technologies,
      } as const)
}

/** What the company says of itself; nobody has translated it yet where nobody has looked the company up. */
function profile(
  world: World,
  company: Company,
  { from, reviewedAt, isChecked, ...pair }: Pair & { from: InstantText; reviewedAt: InstantText; isChecked: boolean },
): Step[] {
  const texts = { about: company.about, ...(isBuyer(company) ? {} : textsOfCases(company)) }
  const saved: Step = {
    at: from,
    name: `${company.key} writes its profile`,
    run: async () => {
      const actor = known(world.companies, company.key)
      must(await saveProfile(world.db, { actor, fields: fieldsIn(texts, languageOf(company)) }))
      if (!isBuyer(company)) must(await stateCapabilities(world.db, { actor, capabilities: capabilitiesOf(company, world.now) }))
    },
  }
  if (!isChecked) return [saved]
  const document = async () => {
    const { companyId } = known(world.companies, company.key)
    const row = await world.db.selectFrom('company').select('documentId').where('id', '=', companyId).executeTakeFirstOrThrow()
    return row.documentId!
  }
  return [
    saved,
    ...verified(world, { name: `profile of ${company.key}`, document, texts }, { ...pair, from: plusMs(from, hours(3)), reviewedAt }),
  ]
}

const textsOfCases = ({ cases = [] }: VendorSeed): Texts =>
  Object.fromEntries(
    caseFields.flatMap((fields, index) => {
      const written = cases[index]
      return written
        ? [
            [fields.title, written.title],
            [fields.text, written.text],
          ]
        : []
    }),
  )

function capabilitiesOf({ verticals, staff: teamSize, certificate }: VendorSeed, now: InstantText) {
  const expiresOn = certificate ? plusMs(now, days(certificate.daysLeft)).slice(0, 10) : null
  return { verticals: [...verticals], teamSize, certificates: certificate ? [{ name: certificate.name, expiresOn }] : [] }
}

function verification({ db, people, companies }: World, company: Company, moderator: string, at: InstantText): Step {
  const note = isBuyer(company)
    ? '国家企业信用信息公示系统：名称、代码一致，登记状态为存续。'
    : 'GST portal: active; legal name, state and PAN agree with what the company typed.'
  return {
    at,
    name: `${company.key} is looked up`,
    run: async () =>
      must(
        await verifyCompany(db, {
          moderatorId: known(people, moderator),
          companyId: known(companies, company.key).companyId,
          registry: isBuyer(company) ? 'gsxt' : 'gst',
          note,
        }),
      ),
  }
}

function suspension({ db, now, people, companies }: World, company: Company, moderator: string): Step {
  return {
    at: daysBefore(now, 60, `${company.key} suspended`),
    name: `${company.key} is suspended`,
    run: async () =>
      must(
        await suspendCompany(db, {
          moderatorId: known(people, moderator),
          companyId: known(companies, company.key).companyId,
          note: company.suspension ? sourceText(company.suspension, languageOf(company)) : '',
        }),
      ),
  }
}
