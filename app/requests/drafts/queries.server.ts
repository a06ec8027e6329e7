import type { RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import type { Actor, MaybeActor } from '~/accounts/actor'
import { contactLeaks } from '~/platform/contact-leak'
import { acceptedFiles } from '~/platform/files.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { attachmentsOf } from '../attachments/queries.server'
import type { Draft } from '../components/draft-editor'
import { type SectionKey, sections } from '../components/request-fields'
import { type Description, missingIn, nextKey, wordsOf } from '../description'
import { findOwnRequest, type WholeRequest } from '../queries.server'
import { canSee } from '../request'

/** What the routes around one draft share: the gate and the page's data. */
interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: { lang: string; ref: string }
}

export interface Own {
  actor: Actor
  wanted: WholeRequest
  buyer: { actorId: string; companyId: string }
  /** The request's own page. */
  path: string
}

/** The buyer's company and its request, in a state in which this may be done; anything else is not there. */
export async function gateOwn(db: Db, args: Args, can: (actor: MaybeActor, request: WholeRequest) => boolean = canSee): Promise<Own> {
  const actor = requireActor(args)
  const companyId = found(actor.company).id
  const wanted = found(await findOwnRequest(db, { companyId, ref: args.params.ref }))
  allow(can(actor, wanted))
  return { actor, wanted, buyer: { actorId: actor.personId, companyId }, path: `/${args.params.lang}/my/requests/${wanted.ref}` }
}

/** Everything that the editor shows. */
export async function loadDraft(db: Db, { actor, wanted, path }: Own, request: Request): Promise<Draft> {
  const { description } = wanted
  const missing = Object.keys(missingIn(description))
  const isSaved = new URL(request.url).searchParams.has('saved')
  return {
    ref: wanted.ref,
    path,
    version: wanted.version,
    language: wanted.language,
    description: withOneDeliverable(description),
    files: await attachmentsOf(db, wanted.id),
    accept: acceptedFiles,
    done: sections.filter((section) => !missing.some((name) => sectionOf(name) === section)),
    contacts: contactLeaks(wordsOf(description)).map(({ text }) => text),
    returnedWith: wanted.status === 'needs_info' ? wanted.reasonText : '',
    isCompanyVerified: actor.company?.isVerified ?? false,
    formKey: crypto.randomUUID(),
    notice: isSaved ? 'saved' : null,
  }
}

/** An empty form shows one deliverable to fill in. */
export const withOneDeliverable = (description: Description): Description =>
  description.requirements.length > 0
    ? description
    : { ...description, requirements: [{ key: nextKey([]), level: 'must', what: '', acceptance: '' }] }

function sectionOf(name: string): SectionKey {
  if (name.startsWith('requirement.')) return 'deliverables'
  if (name.startsWith('asset.') || name === 'partner' || name === 'pilot') return 'together'
  if (name === 'systems') return 'site'
  if (name === 'vertical' || name === 'serviceKind') return 'kind'
  return name.startsWith('budget') ? 'money' : 'problem'
}
