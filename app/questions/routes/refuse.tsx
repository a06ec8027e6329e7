import { data, redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { refuseQuestion } from '../commands.server'
import { moderatorsQuestion } from '../queries.server'
import { canRefuse } from '../question'
import { refusalSchema } from '../question-form'
import type { Route } from './+types/refuse'

export const handle = { policy: 'questions.refuse' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  const question = found(await moderatorsQuestion(db, { ref: args.params.question, language: languageOf(args.context) }))
  allow(canRefuse(actor, question))
  return { actor, question }
}

export async function action(args: Route.ActionArgs) {
  const { actor, question } = await gate(args)
  const form = await readForm(args.request, refusalSchema)
  // The form offers only reasons there are; without one its page is shown again.
  if (!form.ok) return redirect(`/${args.params.lang}/questions/${question.ref}`)
  const refusal = await refuseQuestion(db, { actorId: actor.personId, questionId: question.id, reasonCode: form.value.reason })
  if (!refusal.ok) throw data({ code: 'movedOn' }, { status: 409 })
  return redirect(`/${args.params.lang}/questions/${question.ref}`)
}
